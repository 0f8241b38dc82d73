/** Years and dates as Chinese documents print them. */
import { hanDigits } from '../numbers/han-number.ts';

/** A year printed with digits (half or full width) or Han digits (二〇二二); null when it is none. */
export function readYear(text: string): number | null {
  let year = 0;
  if (text.length !== 4) return null;
  for (const character of text) {
    const digit = /[0-9０-９]/.test(character)
      ? (character.charCodeAt(0) & 0xff00) === 0xff00
        ? character.charCodeAt(0) - 0xff10
        : Number(character)
      : hanDigits[character];
    if (digit === undefined) return null;
    year = year * 10 + digit;
  }
  return year >= 1990 && year <= 2100 ? year : null;
}

/** An ISO date of year (four digits), month and day; null when there is no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1) return null;
  const lengths = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  if (day > (lengths[month - 1] as number)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
