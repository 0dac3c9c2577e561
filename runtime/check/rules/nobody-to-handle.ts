import type { Rule } from '../types.ts';
import { called, finding, text } from '../words.ts';

export const nobodyToHandle: Rule = {
  name: 'nobody-to-handle',
  asks: text('每个人工环节是否有人办', 'Is there somebody for every user task?'),
  check({ graph }) {
    return [...(graph?.elements.values() ?? [])].flatMap((node) => {
      const { user } = node;
      if (!user || user.assignment || user.assignee || user.candidateUsers || user.candidateGroups) return [];
      return finding(
        this.name,
        node.id,
        text(`“${called(node)}”没有指定由谁来办。`, `“${called(node)}” does not say who handles it.`),
        text(
          '在“谁来办”里选择人员、岗位或角色。',
          'Choose a person, a post or a role under “who handles it”.',
        ),
      );
    });
  },
};
