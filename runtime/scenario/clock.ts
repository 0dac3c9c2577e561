import { addTime, type TimeUnit } from '#runtime/calendar';
import type { Instant } from '#runtime/model';
import { NotThere } from './find.ts';
import type { Player } from './player.ts';

const MINUTE = 60_000;
const UNIT_MS: Readonly<Record<string, number>> = { D: 86_400_000, H: 3_600_000, M: MINUTE, S: 1_000 };

/** Moves the clock of the story. */
export function advance(player: Player, text: string): undefined {
  player.advanceTo(target(player, text.trim()));
  return undefined;
}

function target(player: Player, text: string): Instant {
  if (text === 'due') return nextDue(player);
  const counted = /^(\d+(?:\.\d+)?) (minute|hour|calendar-day|working-day)s?$/.exec(text);
  if (counted)
    return addTime(player.set.calendar, player.now, Number(counted[1]), counted[2] as TimeUnit).due;
  const duration = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (duration && text !== 'P') {
    const [, days, hours, minutes, seconds] = duration;
    return (
      player.now +
      [days, hours, minutes, seconds].reduce(
        (sum, amount, index) => sum + Number(amount ?? 0) * (UNIT_MS['DHMS'[index] ?? ''] ?? 0),
        0,
      )
    );
  }
  const instant = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(instant)) {
    throw new NotThere(
      `看不懂的时间「${text}」：写 PT2H、3 working-day、带时区的时间或 due。`,
      `Cannot read the time “${text}”: write PT2H, 3 working-day, an instant with zone, or due.`,
    );
  }
  return instant;
}

/** A minute past the next due time of an open task, else the next timer. */
function nextDue(player: Player): Instant {
  const dues = player.tasks.flatMap((task) =>
    task.deadline && task.deadline.due >= player.now ? [task.deadline.due] : [],
  );
  if (dues.length > 0) return Math.min(...dues) + MINUTE;
  const timer = player.nextTimer;
  if (timer !== undefined) return timer;
  throw new NotThere('没有待到期的待办或定时。', 'No open task is due, and no timer is running.');
}
