/** The working table of one evaluation: what came in, what is seen, what is kept, by node and row. */
import { ROWS_CAP } from '#runtime/fields';
import type { FieldAccess } from '#runtime/model';
import { isList, isRecord, type RecordValue, type Value } from '#runtime/values';
import type { FieldError, FormInput } from '../types.ts';
import { rowsLocked, unknownField } from './messages.ts';
import type { CompiledForm, FormNode } from './nodes.ts';
import { hasProtectedColumns } from './rights.ts';

type Open = Record<string, Value>;

export interface Run {
  readonly input: FormInput;
  readonly access: readonly FieldAccess[];
  readonly errors: FieldError[];
  /** Rows of each rows node, by node id. */
  readonly counts: number[];
  /** What expressions see: visible values as this step may see them. */
  readonly seen: Open;
  readonly kept: Open;
  /** By node id, then row (0 outside rows). */
  readonly sources: Source[][];
  readonly seenIn: Open[][];
  readonly keptIn: Open[][];
  readonly visible: boolean[][];
  readonly required: boolean[][];
}

/** The records that the values of a container's children come from. */
interface Source {
  readonly given: RecordValue;
  readonly stored: RecordValue;
}

const EMPTY: RecordValue = {};
const NOTHING: Source = { given: EMPTY, stored: EMPTY };
/** A hostile submission is told of a few unknown keys, not of a million. */
const MOST_UNKNOWN = 20;

export function startRun(form: CompiledForm, input: FormInput, access: readonly FieldAccess[]): Run {
  const size = form.nodes.length;
  const run: Run = {
    input,
    access,
    errors: [],
    counts: new Array(size).fill(0),
    seen: {},
    kept: {},
    sources: new Array(size),
    seenIn: new Array(size),
    keptIn: new Array(size),
    visible: Array.from({ length: size }, () => []),
    required: Array.from({ length: size }, () => []),
  };
  unknownKeys(input.values, form.keys, '', run.errors);
  for (const node of form.nodes)
    if (node.holds !== 'leaf' && node.holds !== 'void') openContainer(form, node, run);
  return run;
}

export function own(record: RecordValue, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The first that was given at all: null is an answer that was taken back, and stays empty. */
export function firstGiven(...values: readonly (Value | undefined)[]): Value | undefined {
  return values.find((value) => value !== undefined);
}

/** How many times a node exists. */
export function timesOf(node: FormNode, run: Run): number {
  return node.rows ? (run.counts[node.rows.id] ?? 0) : 1;
}

/** The place of a node in the values, with its row's number. */
export function pathOf(node: FormNode, row: number): string {
  return node.rows ? node.path.replace('*', String(row)) : node.path;
}

/** Where the value of a node comes from. */
export function sourceOf(node: FormNode, row: number, run: Run): Source {
  if (!node.container) return { given: run.input.values, stored: run.input.stored ?? EMPTY };
  return run.sources[node.container.id]?.[row] ?? NOTHING;
}

/** The value a rows node starts from: what was sent where it may be written, else what stood there. */
export function rowsGiven(node: FormNode, row: number, run: Run): Value | undefined {
  const { given, stored } = sourceOf(node, row, run);
  const before = own(stored, node.key);
  if (run.access[node.id] !== 'edit') return before;
  return firstGiven(own(given, node.key), before, node.schema.default);
}

function openContainer(form: CompiledForm, node: FormNode, run: Run): void {
  const keys = form.keysOf.get(node) ?? new Set<string>();
  const list: Source[] = [];
  run.sources[node.id] = list;
  run.seenIn[node.id] = [];
  run.keptIn[node.id] = [];
  if (node.holds === 'object') {
    for (let row = 0; row < timesOf(node, run); row += 1) {
      const { given, stored } = sourceOf(node, row, run);
      const value = own(given, node.key);
      const before = own(stored, node.key);
      const path = pathOf(node, row);
      if (isRecord(value)) unknownKeys(value, keys, `${path}.`, run.errors);
      else if (value !== undefined && value !== null) run.errors.push(unknownField(path));
      list.push({ given: isRecord(value) ? value : EMPTY, stored: isRecord(before) ? before : EMPTY });
    }
    return;
  }
  const rows = rowsGiven(node, 0, run);
  const before = own(sourceOf(node, 0, run).stored, node.key);
  const storedRows = isList(before) ? before.slice(0, ROWS_CAP) : [];
  const given = isList(rows) ? rows : [];
  const isWritable = run.access[node.id] === 'edit';
  if (isWritable && given.length < storedRows.length && hasProtectedColumns(node, run.access)) {
    run.errors.push(rowsLocked(node, node.path, storedRows.length));
  }
  // Far too many rows are refused by the rule; they are not looked at one by one.
  const count = given.length > ROWS_CAP ? 0 : given.length;
  run.counts[node.id] = count;
  for (let row = 0; row < count; row += 1) {
    const value = given[row];
    const stored = storedRows[row];
    if (isWritable && isRecord(value)) unknownKeys(value, keys, `${node.path}.${row}.`, run.errors);
    list.push({ given: isRecord(value) ? value : EMPTY, stored: isRecord(stored) ? stored : EMPTY });
  }
}

function unknownKeys(
  given: RecordValue,
  keys: ReadonlySet<string>,
  prefix: string,
  errors: FieldError[],
): void {
  for (const key of Object.keys(given)) {
    if (keys.has(key) || errors.length >= MOST_UNKNOWN) continue;
    errors.push(unknownField(prefix + key.slice(0, 64)));
  }
}
