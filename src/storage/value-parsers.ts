/**
 * How column values reach us, the same from the embedded database and from PostgreSQL, whose own defaults
 * differ (bigint: number or string; date: UTC or local midnight).
 */

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const NUMERIC = 1700;

/** A bigint column as a number. @throws RangeError beyond 2^53, where a number would be another value. */
function int8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number`);
  return value;
}

/** `2026-11-21 00:18:00.123+00` (DateStyle ISO, any offset) as an ISO instant, to the millisecond. */
function instant(text: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?)([+-]\d{2})(:\d{2})?$/.exec(text);
  if (!parts) throw new RangeError(`timestamp ${text} is not in the form that this program reads`);
  return new Date(`${parts[1]}T${parts[2]}${parts[3]}${parts[4] ?? ':00'}`).toISOString();
}

const asPrinted = (text: string): string => text;

/** Parser of the text form, by the type's object id in PostgreSQL's catalog. */
export const valueParsers: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: int8,
  [DATE]: asPrinted,
  [TIMESTAMPTZ]: instant,
  [NUMERIC]: asPrinted,
};
