import { describe, expect, it } from 'vitest';
import { agoText, dueText, leftText } from './times.ts';

const ZONE = 'Asia/Shanghai';
/** 24 November 2026, 09:00 in Shanghai. */
const NOW = Date.UTC(2026, 10, 24, 1);
const HOUR = 3_600_000;

describe('words for times', () => {
  it('say what is left and until when, both, always', () => {
    const due = Date.UTC(2026, 10, 26, 9, 30);
    expect(dueText(due, NOW, ZONE, 'zh', 2)).toBe('还剩 2 个工作日（11 月 26 日 17:30 前）');
    expect(dueText(due, NOW, ZONE, 'en')).toBe('2 days left (by 26 Nov 17:30)');
    expect(dueText(NOW - 3 * HOUR, NOW, ZONE, 'zh')).toBe('已超期 3 小时（11 月 24 日 06:00 前）');
    expect(dueText(Date.UTC(2027, 0, 4, 2), NOW, ZONE, 'zh', 1)).toBe(
      '还剩 1 个工作日（2027 年 1 月 4 日 10:00 前）',
    );
    expect(leftText(NOW + 20_000, NOW, 'zh')).toBe('还剩 1 分钟');
  });

  it('say how long ago, by the day of the street', () => {
    expect(agoText(NOW - 10_000, NOW, ZONE, 'zh')).toBe('刚刚');
    expect(agoText(NOW - 3 * HOUR, NOW, ZONE, 'zh')).toBe('3 小时前');
    expect(agoText(NOW - HOUR, NOW, ZONE, 'en')).toBe('1 hour ago');
    // 13 hours ago is the evening before, though less than a day.
    expect(agoText(NOW - 13 * HOUR, NOW, ZONE, 'zh')).toBe('昨天 20:00');
    expect(agoText(NOW - 400 * 24 * HOUR, NOW, ZONE, 'zh')).toBe('2025 年 10 月 20 日 09:00');
  });
});
