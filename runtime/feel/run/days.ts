/** Days since 1970-01-01 of the proleptic Gregorian calendar, for any year; no Date, whose years end at 275760. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function civil(number: number): Civil {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const ofCycle = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * ofCycle + Math.floor(ofCycle / 4) - Math.floor(ofCycle / 100));
  const m = Math.floor((5 * ofYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: ofCycle + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: ofYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** The day as many months later; the last of the month where that month is shorter. */
export function addMonths(number: number, months: number): number {
  const { year, month, day } = civil(number);
  const at = year * 12 + month - 1 + months;
  const [y, m] = [Math.floor(at / 12), (((at % 12) + 12) % 12) + 1];
  return dayNumber(y, m, Math.min(day, daysInMonth(y, m)));
}

/** 1 is Monday. */
export const weekday = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;

/** Week of the year by ISO 8601. */
export function isoWeek(number: number): number {
  const thursday = number - weekday(number) + 4;
  return Math.floor((thursday - dayNumber(civil(thursday).year, 1, 1)) / 7) + 1;
}

export const MAX_YEAR = 999_999_999;
