/** Reading all tables of a form from the tokens of a report. */
import { fold } from '../../text/fold.ts';
import type { FormRow, FormTable, Identity, ReportFormat } from '../format.ts';
import type { ReadCell, ReadingNote } from '../reading.ts';
import { assignments } from './assignments.ts';
import { underHeadings } from './grid-columns.ts';
import { headerRow } from './header-row.ts';
import type { LabelStream } from './label-stream.ts';
import { hasSeveralColumns, withoutRunningNumbers } from './list-columns.ts';
import { matchRows, type RowMatch } from './match-rows.ts';
import { normaliseAmounts } from './normalise-amounts.ts';
import { rowLabels } from './row-labels.ts';
import { rowSlots, type Slot } from './row-print.ts';
import { type PrintedRow, settleRows } from './settle.ts';
import type { Token } from './token.ts';

export interface ReadTables {
  /** Keys of the tables found in print. */
  readonly tables: readonly string[];
  /** Every cell of the form. */
  readonly cells: ReadonlyMap<string, ReadCell>;
  readonly notes: readonly ReadingNote[];
  /** Lines of the first and last token that belong to a table, or null. */
  readonly span: { readonly from: number; readonly to: number } | null;
  /** Numbers printed in heading rows that carry none: line and print. */
  readonly headerNumbers: readonly { readonly label: string; readonly raw: string; readonly line: number }[];
}

const labelSets = new WeakMap<ReportFormat, ReadonlySet<string>>();

/** Folded words of the form that may stand among numbers without ending a row. */
function otherLabels(format: ReportFormat): ReadonlySet<string> {
  const known = labelSets.get(format);
  if (known !== undefined) return known;
  const words = new Set<string>();
  for (const table of format.tables) {
    for (const group of [...table.rowGroups, ...table.columnGroups, ...table.groups])
      for (const label of [group.label, ...group.aliases]) words.add(fold(label));
    for (const row of table.rows) if (row.header) words.add(fold(row.label));
  }
  labelSets.set(format, words);
  return words;
}

function cellKey(table: FormTable, row: string | null, group: string | null, column: string): string {
  return table.path
    .replace('{row}', row ?? '')
    .replace('{group}', group ?? '')
    .replace('{col}', column);
}

/** Reads every table of the form that the tokens print. */
export function readTables(
  format: ReportFormat,
  identities: readonly Identity[],
  tokens: readonly Token[],
  stream: LabelStream,
): ReadTables {
  const matches = matchRows(rowLabels(format), stream, tokens);
  const own = identities.filter((identity) => identity.formats.includes(format.id));
  const rows: PrintedRow[] = [];
  const found = new Map<string, number>();
  const notes: ReadingNote[] = [];
  const headerNumbers: { label: string; raw: string; line: number }[] = [];
  const slotsOfRows = printedSlots(format, matches, stream, tokens);
  const unread = unreadList(format, slotsOfRows, stream, notes);
  matches.forEach((match, i) => {
    const { table, row, width } = match.labels;
    const slots = slotsOfRows[i] as readonly Slot[];
    if (row.header) {
      for (const slot of slots)
        if (/\d/.test(slot.text))
          headerNumbers.push({ label: row.label, raw: slot.text, line: slot.place.line });
      return;
    }
    found.set(table.key, (found.get(table.key) ?? 0) + 1);
    if (unread) return;
    const read = printedRow(table, slots, width, row, notes);
    // Where the text ends before the table does, it may end inside this row: sums cannot tell which cells are gone.
    const cut = i === matches.length - 1 && row !== table.rows.at(-1);
    rows.push(cut ? { ...read, assignments: { ...read.assignments, alternatives: [] } } : read);
  });
  const lastEnd = matches.at(-1)?.end ?? 0;
  for (const table of format.tables) {
    if (table.layout !== 'single-row') continue;
    const header = headerRow(table, stream, tokens, lastEnd) ?? null;
    if (header === null) continue;
    found.set(table.key, 1);
    rows.push(singleRow(table, header.slots, notes));
  }
  const settled = normaliseAmounts(format, settleRows(rows, own), stream, notes);
  const cells = new Map<string, ReadCell>();
  for (const key of format.cells.keys())
    cells.set(key, settled.get(key) ?? { key, value: null, raw: null, place: null, settled: 'absent' });
  return {
    tables: format.tables
      .filter((table) => isPrinted(table, found.get(table.key) ?? 0))
      .map((table) => table.key),
    cells,
    notes,
    span: spanOf(matches, cells, tokens, stream),
    headerNumbers,
  };
}

/** What each matched row prints. */
function printedSlots(
  format: ReportFormat,
  matches: readonly RowMatch[],
  stream: LabelStream,
  tokens: readonly Token[],
): readonly (readonly Slot[])[] {
  const others = otherLabels(format);
  const rows = matches.map((match, i) => {
    const slots = rowSlots(match, matches[i + 1] ?? null, stream, tokens, others);
    return underHeadings(match.labels.table, slots, tokens, stream.token[match.start] as number);
  });
  return isList(format) ? withoutRunningNumbers(rows) : rows;
}

const isList = (format: ReportFormat): boolean => format.tables.every((table) => table.layout === 'list');

/** True for a list that is not the form's own: an older one that shares some labels, or one with further columns. */
function unreadList(
  format: ReportFormat,
  rows: readonly (readonly Slot[])[],
  stream: LabelStream,
  notes: ReadingNote[],
): boolean {
  if (!isList(format) || rows.length === 0) return false;
  if (hasSeveralColumns(rows)) {
    notes.push({
      code: 'several-columns',
      message: '统计表每行印有不止一个统计数，无法确定哪一列是规定格式的统计数，各项未读入',
    });
    return true;
  }
  const own = format.detect.filter((sign) => sign.weight >= 3).map((sign) => fold(sign.text));
  const few = format.tables.every((table) => !isPrinted(table, rows.length));
  return few && !own.some((sign) => stream.text.includes(sign));
}

/** A long table counts as printed when a good part of its rows was found: single labels occur in running text too. */
function isPrinted(table: FormTable, rowsFound: number): boolean {
  const rows = table.rows.filter((row) => !row.header).length;
  return rowsFound > 0 && (table.layout !== 'list' || rowsFound * 4 >= rows);
}

function printedRow(
  table: FormTable,
  slots: readonly Slot[],
  width: number,
  row: FormRow,
  notes: ReadingNote[],
): PrintedRow {
  const { keys, types } = rowCells(table, row);
  return finish(keys, types, slots, width, 'none', notes);
}

type RowCells = Pick<PrintedRow, 'keys' | 'types'>;

const cellsOfRows = new WeakMap<FormRow, RowCells>();

/** Keys and types of a row's cells. */
function rowCells(table: FormTable, row: FormRow): RowCells {
  const known = cellsOfRows.get(row);
  if (known !== undefined) return known;
  const cells = {
    keys: table.columns.map((column) => cellKey(table, row.key, null, column.key)),
    types: table.columns.map((column) => row.type ?? column.type),
  };
  cellsOfRows.set(row, cells);
  return cells;
}

function singleRow(table: FormTable, slots: readonly Slot[], notes: ReadingNote[]): PrintedRow {
  const keys: string[] = [];
  for (const group of table.groups)
    for (const column of table.columns) keys.push(cellKey(table, null, group.key, column.key));
  const types = keys.map((_, i) => table.columns[i % table.columns.length]?.type ?? 'integer');
  return finish(keys, types, slots, keys.length, 'latest', notes);
}

function finish(
  keys: readonly string[],
  types: PrintedRow['types'],
  slots: readonly Slot[],
  width: number,
  oneLostCell: PrintedRow['oneLostCell'],
  notes: ReadingNote[],
): PrintedRow {
  const read = assignments(slots, width);
  const values = slots.filter((slot) => slot.kind === 'value');
  if (read.plain === null)
    notes.push({
      code: 'cell-count',
      message: `这一行应有 ${width} 个数，原文印出 ${values.length} 个：${values.map((slot) => slot.text).join(' ')}`,
      cells: keys,
      ...(values[0] === undefined ? {} : { line: values[0].place.line }),
    });
  return { keys, types, assignments: read, oneLostCell };
}

function spanOf(
  matches: readonly RowMatch[],
  cells: ReadonlyMap<string, ReadCell>,
  tokens: readonly Token[],
  stream: LabelStream,
): ReadTables['span'] {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  const see = (line: number) => {
    from = Math.min(from, line);
    to = Math.max(to, line);
  };
  for (const match of matches) see((tokens[stream.token[match.start] as number] as Token).place.line);
  for (const cell of cells.values()) if (cell.place !== null) see(cell.place.line);
  return to === 0 ? null : { from, to };
}
