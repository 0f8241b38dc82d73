/** Settling rows whose print allows several readings: the identities of the form choose, or nobody does. */

import { readCellNumber } from '../../numbers/cell-number.ts';
import { evaluateIdentity } from '../evaluate-identity.ts';
import type { CellType, Identity } from '../format.ts';
import type { ReadCell, Settled } from '../reading.ts';
import type { Assignment, Print, RowAssignments } from './assignments.ts';

/** A printed row with its cells and the ways to read it. */
export interface PrintedRow {
  readonly keys: readonly string[];
  readonly types: readonly CellType[];
  readonly assignments: RowAssignments;
  /**
   * Which reading stands when exactly one number was lost and several readings add up: `latest` keeps the printed
   * numbers in place from the left and puts the gap as far right as the sums allow; `none` leaves what differs open.
   */
  readonly oneLostCell: 'latest' | 'none';
}

type Values = ReadonlyMap<string, number | null>;

const maxCombinations = 20_000;

function printedValue(print: Print | null, type: CellType): number | null {
  if (print === null) return null;
  const read = readCellNumber(print.text, type);
  return read?.kind === 'number' ? read.value : null;
}

/** Settles every row and returns the cells. Identities are those of the form that hold within one report. */
export function settleRows(
  rows: readonly PrintedRow[],
  identities: readonly Identity[],
): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  const values = new Map<string, number | null>();
  const open: PrintedRow[] = [];
  for (const row of rows) {
    if (row.assignments.plain === null) {
      open.push(row);
      continue;
    }
    row.assignments.plain.forEach((print, i) => {
      const cell = plainCell(row, i, print);
      cells.set(cell.key, cell);
      values.set(cell.key, cell.value);
    });
  }
  if (open.length === 0) return cells;
  const equalities = identities.filter(
    (identity) => identity.operator === '==' && identity.severity === 'error' && identity.scope === 'report',
  );
  const single = open.map((row) =>
    readingsThatAddUp([row], [row.assignments.alternatives], values, equalities),
  );
  const kept = single.map((readings, i) =>
    readings.length > 0
      ? readings.map((r) => r[0] as Assignment)
      : (open[i] as PrintedRow).assignments.alternatives,
  );
  const combinations = kept.reduce((product, readings) => product * Math.max(1, readings.length), 1);
  const joint =
    combinations <= maxCombinations
      ? readingsThatAddUp(open, kept, values, equalities)
      : ([] as Assignment[][]);
  open.forEach((row, i) => {
    // Sums over other rows prove nothing about this one.
    const tested = equalities.some((identity) =>
      [...identity.left, ...identity.right].some((term) => row.keys.includes(term.key)),
    );
    const proven = tested && (joint.length > 0 || (single[i] as unknown[]).length > 0);
    const readings =
      joint.length > 0 ? joint.map((reading) => reading[i] as Assignment) : (kept[i] as Assignment[]);
    for (const cell of agreedCells(row, readings, proven)) cells.set(cell.key, cell);
  });
  return cells;
}

function plainCell(row: PrintedRow, index: number, print: Print | null): ReadCell {
  const key = row.keys[index] as string;
  if (print === null) return { key, value: null, raw: null, place: null, settled: 'blank' };
  return printedCell(key, print, row.types[index] as CellType, null);
}

function printedCell(key: string, print: Print, type: CellType, settled: Settled | null): ReadCell {
  const read = readCellNumber(print.text, type);
  const raw = print.slot.pieces.length > 1 && print.reshaped ? print.slot.text : print.text;
  const base = { key, raw, place: print.slot.place };
  if (read === null || read.kind === 'placeholder') return { ...base, value: null, settled: 'blank' };
  const how = settled ?? (read.normalised || print.reshaped ? 'normalised' : 'printed');
  return { ...base, value: read.value, settled: how, ...(read.note === null ? {} : { note: read.note }) };
}

/** Every combination of the rows' readings under which no identity fails and at least one is put to the test. */
function readingsThatAddUp(
  rows: readonly PrintedRow[],
  choices: readonly (readonly Assignment[])[],
  settled: Values,
  identities: readonly Identity[],
): Assignment[][] {
  const keys = new Set(rows.flatMap((row) => row.keys));
  const known = (key: string): boolean => keys.has(key) || settled.has(key);
  const relevant = identities.filter((identity) => {
    const terms = [...identity.left, ...identity.right];
    return terms.some((term) => keys.has(term.key)) && terms.every((term) => known(term.key));
  });
  const found: Assignment[][] = [];
  if (relevant.length === 0) return found;
  const values = new Map(settled);
  const walk = (index: number, picked: Assignment[]): void => {
    const row = rows[index];
    if (row === undefined) {
      if (addsUp(relevant, values)) found.push([...picked]);
      return;
    }
    for (const reading of choices[index] as readonly Assignment[]) {
      for (const [i, key] of row.keys.entries())
        values.set(key, printedValue(reading[i] ?? null, row.types[i] as CellType));
      walk(index + 1, [...picked, reading]);
    }
  };
  walk(0, []);
  return found;
}

/** True when every identity holds, blank cells counting as zero but a sum with a lost total proving nothing. */
function addsUp(identities: readonly Identity[], values: Values): boolean {
  return identities.every((identity) => {
    const outcome = evaluateIdentity(identity, (key) => values.get(key) ?? null);
    if (outcome.result === 'holds') return true;
    return outcome.result === 'not-assessable' && outcome.left === 0 && outcome.right === 0;
  });
}

function agreedCells(row: PrintedRow, all: readonly Assignment[], proven: boolean): ReadCell[] {
  const canonical = all[0] ?? null;
  const lost = canonical === null ? 0 : canonical.filter((print) => print === null).length;
  const latest = proven && lost === 1 && row.oneLostCell === 'latest';
  const readings = latest && canonical !== null ? withinGroup(row, all, canonical) : all;
  return row.keys.map((key, i) => {
    const type = row.types[i] as CellType;
    const candidates = [...new Set(readings.map((reading) => printedValue(reading[i] ?? null, type)))];
    const print = canonical?.[i] ?? null;
    const value = printedValue(print, type);
    // Equal zeros are interchangeable: whichever of them was lost, no value changes.
    const sure =
      candidates.length === 1 || candidates.every((candidate) => candidate === null || candidate === 0);
    const raw = row.assignments.alternatives[0]?.find((p) => p !== null)?.slot ?? null;
    if (canonical !== null && proven && (sure || latest)) {
      const open = candidates.length > 1 ? { candidates } : {};
      if (print !== null) return { ...printedCell(key, print, type, 'identity'), ...open };
      return { key, value: null, raw: null, place: null, settled: 'ambiguous', ...open };
    }
    if (candidates.length === 1 && value !== null && print !== null && readings.length > 1)
      return printedCell(key, print, type, 'identity');
    return { key, value: null, raw: null, place: raw?.place ?? null, settled: 'ambiguous', candidates };
  });
}

/** Readings in which every group that is complete as printed stays as printed; only the gap's own group is in doubt. */
function withinGroup(
  row: PrintedRow,
  readings: readonly Assignment[],
  canonical: Assignment,
): readonly Assignment[] {
  const groupOf = (key: string): string => key.slice(0, key.lastIndexOf('.'));
  const gap = groupOf(row.keys[canonical.indexOf(null)] ?? '');
  const value = (reading: Assignment, i: number) =>
    printedValue(reading[i] ?? null, row.types[i] as CellType);
  return readings.filter((reading) =>
    row.keys.every((key, i) => groupOf(key) === gap || value(reading, i) === value(canonical, i)),
  );
}
