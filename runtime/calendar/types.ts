import type { Instant } from '#runtime/model';

/** A working-time calendar of a street, as an immutable snapshot. Days are `2026-11-22`. */
export interface Calendar {
  readonly id: string;
  readonly version: number;
  readonly zone: string;
  /** Days off and make-up working days that differ from the weekly rule, by day. */
  readonly days: Readonly<Record<string, { readonly work: boolean; readonly name?: string }>>;
  /** Years whose public holidays are known; outside, "year not covered". */
  readonly years: readonly number[];
  /** Office hours as minutes of the day, e.g. `[[540, 720], [810, 1050]]`. */
  readonly hours: readonly (readonly [number, number])[];
}

export type TimeUnit = 'minute' | 'hour' | 'calendar-day' | 'working-day';

export interface Due {
  readonly due: Instant;
  /** A day on the way has a year the calendar does not cover. */
  readonly notCovered: boolean;
}
