import type { Ambient, Expression } from '#runtime/feel';
import type { RuleContext } from '#runtime/fields';
import { isList, isRecord, type Value } from '#runtime/values';
import type { FieldVerdict, FormInput, Verdict } from '../types.ts';
import { missing } from './messages.ts';
import type { Choice, CompiledForm, FormNode } from './nodes.ts';
import { accessOf, hasProtectedColumns, writableKeys } from './rights.ts';
import { firstGiven, own, pathOf, type Run, rowsGiven, sourceOf, startRun, timesOf } from './run.ts';

/**
 * The verdict over one submission: what is visible, what is required, what is wrong, what is kept.
 *
 * Pure: the same form and input give the same verdict on both sides. Each node is looked at once a row, after
 * whatever it reads, so one pass is the fixpoint. Expressions see visible values as this step may see them (hidden
 * absent, masked masked), so browser and server come to the same conclusions. Empty, null and error count as "no".
 */
export function evaluate(form: CompiledForm, input: FormInput): Verdict {
  const access = accessOf(form, input.rights);
  const run = startRun(form, input, access);
  const ambient: Ambient = { now: input.now, zone: input.zone };
  for (const node of form.order) {
    const times = timesOf(node, run);
    for (let row = 0; row < times; row += 1) evaluateNode(node, row, run, ambient);
  }
  const fields: Record<string, FieldVerdict> = {};
  for (const node of form.nodes) {
    const times = timesOf(node, run);
    for (let row = 0; row < times; row += 1) {
      fields[pathOf(node, row)] = {
        visible: run.visible[node.id]?.[row] ?? false,
        required: run.required[node.id]?.[row] ?? false,
        access: access[node.id] ?? 'hide',
      };
    }
  }
  return {
    valid: run.errors.length === 0,
    errors: inPageOrder(form, run),
    values: run.kept,
    dropped: droppedOf(form, run),
    fields,
  };
}

function evaluateNode(node: FormNode, row: number, run: Run, ambient: Ambient): void {
  const right = run.access[node.id];
  const isAbove = node.parent ? run.visible[node.parent.id]?.[node.parent.rows ? row : 0] === true : true;
  const state = isAbove ? stateOf(node, row, run, ambient) : HIDDEN;
  const isShown = isAbove && right !== 'hide' && state.visible;
  mark(run.visible, node, row, isShown);
  const isWritable = right === 'edit';
  mark(run.required, node, row, isShown && isWritable && state.required);
  if (node.holds === 'leaf') leaf(node, row, isAbove && state.visible, state.value, run);
  else if (node.holds === 'rows') rows(node, isShown, isAbove && state.visible, run);
  else if (node.holds === 'object' && isShown) {
    const seen: Record<string, Value> = {};
    openIn(run.seenIn, node, row, seen);
    put(run.seenIn, run.seen, node, row, seen);
  }
}

interface NodeState {
  readonly visible: boolean;
  readonly required: boolean;
  readonly value: Value | undefined;
}

const HIDDEN: NodeState = { visible: false, required: false, value: undefined };
const PLAIN: NodeState = { visible: true, required: false, value: undefined };
const PLAIN_REQUIRED: NodeState = { visible: true, required: true, value: undefined };

/** What linkages say of a node in a row; reactions speak after the schema's own words, the last one wins. */
function stateOf(node: FormNode, row: number, run: Run, ambient: Ambient): NodeState {
  if (
    !node.linked &&
    node.reactions.length === 0 &&
    !node.base.visible &&
    !node.base.value &&
    !node.derived
  ) {
    return isYes(node.base.required) ? PLAIN_REQUIRED : PLAIN;
  }
  const scope = scopeOf(node, row, run);
  const ask = (expression: Expression): Value => expression.evaluate(scope, ambient).value;
  const get = (choice: Choice): Value => ('constant' in choice ? choice.constant : ask(choice.expression));
  let visible = node.base.visible ? get(node.base.visible) === true : true;
  let required = node.base.required ? get(node.base.required) === true : false;
  let value = node.base.value ? get(node.base.value) : undefined;
  for (const reaction of node.reactions) {
    const side = !reaction.when || ask(reaction.when) === true ? reaction.fulfill : reaction.otherwise;
    if (side.visible) visible = get(side.visible) === true;
    if (side.required) required = get(side.required) === true;
    if (side.value) value = get(side.value);
  }
  if (node.derived && value === undefined) {
    const { from, part } = node.derived;
    const source = scopeIn(from, row, run)[from.key];
    const parts = source === undefined ? {} : (from.rule.derives?.(source) ?? {});
    if (Object.hasOwn(parts, part)) value = parts[part];
  }
  return { visible, required, value };
}

function isYes(choice: Choice | undefined): boolean {
  return choice !== undefined && 'constant' in choice && choice.constant === true;
}

function scopeOf(node: FormNode, row: number, run: Run): Readonly<Record<string, Value>> {
  if (!node.rows) return run.seen;
  return { ...run.seen, row: run.seenIn[node.rows.id]?.[row] ?? {}, index: row + 1 };
}

/** The record of seen values that a node's own value stands in. */
function scopeIn(node: FormNode, row: number, run: Run): Readonly<Record<string, Value>> {
  return node.container ? (run.seenIn[node.container.id]?.[row] ?? {}) : run.seen;
}

function leaf(node: FormNode, row: number, isVisible: boolean, computed: Value | undefined, run: Run): void {
  const right = run.access[node.id];
  const { given, stored } = sourceOf(node, row, run);
  const before = own(stored, node.key);
  if (right !== 'edit') {
    // What this step may not write stays as it stood, shown or not.
    if (before !== undefined) keep(node, row, before, run);
    if (!isVisible || right === 'hide' || before === undefined) return;
    put(run.seenIn, run.seen, node, row, right === 'mask' ? node.rule.mask(before) : before);
    return;
  }
  if (!isVisible) return;
  const path = pathOf(node, row);
  const { now, zone, places } = run.input;
  const context: RuleContext = { schema: node.schema, path, now, zone, ...(places ? { places } : {}) };
  // A row that was typed anew is not mixed with the one that stood at its place.
  const typed = firstGiven(own(given, node.key), node.rows ? undefined : before, node.schema.default);
  const raw = computed === undefined ? typed : computed;
  const value = raw === undefined ? undefined : node.rule.normalise(raw, context);
  if (value === undefined || node.rule.isEmpty(value)) {
    if (run.required[node.id]?.[row]) run.errors.push(missing(node, path));
    if (value === undefined) return;
    const empty = value === false || isList(value) ? value : null;
    put(run.seenIn, run.seen, node, row, empty);
    keep(node, row, empty, run);
    return;
  }
  for (const error of node.rule.check(value, context)) run.errors.push(error);
  put(run.seenIn, run.seen, node, row, value);
  keep(node, row, value, run);
}

function rows(node: FormNode, isShown: boolean, isVisible: boolean, run: Run): void {
  const isWritable = run.access[node.id] === 'edit';
  const { stored } = sourceOf(node, 0, run);
  const before = own(stored, node.key);
  const count = run.counts[node.id] ?? 0;
  if (!isVisible || !isShown) {
    const isKept = !isWritable || hasProtectedColumns(node, run.access);
    // Its rows are not evaluated any further: they stay whole, or go whole.
    run.counts[node.id] = 0;
    if (isKept && before !== undefined) keep(node, 0, before, run);
    return;
  }
  const given = rowsGiven(node, 0, run);
  if (given === undefined) return;
  const { now, zone } = run.input;
  if (isWritable && !node.rule.isEmpty(given)) {
    for (const error of node.rule.check(given, { schema: node.schema, path: node.path, now, zone })) {
      run.errors.push(error);
    }
  } else if (isWritable && run.required[node.id]?.[0]) run.errors.push(missing(node, node.path));
  const seen = Array.from({ length: count }, (): Record<string, Value> => ({}));
  const kept = Array.from({ length: count }, (_, row): Record<string, Value> => {
    const old = isList(before) ? before[row] : undefined;
    return !isWritable && isRecord(old) ? { ...old } : {};
  });
  run.seenIn[node.id] = seen;
  run.keptIn[node.id] = kept;
  put(run.seenIn, run.seen, node, 0, seen);
  keep(node, 0, kept, run);
}

function mark(table: boolean[][], node: FormNode, row: number, is: boolean): void {
  const line = table[node.id];
  if (line) line[row] = is;
}

function openIn(
  table: Record<string, Value>[][],
  node: FormNode,
  row: number,
  record: Record<string, Value>,
) {
  const line = table[node.id];
  if (line) line[row] = record;
}

/** Writes a value where its container is; a container that is not shown takes nothing. */
function put(
  table: Record<string, Value>[][],
  root: Record<string, Value>,
  node: FormNode,
  row: number,
  value: Value,
): void {
  const record = node.container ? table[node.container.id]?.[row] : root;
  if (record) record[node.key] = value;
}

/** Keeps a value for the case, making the groups around it on the way. */
function keep(node: FormNode, row: number, value: Value, run: Run): void {
  const { container } = node;
  if (container?.holds === 'object' && !run.keptIn[container.id]?.[row]) {
    const made: Record<string, Value> = {};
    openIn(run.keptIn, container, row, made);
    keep(container, row, made, run);
  }
  put(run.keptIn, run.kept, node, row, value);
}

/** Errors from top to bottom, whatever order the linkages asked for. */
function inPageOrder(form: CompiledForm, run: Run) {
  if (run.errors.length < 2) return run.errors;
  const place = (path: string) => {
    const parts = path.split('.');
    const node =
      form.byPath.get(path) ??
      form.byPath.get(parts.map((part) => (/^\d+$/.test(part) ? '*' : part)).join('.'));
    const row = Number(parts.find((part) => /^\d+$/.test(part)) ?? -1);
    return node ? { at: node.rows && row >= 0 ? node.rows.id : node.id, row, id: node.id } : LAST;
  };
  return run.errors
    .map((error) => ({ error, ...place(error.path) }))
    .sort((a, b) => a.at - b.at || a.row - b.row || a.id - b.id)
    .map(({ error }) => error);
}

const LAST = { at: Number.MAX_SAFE_INTEGER, row: 0, id: 0 };

/**
 * First-level names that stood before, may be written here, and are not kept: hidden now. A name that stood as null
 * counts too: saving may have put the null on top of what the case still holds.
 */
function droppedOf(form: CompiledForm, run: Run): readonly string[] {
  const { stored, rights } = run.input;
  if (!stored) return [];
  return [...writableKeys(form, rights)].filter(
    (key) => Object.hasOwn(stored, key) && !Object.hasOwn(run.kept, key),
  );
}
