/** Numbers that are not printed, or no longer. */

import type { FileLayout } from '../files/file-layout.ts';
import {
  cell,
  keysOf,
  mapCells,
  type Piece,
  type PrintedCell,
  type PrintedReport,
  type PrintedTable,
  rowsOf,
} from '../print/printed.ts';
import type { Random } from '../random.ts';
import type { Mess } from './mess.ts';

/** Replaces zeros by another print; all of them or some. */
function zeros(print: (random: Random) => string) {
  return (report: PrintedReport, random: Random): PrintedReport => {
    const lost = new Set(report.lost);
    const share = random.pick([0.2, 0.6, 1]);
    const spoilt = mapCells(report, (each) => {
      if (each.key === undefined || each.text !== '0' || !random.chance(share)) return each;
      lost.add(each.key);
      return { ...each, text: print(random) };
    });
    return { ...spoilt, lost };
  };
}

/** Removes cells from rows of more than one number; such rows stay open. */
function without(report: PrintedReport, gone: (each: PrintedCell) => boolean): PrintedReport {
  const open = new Set(report.open);
  const pieces = report.pieces.map((piece): Piece => {
    if (piece.kind === 'text') return piece;
    return {
      ...piece,
      rows: piece.rows.map((row) => {
        const kept = row.filter((each) => each.key === undefined || !gone(each));
        if (kept.length < row.length) for (const key of keysOf(row)) open.add(key);
        return kept;
      }),
    };
  });
  return { ...report, pieces, open };
}

/** One number of the long table is gone, or one zero of the one-row table (any other loss there still adds up). */
function oneLost(report: PrintedReport, random: Random): PrintedReport {
  const cells = rowsOf(report).flatMap((row) =>
    row.filter((each) => /^(?:requests|review)/.test(each.key ?? '')),
  );
  const choices = cells.filter((each) => each.key?.startsWith('requests') || each.text === '0');
  if (choices.length === 0) return report;
  const gone = random.pick(choices).key;
  return without(report, (each) => each.key === gone);
}

/** Rows of the long table in which every cell printed empty has vanished. */
function vanished(report: PrintedReport, random: Random): PrintedReport {
  const rows = rowsOf(report).filter(() => random.chance(0.3));
  const keys = new Set(
    rows.flatMap((row) => row.filter((each) => each.text === '0').map((each) => each.key)),
  );
  return without(report, (each) => each.key?.startsWith('requests') === true && keys.has(each.key));
}

/** A row whose cells reach down over no more than `most` rows. */
const clipped = (row: readonly PrintedCell[], most: number): readonly PrintedCell[] =>
  row.map((each) => ({ ...each, rowSpan: Math.min(each.rowSpan, most) }));

/** Everything behind a cut through one of the tables is gone. */
function truncated(report: PrintedReport, random: Random): PrintedReport {
  const rows = rowsOf(report).filter((row) => keysOf(row).length > 0);
  const at = random.pick(rows);
  const kept = 1 + random.below(at.length);
  const pieces: Piece[] = [];
  for (const piece of report.pieces) {
    const cut = piece.kind === 'table' ? piece.rows.indexOf(at) : -1;
    if (cut < 0) {
      pieces.push(piece);
      continue;
    }
    const table = piece as PrintedTable;
    const rows = [...table.rows.slice(0, cut), at.slice(0, kept)];
    pieces.push({ ...table, rows: rows.map((row, r) => clipped(row, rows.length - r)) });
    break;
  }
  const left = new Set(pieces.flatMap((piece) => (piece.kind === 'table' ? piece.rows.flatMap(keysOf) : [])));
  const lost = rowsOf(report)
    .flatMap(keysOf)
    .filter((key) => !left.has(key));
  const torn = kept < at.length ? keysOf(at).filter((key) => left.has(key)) : [];
  return { pieces, lost: new Set([...report.lost, ...lost]), open: new Set([...report.open, ...torn]) };
}

/** A page ends inside the long table: page number, and the head of the table once more. */
function pageBreak(report: PrintedReport, random: Random): PrintedReport {
  const open = new Set(report.open);
  const pieces = report.pieces.flatMap((piece): Piece[] => {
    if (piece.kind === 'text' || piece.rows.length < 20) return [piece];
    const heads = piece.rows.findIndex((row) => keysOf(row).length > 0);
    const at = heads + 1 + random.below(piece.rows.length - heads - 2);
    for (const key of keysOf(piece.rows[at - 1] ?? [])) open.add(key);
    const before = piece.rows.slice(0, at).map((row, r) => clipped(row, at - r));
    const again = piece.rows.slice(at).map((row) => [...row]);
    const crossing = piece.rows
      .slice(0, at)
      .flatMap((row, r) =>
        row
          .filter((each) => r + each.rowSpan > at)
          .map((each) => cell('label', '', { rowSpan: r + each.rowSpan - at })),
      );
    again[0]?.unshift(...crossing);
    const repeated = random.chance(0.7) ? piece.rows.slice(0, heads) : [];
    const number = random.pick(['- 3 -', '3', '— 3 —', '第 3 页 共 8 页']);
    return [
      { ...piece, rows: before },
      { kind: 'text', role: 'page-number', text: number },
      { ...piece, rows: [...repeated, ...again] },
    ];
  });
  return { ...report, pieces, open };
}

/** Where merged cells are filled up with empty ones, a row always keeps all its cells. */
const losesCells = (layout: FileLayout): boolean =>
  !layout.joinsCells && !/every position|plain cells|markdown|xlsx/.test(layout.name);

export const lossMesses: readonly Mess[] = [
  { name: 'zeros left blank', in: (layout) => !layout.joinsCells, spoil: zeros(() => '') },
  {
    name: 'zeros as a placeholder',
    in: (layout) => !layout.joinsCells,
    spoil: zeros((random) => random.pick(['-', '/', '—', '——'])),
  },
  { name: 'one number lost', formats: ['G2', 'G3'], in: losesCells, spoil: oneLost },
  { name: 'blank cells vanished', formats: ['G2', 'G3'], in: losesCells, spoil: vanished },
  { name: 'truncated in a table', spoil: truncated },
  { name: 'page break in the long table', spoil: pageBreak },
];
