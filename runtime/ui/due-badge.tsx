import type { DueState } from '#runtime/wire';
import { defineTexts, useTexts } from './texts.ts';

const words = defineTexts({
  normal: ['正常', 'On time'],
  soon: ['将到期', 'Due soon'],
  late: ['已超期', 'Late'],
  paused: ['暂停计时', 'Paused'],
});
const SHAPES = { normal: '●', soon: '◐', late: '■', paused: '‖' } as const;

/** How a deadline stands: shape, word and colour, never colour alone. Nothing where there is no deadline. */
export function DueBadge({ state, detail }: { state: DueState; detail?: string }) {
  const say = useTexts(words);
  if (state === 'none') return null;
  return (
    <span className={`ui-due ui-due-${state}`}>
      <span aria-hidden="true">{SHAPES[state]}</span> {say(state)}
      {detail && <span className="ui-due-detail"> {detail}</span>}
    </span>
  );
}
