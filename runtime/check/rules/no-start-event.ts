import type { Rule } from '../types.ts';
import { finding, text } from '../words.ts';

export const noStartEvent: Rule = {
  name: 'no-start-event',
  asks: text('流程有没有开始', 'Does the process begin anywhere?'),
  check({ graph }) {
    if (!graph || graph.scope.nodes.some((node) => node.type === 'start-event')) return [];
    return [
      finding(
        this.name,
        graph.id,
        text('流程没有开始事件，办件无法开始。', 'The process has no start event, so no case can begin.'),
        text('从左侧拖入“开始”，连到第一个环节。', 'Add a start event and connect it to the first step.'),
      ),
    ];
  },
};
