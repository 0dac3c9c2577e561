import type { FieldAccess, StepRights } from '#runtime/model';
import { isList, isRecord, type RecordValue, type Value, type Variables } from '#runtime/values';
import type { FormSchema } from '../types.ts';
import type { CompiledForm, FormNode } from './nodes.ts';

const EDIT_ALL: StepRights = { otherwise: 'edit', fields: {} };
const known = new WeakMap<StepRights, WeakMap<CompiledForm, readonly FieldAccess[]>>();

/**
 * What a step may do with each node, by node id: the right named for it, else for what it stands in (rows, group,
 * page), else `otherwise`. What stands in something hidden is hidden.
 */
export function accessOf(form: CompiledForm, rights: StepRights = EDIT_ALL): readonly FieldAccess[] {
  let ofForms = known.get(rights);
  if (!ofForms) {
    ofForms = new WeakMap();
    known.set(rights, ofForms);
  }
  let access = ofForms.get(form);
  if (!access) {
    const made: FieldAccess[] = [];
    for (const node of form.nodes) made.push(accessOfNode(node, rights, made));
    access = made;
    ofForms.set(form, access);
  }
  return access;
}

function accessOfNode(node: FormNode, rights: StepRights, made: readonly FieldAccess[]): FieldAccess {
  const above = node.parent && made[node.parent.id];
  if (above === 'hide') return 'hide';
  return (
    (Object.hasOwn(rights.fields, node.path) ? rights.fields[node.path] : undefined) ??
    above ??
    rights.otherwise
  );
}

/** The form without what a step may not see: the schema that is sent to it. */
export function narrowSchema(form: CompiledForm, rights: StepRights): FormSchema {
  const access = accessOf(form, rights);
  const narrow = (schema: FormSchema, nodes: readonly FormNode[]): FormSchema => ({
    ...schema,
    properties: Object.fromEntries(
      nodes.flatMap((node, at) => {
        if (access[node.id] === 'hide') return [];
        const own = { ...node.schema, 'x-index': at };
        if (node.holds === 'rows')
          return [[node.key, { ...own, items: narrow({ type: 'object' }, node.children) }]];
        return [[node.key, node.holds === 'leaf' ? own : narrow(own, node.children)]];
      }),
    ),
  });
  return narrow(form.schema, form.roots);
}

/** The values of a form that a step may see: hidden ones absent, masked ones masked; what is no field of the form is absent. */
export function narrowValues(form: CompiledForm, values: Variables, rights: StepRights): Variables {
  const access = accessOf(form, rights);
  const into = (nodes: readonly FormNode[], from: RecordValue, to: Record<string, Value>) => {
    for (const node of nodes) {
      const right = access[node.id];
      if (right === 'hide') continue;
      if (node.holds === 'void') {
        into(node.children, from, to);
        continue;
      }
      const value = Object.hasOwn(from, node.key) ? from[node.key] : undefined;
      if (value === undefined) continue;
      if (node.holds === 'leaf') to[node.key] = right === 'mask' ? node.rule.mask(value) : value;
      else if (node.holds === 'object') to[node.key] = isRecord(value) ? record(node, value) : null;
      else to[node.key] = isList(value) ? value.map((row) => (isRecord(row) ? record(node, row) : {})) : null;
    }
    return to;
  };
  const record = (node: FormNode, from: RecordValue): Value => into(node.children, from, {});
  return into(form.roots, values, {});
}

/** May the rows of this node be taken away? Not when a column is kept from this step: it would go to another row. */
export function hasProtectedColumns(rows: FormNode, access: readonly FieldAccess[]): boolean {
  return rows.children.some(
    (child) => (child.holds === 'leaf' && access[child.id] !== 'edit') || hasProtectedColumns(child, access),
  );
}

/** First-level names that a step may write, or something below them. Nothing else of a verdict reaches the case. */
export function writableKeys(form: CompiledForm, rights: StepRights = EDIT_ALL): ReadonlySet<string> {
  const access = accessOf(form, rights);
  const keys = new Set<string>();
  for (const node of form.nodes) {
    if (node.holds !== 'leaf' || access[node.id] !== 'edit') continue;
    let top = node;
    while (top.container) top = top.container;
    keys.add(top.key);
  }
  return keys;
}
