import type { Rule } from '../types.ts';
import { finding, text } from '../words.ts';

export const noEndEvent: Rule = {
  name: 'no-end-event',
  asks: text('流程有没有结束', 'Does the process end anywhere?'),
  check({ graph }) {
    if (!graph || graph.scope.nodes.some((node) => node.type === 'end-event')) return [];
    return [
      finding(
        this.name,
        graph.id,
        text('流程没有结束事件。', 'The process has no end event.'),
        text('在最后一个环节后面加上“结束”。', 'Add an end event after the last step.'),
      ),
    ];
  },
};
