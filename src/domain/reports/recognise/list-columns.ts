/**
 * Local prints of the one-column list put more numbers into its rows: a running number beside each label, or columns
 * for the government itself, its departments and its towns. Neither may become the row's number.
 */
import type { Slot } from './row-print.ts';

const fewestRows = 8;
const longestStep = 3;
const mostRows = 0.6;

const valuesOf = (slots: readonly Slot[]): readonly Slot[] =>
  slots.filter((slot) => slot.kind === 'value' && /\d/.test(slot.text));
const numberOf = (slot: Slot | undefined): number =>
  slot !== undefined && /^\d{1,3}$/.test(slot.text) ? Number(slot.text) : Number.NaN;

/** The slots of each row without running numbers; the list itself where there are none. */
export function withoutRunningNumbers(rows: readonly (readonly Slot[])[]): readonly (readonly Slot[])[] {
  const numbered = rows.map(valuesOf);
  if (runs(numbered.map((values) => values[0])))
    return rows.map((slots, i) => slots.filter((slot) => slot !== numbered[i]?.[0]));
  // The number in front of the next row's label: the last row has none behind it.
  if (runs(numbered.slice(0, -1).map((values) => values.at(-1))))
    return rows.map((slots, i) =>
      i === rows.length - 1 ? slots : slots.filter((slot) => slot !== numbered[i]?.at(-1)),
    );
  return rows;
}

/** True when the numbers count up row by row, as no column of counts does. */
function runs(column: readonly (Slot | undefined)[]): boolean {
  if (column.length < fewestRows) return false;
  const numbers = column.map(numberOf);
  return numbers.every((number, i) => {
    const step = number - (numbers[i - 1] ?? number - 1);
    return step >= 1 && step <= longestStep;
  });
}

/** True when most rows that print a number print several: then none of the columns is known to be the form's own. */
export function hasSeveralColumns(rows: readonly (readonly Slot[])[]): boolean {
  const counts = rows.map((slots) => valuesOf(slots).length).filter((count) => count > 0);
  return (
    counts.length >= fewestRows && counts.filter((count) => count > 1).length >= counts.length * mostRows
  );
}
