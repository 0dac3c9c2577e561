import { isTagged, type Tag, type Value } from '#runtime/values';

/** The text of a value with this tag and nothing beside it. */
export function textOfTag(tag: Tag, value: Value | undefined): string | undefined {
  return isTagged(value) &&
    value['@'] === tag &&
    typeof value.v === 'string' &&
    Object.keys(value).length === 2
    ? value.v
    : undefined;
}

/** `2026-11-22` → `2026 年 11 月 22 日` or `22 Nov 2026`. */
export function showDay(day: string, locale: 'zh' | 'en'): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (locale === 'zh') return `${year} 年 ${Number(month)} 月 ${Number(date)} 日`;
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${Number(date)} ${names[Number(month) - 1] ?? month} ${year}`;
}
