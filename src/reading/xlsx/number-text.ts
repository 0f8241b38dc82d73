/** Significant digits that a spreadsheet shows; what lies beyond is noise of binary fractions. */
const DIGITS = 15;

/** A stored number as a reader sees it: `0.30000000000000004` is `0.3`, `7` stays `7`. */
export function numberText(stored: string): string {
  if (/^-?\d{1,15}$/.test(stored)) return stored;
  const value = Number(stored);
  return stored.trim() === '' || !Number.isFinite(value) ? stored : String(Number(value.toPrecision(DIGITS)));
}
