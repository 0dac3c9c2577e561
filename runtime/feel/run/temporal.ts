import { type Civil, civil } from './days.ts';
import { Special } from './special.ts';
import { offsetOf } from './zones.ts';

export const DAY = 86_400;
const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** A day of the calendar. */
export class FeelDate extends Special {
  readonly kind = 'date';
  /** Days since 1970-01-01. */
  readonly day: number;
  private known: Civil | undefined;

  constructor(day: number) {
    super();
    this.day = day;
  }

  get civil(): Civil {
    this.known ??= civil(this.day);
    return this.known;
  }

  override toString(): string {
    const { year, month, day } = this.civil;
    const digits = String(Math.abs(year)).padStart(4, '0');
    return `${year < 0 ? '-' : ''}${digits}-${two(month)}-${two(day)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** Where a clock hangs: an offset in seconds, a zone's name, or nowhere. */
export interface Place {
  readonly offset: number | null;
  readonly zone: string | null;
}

export const NOWHERE: Place = { offset: null, zone: null };

/** A time of day. */
export class FeelTime extends Special {
  readonly kind = 'time';
  /** Whole seconds since midnight. */
  readonly second: number;
  /** Billionths of a second. */
  readonly nano: number;
  readonly place: Place;

  constructor(second: number, nano: number, place: Place) {
    super();
    this.second = second;
    this.nano = nano;
    this.place = place;
  }

  /** Seconds ahead of Greenwich; a zone's on the first day there was, as no day is given. */
  get offset(): number | null {
    const { offset, zone } = this.place;
    return zone === null ? offset : offsetOf(this.second, zone);
  }

  override toString(): string {
    const [h, m, s] = [Math.floor(this.second / 3600), Math.floor(this.second / 60) % 60, this.second % 60];
    return `${two(h)}:${two(m)}:${two(s)}${fraction(this.nano)}${placeText(this.place)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A day and a time of it. */
export class FeelDateTime extends Special {
  readonly kind = 'date time';
  readonly date: FeelDate;
  readonly time: FeelTime;

  constructor(date: FeelDate, time: FeelTime) {
    super();
    this.date = date;
    this.time = time;
  }

  /** Seconds since 1970 on its own clock. */
  get local(): number {
    return this.date.day * DAY + this.time.second;
  }

  get offset(): number | null {
    const { offset, zone } = this.time.place;
    return zone === null ? offset : offsetOf(this.local, zone);
  }

  override toString(): string {
    return `${this.date}T${this.time}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** A date's first moment at Greenwich, for where a date and time is wanted. */
export function midnightOf(date: unknown): unknown {
  return date instanceof FeelDate
    ? new FeelDateTime(date, new FeelTime(0, 0, { offset: 0, zone: null }))
    : null;
}

/** Days and time, exact to a billionth of a second. */
export class DaysDuration extends Special {
  readonly kind = 'days';
  /** Whole seconds, rounded down. */
  readonly second: number;
  readonly nano: number;

  constructor(second: number, nano: number) {
    super();
    const carry = Math.floor(nano / 1e9);
    this.second = second + carry;
    this.nano = nano - carry * 1e9;
  }

  get negative(): boolean {
    return this.second < 0;
  }

  negated(): DaysDuration {
    return new DaysDuration(-this.second, -this.nano);
  }

  /** Its parts, all with the duration's sign. */
  get parts(): { days: number; hours: number; minutes: number; seconds: number; nanos: number } {
    if (this.negative) {
      const { days, hours, minutes, seconds, nanos } = this.negated().parts;
      return { days: -days, hours: -hours, minutes: -minutes, seconds: -seconds, nanos: -nanos };
    }
    const s = this.second;
    return {
      days: Math.floor(s / DAY),
      hours: Math.floor(s / 3600) % 24,
      minutes: Math.floor(s / 60) % 60,
      seconds: s % 60,
      nanos: this.nano,
    };
  }

  override toString(): string {
    if (this.negative) return `-${this.negated()}`;
    const { days, hours, minutes, seconds, nanos } = this.parts;
    const tail = seconds || nanos ? `${seconds}${fraction(nanos)}S` : '';
    const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${tail}`;
    const text = `${days ? `${days}D` : ''}${time ? `T${time}` : ''}`;
    return `P${text || '0D'}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/** Years and months. */
export class MonthsDuration extends Special {
  readonly kind = 'months';
  readonly months: number;

  constructor(months: number) {
    super();
    this.months = months === 0 ? 0 : months;
  }

  override toString(): string {
    if (this.months < 0) return `-${new MonthsDuration(-this.months)}`;
    const [years, months] = [Math.floor(this.months / 12), this.months % 12];
    return `P${years || !months ? `${years}Y` : ''}${months ? `${months}M` : ''}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

function fraction(nano: number): string {
  return nano === 0 ? '' : `.${String(nano).padStart(9, '0').replace(/0+$/, '')}`;
}

function placeText({ offset, zone }: Place): string {
  if (zone !== null) return `@${zone}`;
  if (offset === null) return '';
  if (offset === 0) return 'Z';
  const size = Math.abs(offset);
  const seconds = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${seconds}`;
}
