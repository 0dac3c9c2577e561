import type { Rule } from '../types.ts';
import { called, finding, text } from '../words.ts';

export const unreachableElement: Rule = {
  name: 'unreachable-element',
  asks: text('每个环节是否走得到', 'Can a case come to every element?'),
  check({ graph, flow }) {
    return [...(graph?.elements.values() ?? [])]
      .filter((node) => !flow.reachable.has(node.id) && node.compensation?.isHandler !== true)
      .map((node) =>
        finding(
          this.name,
          node.id,
          text(`“${called(node)}”没有任何路径可以走到。`, `Nothing leads to “${called(node)}”.`),
          text('连一条线到它，或把它删除。', 'Connect something to it, or remove it.'),
        ),
      );
  },
};
