import type { Rule } from '../types.ts';
import { called, finding, text } from '../words.ts';

/** Whether the target exists at all, the compiler of the drawing has checked. */
export const sendBackNotEarlier: Rule = {
  name: 'send-back-not-earlier',
  asks: text('退回的目标是否在前面', 'Does a send-back lead to an earlier step?'),
  check({ graph, flow }) {
    return [...(graph?.elements.values() ?? [])].flatMap((node) =>
      (node.user?.buttons ?? []).flatMap((button) => {
        const target = button.target === undefined ? undefined : graph?.elements.get(button.target);
        if (button.action !== 'send-back' || target?.type !== 'user-task') return [];
        if (target.id !== node.id && flow.before(node.id).has(target.id)) return [];
        return finding(
          this.name,
          node.id,
          text(
            `“${called(node)}”的“${button.label}”退回到“${called(target)}”，但它不在前面。`,
            `“${button.label}” of “${called(node)}” leads back to “${called(target)}”, which does not come before it.`,
          ),
          text('请改选前面的人工环节。', 'Choose a user task that comes before.'),
          { path: [node.id, target.id] },
        );
      }),
    );
  },
};
