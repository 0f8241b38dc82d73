/** Days as people write them and as spreadsheets store them. */

const dayLength = 86_400_000;
/** Day 0 of the serial numbers in which spreadsheets count days. */
const serialStart = Date.UTC(1899, 11, 30);

/** `YYYY-MM-DD` of 2024-03-15, 2024/3/15, 2024.3.15, 2024年3月15日, 20240315 or a serial number; null when it is no day. */
export function readDay(text: string): string | null {
  const serial = /^\d{5}$/.test(text) ? Number(text) : null;
  if (serial !== null) return new Date(serialStart + serial * dayLength).toISOString().slice(0, 10);
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (parts === null) return null;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const written = `${parts[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.toISOString().startsWith(written) ? written : null;
}
