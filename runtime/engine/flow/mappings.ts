import type { Mapping, Node } from '#runtime/bpmn';
import { isRecord, type Value, type Variables } from '#runtime/values';
import { evaluate, variableAt } from '../core/evaluate.ts';
import type { Work } from '../core/work.ts';

/** Local variables an activity begins with: what its token brings, then its input mappings, each seeing those before. */
export function inputsOf(
  work: Work,
  node: Node,
  scope: number,
  locals: Variables | undefined,
): Variables | undefined {
  if (node.inputs.length === 0) return locals;
  let inputs: Variables = locals ?? {};
  for (const mapping of node.inputs) inputs = mapped(work, mapping, scope, inputs, inputs, scope);
  return inputs;
}

/** What leaves an activity by its output mappings; absent where it has none: then everything merges up. */
export function outputsOf(
  work: Work,
  node: Node,
  inside: number,
  outside: number,
  locals?: Variables,
): Variables | undefined {
  if (node.outputs.length === 0) return undefined;
  let outputs: Variables = {};
  for (const mapping of node.outputs) {
    outputs = mapped(work, mapping, inside, locals ? { ...locals, ...outputs } : outputs, outputs, outside);
  }
  return outputs;
}

/** One mapping: `a.b` sets `b` of the record `a` and keeps its other keys. */
function mapped(
  work: Work,
  mapping: Mapping,
  scope: number,
  seen: Variables,
  into: Variables,
  home: number,
): Variables {
  const value = mapping.source ? evaluate(work, mapping.source, scope, seen) : null;
  const [name = '', ...path] = mapping.target;
  const before = Object.hasOwn(into, name) ? into[name] : variableAt(work.draft, name, home);
  return { ...into, [name]: path.length === 0 ? value : placed(before, path, value) };
}

function placed(before: Value | undefined, path: readonly string[], value: Value): Value {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const record = isRecord(before) ? before : {};
  return { ...record, [name]: placed(record[name], rest, value) };
}
