import { parseShare } from '#runtime/calendar';
import type { Rule } from '../types.ts';
import { finding, text } from '../words.ts';

export const deadlineAmount: Rule = {
  name: 'deadline-amount',
  asks: text('时限和提醒是否写对', 'Are deadlines and reminders well formed?'),
  check({ graph }) {
    if (!graph) return [];
    const owners = [{ id: graph.id, deadline: graph.deadline }, ...graph.elements.values()];
    return owners.flatMap(({ id, deadline }) => {
      if (!deadline) return [];
      const amount = 'text' in deadline.amount ? Number(deadline.amount.text.trim() || Number.NaN) : 0;
      const share = deadline.remindAt && 'text' in deadline.remindAt ? parseShare(deadline.remindAt.text) : 1;
      return [
        ...(amount >= 0 && amount <= 3_660
          ? []
          : [
              finding(
                this.name,
                id,
                text('时限不是 0 到 3660 之间的数。', 'The deadline is no number from 0 to 3660.'),
                text('填写一个数，或以“=”开头的公式。', 'Enter a number, or a formula that begins with “=”.'),
              ),
            ]),
        ...(share !== undefined
          ? []
          : [
              finding(
                this.name,
                id,
                text('提醒时间不是百分比。', 'The reminder is no share of the time.'),
                text('填写 0% 到 100%，例如 80%。', 'Enter 0% to 100%, e.g. 80%.'),
              ),
            ]),
      ];
    });
  },
};
