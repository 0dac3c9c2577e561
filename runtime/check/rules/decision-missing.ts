import type { Rule } from '../types.ts';
import { called, finding, text } from '../words.ts';

export const decisionMissing: Rule = {
  name: 'decision-missing',
  asks: text('用到的决策表是否存在', 'Does every decision that is called exist?'),
  check({ graph, decisions }) {
    return [...(graph?.elements.values() ?? [])].flatMap((node) => {
      const id = node.decision && 'text' in node.decision.id ? node.decision.id.text : undefined;
      if (id === undefined || decisions.decisions.ids.includes(id)) return [];
      return finding(
        this.name,
        node.id,
        text(
          `“${called(node)}”使用的决策表“${id}”不存在。`,
          `The decision “${id}” of “${called(node)}” does not exist.`,
        ),
        text('请选择已有的决策表，或新建一张。', 'Choose a decision that exists, or make one.'),
      );
    });
  },
};
