import type { Locale } from '#runtime/model';

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 小时前". Beside it stands the exact time as a title. */
export function ago(iso: string, locale: Locale, now = Date.now()): string {
  const format = new Intl.RelativeTimeFormat(locale === 'zh' ? 'zh-CN' : 'en', { numeric: 'auto' });
  const passed = Date.parse(iso) - now;
  const [unit, ms] = UNITS.find(([, size]) => Math.abs(passed) >= size) ?? ['second', 1000];
  return format.format(Math.round(passed / ms), unit);
}

/** "10:32", with the day when it was not today. */
export function clock(at: number, locale: Locale, now = Date.now()): string {
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB';
  const time = new Date(at).toLocaleTimeString(tag, { hour: '2-digit', minute: '2-digit' });
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return today ? time : `${new Date(at).toLocaleDateString(tag, { month: 'short', day: 'numeric' })} ${time}`;
}
