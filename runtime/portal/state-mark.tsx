import type { Text } from '#runtime/model';
import { pick, useLocale } from '#runtime/ui';
import type { PublicState } from '#runtime/wire';

const MARKS: Readonly<Record<PublicState, string>> = {
  submitted: '○',
  accepted: '◔',
  'in-progress': '◐',
  'waiting-for-you': '■',
  done: '●',
  declined: '▲',
  withdrawn: '–',
  cancelled: '–',
};

/** How a matter stands: a mark and a word. */
export function StateMark({ state, text }: { state: PublicState; text: Text }) {
  const locale = useLocale();
  return (
    <span className={`state state-${state}`}>
      <span aria-hidden="true">{MARKS[state]}</span> {pick(text, locale)}
    </span>
  );
}
