import type { Graph, Node, Template } from '#runtime/bpmn';
import type { CompiledDecisions } from '#runtime/dmn';
import type { Expression } from '#runtime/feel';
import type { Subject } from './types.ts';

/** Names that are always there. */
export const AMBIENT_NAMES: readonly string[] = ['applicant', 'case', 'settings', 'outcome', 'loopCounter'];
export const APPLICANT_PARTS: readonly string[] = ['kind', 'id', 'name', 'phone', 'community', 'grid'];
export const CASE_PARTS: readonly string[] = ['id', 'number', 'startedAt', 'trial'];

/** One FEEL text of the drawing and the element that shows it. */
export interface Place {
  readonly element: string;
  /** Paths that must be given; what stands in a filter may be an item's own and is left out. */
  readonly reads: readonly (readonly string[])[];
  /** Decides where the case goes: a missing name there stops it. */
  readonly condition: boolean;
  /** Names bound here only (the item of a multi-instance, inputs of the element). */
  readonly local: readonly string[];
}

/** Every expression of the process, and the decisions it calls. */
export function placesOf({ graph, decisions }: Subject): readonly Place[] {
  return graph ? [...placesOfGraph(graph), ...placesOfDecisions(graph, decisions)] : [];
}

function placesOfDecisions(graph: Graph, { reads }: CompiledDecisions): readonly Place[] {
  return [...graph.elements.values()].flatMap((node) => {
    const id = node.decision && 'text' in node.decision.id ? node.decision.id.text : undefined;
    const read = id !== undefined && Object.hasOwn(reads, id) ? reads[id] : undefined;
    return read ? [{ element: node.id, reads: read, condition: false, local: [] }] : [];
  });
}

function placesOfGraph(graph: Graph): readonly Place[] {
  const places: Place[] = [];
  const put = (
    element: string,
    source: Expression | Template | undefined,
    condition: boolean,
    local: readonly string[] = [],
  ) => {
    const expression =
      source && ('evaluate' in source ? source : 'expression' in source ? source.expression : undefined);
    if (expression) places.push({ element, reads: readsOf(expression), condition, local });
  };
  put(graph.id, graph.title, false);
  for (const attribute of graph.attributes) put(graph.id, attribute.expression, false);
  put(graph.id, graph.deadline?.amount, false);
  for (const node of graph.elements.values()) {
    for (const flow of node.outgoing) put(flow.id, flow.condition, true);
    placesOfNode(node, (source, local) => put(node.id, source, false, local));
  }
  return places;
}

function placesOfNode(
  node: Node,
  put: (source: Expression | Template | undefined, local?: readonly string[]) => void,
): void {
  const { user, loop } = node;
  const item = loop?.kind === 'multi-instance' && loop.item !== undefined ? [loop.item] : [];
  const inner = [...item, ...node.inputs.map((mapping) => mapping.target[0] ?? '')];
  for (const { source } of node.inputs) put(source, item);
  // What an output reads may be the result of the work itself, which nobody can know beforehand.
  if (!node.job && !node.message)
    for (const { source } of node.outputs)
      put(source, [...inner, node.script?.result ?? '', node.decision?.result ?? '']);
  put(user?.assignment?.field, inner);
  for (const part of [user?.assignment?.person, user?.assignment?.unit, user?.assignment?.role])
    put(part, inner);
  for (const part of [user?.assignee, user?.candidateUsers, user?.candidateGroups, user?.priority])
    put(part, inner);
  put(node.deadline?.amount, inner);
  put(node.script?.expression, inner);
  put(node.message?.key, inner);
  for (const event of node.events) {
    put(event.timer?.value, inner);
    put(event.message?.key, inner);
  }
  if (loop?.kind !== 'multi-instance') return;
  put(loop.collection);
  put(loop.cardinality);
}

/** Names that something in the design gives, and whether work of unknown results may give more. */
export function givenNames(subject: Subject): {
  readonly names: ReadonlySet<string>;
  readonly open: boolean;
} {
  const names = new Set<string>(AMBIENT_NAMES);
  let open = false;
  for (const form of subject.forms.values()) for (const key of form.keys) names.add(key);
  for (const node of subject.graph?.elements.values() ?? []) {
    for (const name of namesOfNode(node)) names.add(name);
    const unknownWork =
      (node.job || node.message || node.events.some((event) => event.kind === 'message')) &&
      node.outputs.length === 0;
    if (unknownWork) open = true;
  }
  return { names, open };
}

function namesOfNode(node: Node): readonly string[] {
  const { loop } = node;
  const multiple = loop?.kind === 'multi-instance' ? [loop.item, loop.outputCollection] : [];
  return [
    ...[...node.inputs, ...node.outputs].map((mapping) => mapping.target[0]),
    ...multiple,
    node.script?.result,
    node.decision?.result,
    ...node.events.flatMap((event) => [event.codeVariable, event.messageVariable]),
  ].filter((name): name is string => name !== undefined && name !== '');
}

function readsOf(expression: Expression): Place['reads'] {
  return expression.reads.filter((read) => !read.filtered).map((read) => read.path);
}
