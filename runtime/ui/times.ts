/** Words for times. The zone is the street's, whatever clock the reader's machine has. */
import type { Instant, Locale } from '#runtime/model';
import { dayOf, wallClock } from '#runtime/values';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (n: number) => String(n).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `11 月 26 日 17:30`; with the year when it is another one than now. */
export function dateTimeText(at: Instant, now: Instant, zone: string, locale: Locale): string {
  const clock = wallClock(at, zone);
  return `${dayText(at, now, zone, locale)} ${two(clock.hour)}:${two(clock.minute)}`;
}

/** `11 月 26 日`; with the year when it is another one than now. */
export function dayText(at: Instant, now: Instant, zone: string, locale: Locale): string {
  const { year, month, day } = wallClock(at, zone);
  const isThisYear = year === wallClock(now, zone).year;
  if (locale === 'zh') return `${isThisYear ? '' : `${year} 年 `}${month} 月 ${day} 日`;
  return `${day} ${MONTHS[month - 1]}${isThisYear ? '' : ` ${year}`}`;
}

/** The exact time, for titles: `2026-11-26 17:30:05`. */
export function exactText(at: Instant, zone: string): string {
  const { hour, minute, second } = wallClock(at, zone);
  return `${dayOf(at, zone)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** `刚刚`, `5 分钟前`, `3 小时前`, `昨天 09:10`, then the date. */
export function agoText(at: Instant, now: Instant, zone: string, locale: Locale): string {
  const gone = now - at;
  const zh = locale === 'zh';
  if (gone < MINUTE) return zh ? '刚刚' : 'just now';
  if (gone < HOUR) return counted(gone / MINUTE, locale, '分钟前', 'minute', ' ago');
  if (gone < 12 * HOUR || dayOf(at, zone) === dayOf(now, zone)) {
    return counted(gone / HOUR, locale, '小时前', 'hour', ' ago');
  }
  if (dayOf(at, zone) === dayOf(now - DAY, zone)) {
    const { hour, minute } = wallClock(at, zone);
    return `${zh ? '昨天' : 'yesterday'} ${two(hour)}:${two(minute)}`;
  }
  return dateTimeText(at, now, zone, locale);
}

/** How long until a due time, in plain words: working days when they are known, else days, hours, minutes. */
export function leftText(due: Instant, now: Instant, locale: Locale, workingDays?: number): string {
  const left = due - now;
  const zh = locale === 'zh';
  if (left <= 0) {
    const late = spanText(-left, locale);
    return zh ? `已超期 ${late}` : `${late} late`;
  }
  if (workingDays !== undefined && workingDays >= 1) {
    return zh
      ? `还剩 ${workingDays} 个工作日`
      : `${workingDays} working day${workingDays > 1 ? 's' : ''} left`;
  }
  return zh ? `还剩 ${spanText(left, locale)}` : `${spanText(left, locale)} left`;
}

/** `还剩 2 个工作日（11 月 26 日 17:30 前）`: both, always. */
export function dueText(
  due: Instant,
  now: Instant,
  zone: string,
  locale: Locale,
  workingDays?: number,
): string {
  const left = leftText(due, now, locale, workingDays);
  const by = dateTimeText(due, now, zone, locale);
  return locale === 'zh' ? `${left}（${by} 前）` : `${left} (by ${by})`;
}

function spanText(length: number, locale: Locale): string {
  if (length >= 2 * DAY) return counted(length / DAY, locale, '天', 'day');
  if (length >= HOUR) return counted(length / HOUR, locale, '小时', 'hour');
  return counted(Math.max(length / MINUTE, 1), locale, '分钟', 'minute');
}

function counted(amount: number, locale: Locale, zh: string, en: string, after = ''): string {
  const whole = Math.floor(amount);
  return locale === 'zh' ? `${whole} ${zh}` : `${whole} ${en}${whole === 1 ? '' : 's'}${after}`;
}
