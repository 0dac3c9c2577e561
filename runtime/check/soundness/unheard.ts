/** Events that nobody hears of, seen from the drawing alone. */
import type { Graph, Node } from '#runtime/bpmn';
import type { Finding } from '#runtime/model';
import { isWork } from './abstract.ts';
import { heardBy, listeners, type Thrown, thrownInside } from './moves.ts';
import type { Words } from './words.ts';

export function unheard(graph: Graph, words: Words): readonly Finding[] {
  return [...graph.elements.values()].flatMap((node) => [
    ...catching(graph, node, words),
    ...throwing(graph, node, words),
    ...reminding(node, words),
  ]);
}

function catching(graph: Graph, node: Node, words: Words): readonly Finding[] {
  if (node.type !== 'boundary-event' || node.compensation) return [];
  const host = graph.elements.get(node.attachedTo ?? '');
  const heard = heardBy(node);
  if (host?.scope && heard.length > 0 && !heard.some((one) => canBeThrown(host, one)))
    return [words.unheard(node.id, 'catches')];
  // An interrupting event without a way on ends its activity: that is a way to draw "and then nothing more".
  return !node.interrupting && node.outgoing.length === 0 ? [words.unheard(node.id, 'leads-nowhere')] : [];
}

/** By something drawn inside, or by work: what people and machines throw is not drawn. */
function canBeThrown(host: Node, heard: Thrown): boolean {
  if (!host.scope) return true;
  return (
    thrownInside(host.scope, heard) ||
    host.scope.nodes.some((node) => isWork(node) || (node.scope && canBeThrown(node, heard)))
  );
}

function throwing(graph: Graph, node: Node, words: Words): readonly Finding[] {
  if (node.type !== 'end-event' && node.type !== 'intermediate-throw-event') return [];
  return heardBy(node).flatMap((thrown) => {
    // A code that is computed may be any.
    if (thrown.code.startsWith('=')) return [];
    const heard = listeners(graph, node)
      .filter(({ around }) => around)
      .flatMap(({ listener }) => heardBy(listener))
      .some(({ kind, code }) => kind === thrown.kind && (code === '' || code === thrown.code));
    return heard ? [] : [words.unheard(node.id, thrown.kind === 'error' ? 'error' : 'throws')];
  });
}

function reminding(node: Node, words: Words): readonly Finding[] {
  const { deadline } = node;
  return deadline?.remindText !== undefined && !deadline.remindAt ? [words.unheard(node.id, 'reminder')] : [];
}
