import type { Node, ScopeSpec } from '#runtime/bpmn';
import type { Rule } from '../types.ts';
import { called, finding, text } from '../words.ts';

export const noWayToEnd: Rule = {
  name: 'no-way-to-end',
  asks: text('每个环节之后能否走到结束', 'Can everything come to an end?'),
  check({ graph, flow }) {
    if (!graph) return [];
    const scopes: ScopeSpec[] = [
      graph.scope,
      ...[...graph.elements.values()].flatMap((node) => node.scope ?? []),
    ];
    return scopes.flatMap((scope) => {
      const ending = endings(scope);
      return scope.nodes
        .filter((node) => flow.reachable.has(node.id) && !ending.has(node.id))
        .map((node) => report(this.name, node, scope === graph.scope));
    });
  },
};

/** Nodes from which an end of this scope can be reached. */
function endings(scope: ScopeSpec): ReadonlySet<string> {
  const good = new Set(scope.nodes.filter(endsItself).map((node) => node.id));
  for (let grown = true; grown; ) {
    grown = false;
    for (const node of scope.nodes) {
      const ways = [...node.next, ...node.boundaries.map((boundary) => boundary.id)];
      if (good.has(node.id) || !ways.some((way) => good.has(way))) continue;
      good.add(node.id);
      grown = true;
    }
  }
  return good;
}

function endsItself(node: Node): boolean {
  if (node.type === 'end-event' || node.type === 'event-sub-process') return true;
  if (node.compensation?.isHandler === true || node.compensation?.handler !== undefined) return true;
  return node.event?.kind === 'link' && node.next.length === 0;
}

function report(rule: string, node: Node, top: boolean) {
  const trails = node.next.length === 0;
  return finding(
    rule,
    node.id,
    trails
      ? text(
          `“${called(node)}”后面没有连线，也不是结束。`,
          `Nothing follows “${called(node)}”, and it is no end.`,
        )
      : text(
          `从“${called(node)}”出发走不到结束，办件会一直转圈。`,
          `From “${called(node)}” no end can be reached.`,
        ),
    trails
      ? text('在它后面接上下一步或“结束”。', 'Connect it to the next step or to an end event.')
      : text('加一条通向“结束”的分支。', 'Add a branch that leads to an end event.'),
    // A sub-process may trail off: BPMN takes that for its end.
    trails && !top ? { severity: 'warning' } : {},
  );
}
