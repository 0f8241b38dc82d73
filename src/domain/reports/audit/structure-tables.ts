/** Tables: printed at all, with all their cells, and with numbers in them. */
import type { FormTable } from '../format.ts';
import type { ReadCell } from '../reading.ts';
import { cellEvidence } from './context.ts';
import type { Defect, Mechanism } from './mechanism.ts';

/** One defect for each chapter (or annex) none of whose tables was found. */
export const checkTables: Mechanism = (context) => {
  const missing = (context.format?.tables ?? []).filter(
    (table) => !context.report.tables.includes(table.key),
  );
  const chapters = new Map<string, FormTable>();
  for (const table of missing) {
    const siblings = (context.format?.tables ?? []).filter((other) => other.chapter === table.chapter);
    if (siblings.every((other) => missing.includes(other))) chapters.set(String(table.chapter), table);
  }
  return [...chapters].map(([chapter, table]) => ({
    about: chapter,
    facts: { chapter, title: table.title },
  }));
};

/** One defect for each printed row whose numbers are fewer (or more) than its cells. */
export const checkCellCount: Mechanism = (context) =>
  context.report.notes
    .filter((note) => note.code === 'cell-count')
    .flatMap((note): Defect[] => {
      const keys = note.cells ?? [];
      const first = keys[0] === undefined ? undefined : context.format?.cells.get(keys[0]);
      const table = context.format?.tables.find((entry) => entry.key === first?.table);
      const row = table?.rows.find((entry) => entry.key === first?.row)?.label ?? table?.title ?? '';
      const open = keys.filter((key) => {
        const cell = context.report.cells.get(key);
        return cell?.settled === 'ambiguous' || (cell?.candidates?.length ?? 0) > 1;
      });
      if (open.length === 0) return [];
      const printed = /：(.*)$/.exec(note.message)?.[1] ?? '';
      const got = printed === '' ? 0 : printed.split(' ').length;
      return [
        {
          about: keys[0] ?? row,
          facts: { row, want: keys.length, got },
          arithmetic: `${got} ≠ ${keys.length}`,
          cells: open,
          evidence: [{ quote: printed, line: note.line ?? null }],
        },
      ];
    });

/** Digits torn apart by spaces or run together with other words. */
export const checkSplitDigits: Mechanism = (context) => {
  const torn = [...context.report.cells.values()].filter(
    (cell) => cell.raw !== null && /[0-9０-９][\s\u00a0\u3000]+[0-9０-９]/.test(cell.raw),
  );
  if (torn.length === 0) return [];
  const detail = torn.map((cell) => `“${cell.raw}”读作 ${cell.value ?? '不确定'}`).join('、');
  return [
    {
      facts: { detail },
      cells: torn.map((cell) => cell.key),
      evidence: torn.map((cell) => ({ quote: cell.raw ?? '', line: cell.place?.line ?? null })),
    },
  ];
};

const fewest = 1;

/** Cells printed empty or with a placeholder in tables that were found. */
export const checkBlankCells: Mechanism = (context) => {
  const blank: ReadCell[] = [];
  for (const cell of context.report.cells.values()) if (cell.settled === 'blank') blank.push(cell);
  if (blank.length < fewest) return [];
  const keys = blank.map((cell) => cell.key);
  return [{ facts: { count: blank.length }, cells: keys, evidence: cellEvidence(context, keys.slice(0, 3)) }];
};
