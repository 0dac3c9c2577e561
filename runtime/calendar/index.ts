/** Working time: deadlines in minutes, hours, calendar days and working days, on an editable table of holidays. */
export { addTime, MAX_DAYS, workingDaysBetween } from './add.ts';
export { isWorkingDay } from './days.ts';
export { type ImportError, type ImportedDays, parseHolidayFile, withDays } from './import.ts';
export { type Remaining, remaining } from './remaining.ts';
export { parseShare, remindInstant } from './remind.ts';
export type { Calendar, Due, TimeUnit } from './types.ts';
export { calendarWarning, notCoveredText, WARN_DAYS } from './warning.ts';
