/** Days as whole numbers, so that counting them is arithmetic: days since 1970-01-01. */

const digit = (text: string, at: number): number => {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
};

/** Days since 1970-01-01 of a year, month (1–12) and day of the month. Proleptic Gregorian calendar. */
export function numberOf(year: number, month: number, dayOfMonth: number): number {
  // The year begins in March here, so that the leap day comes last.
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** How many days a month (1–12) has. */
export function daysOfMonth(year: number, month: number): number {
  return month === 12 ? 31 : numberOf(year, month + 1, 1) - numberOf(year, month, 1);
}

/** Year, month (1–12) and day of the month of a day number. */
export function partsOf(day: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** The number of a day `YYYY-MM-DD`; NaN for text that is no day of the calendar. */
function parsed(text: string): number {
  const year = digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3);
  const month = digit(text, 5) * 10 + digit(text, 6);
  const day = digit(text, 8) * 10 + digit(text, 9);
  const shaped = text.length === 10 && text[4] === '-' && text[7] === '-';
  if (!shaped || !(year >= 1000 && month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
  return day > 28 && day > daysOfMonth(year, month) ? Number.NaN : numberOf(year, month, day);
}

/**
 * The number of a day `YYYY-MM-DD`.
 * @throws RangeError for text that is no day of the calendar
 */
export function dayNumber(text: string): number {
  const number = parsed(text);
  if (Number.isNaN(number)) throw new RangeError(`${text} is no day`);
  return number;
}

/** Is this text a day of the calendar? Without the detour over dates that takes ten times as long. */
export function isDayText(text: unknown): text is string {
  return typeof text === 'string' && !Number.isNaN(parsed(text));
}

/** The day `YYYY-MM-DD` of a number. */
export function dayText(day: number): string {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** Is it a Saturday or Sunday? */
export function isWeekend(day: number): boolean {
  // 1969-12-29 was a Monday.
  return (((day + 3) % 7) + 7) % 7 > 4;
}

/** Days from Monday to Friday since 1969-12-29, up to and with this day; negative before. */
export function weekdaysUpTo(day: number): number {
  const since = day + 3;
  const weeks = Math.floor(since / 7);
  return weeks * 5 + Math.min(since - weeks * 7 + 1, 5);
}

/** The day on which `weekdaysUpTo` reaches a count: always one from Monday to Friday. */
export function weekdayAt(count: number): number {
  const weeks = Math.floor((count - 1) / 5);
  return weeks * 7 + (count - 1 - weeks * 5) - 3;
}
