import { describe, expect, it } from 'vitest';
import { testRulebook } from '../../../tests/support/rulebook.ts';
import { type LaidOutHead, type LaidOutTable, layOutTable } from './lay-out-table.ts';

const tables = testRulebook.formats.flatMap((format) =>
  format.tables.map((table) => [`${format.id} ${table.title}`, format, layOutTable(format, table)] as const),
);

/** How many grid places the heads of these rows cover. */
const area = (heads: readonly LaidOutHead[]) =>
  heads.reduce((sum, head) => sum + head.colSpan * head.rowSpan, 0);
const width = (table: LaidOutTable) =>
  table.headColumns + (table.layout === 'list' ? 1 : 0) + table.totalColumns.length;

describe('layOutTable', () => {
  it.each(tables)('%s: heads and cells fill the grid without gap or overlap', (_name, _format, table) => {
    expect(area(table.headRows.flat())).toBe(table.headRows.length * width(table));
    expect(area(table.rows.flatMap((row) => row.heads))).toBe(table.rows.length * table.headColumns);
    for (const row of table.rows) expect(row.cells).toHaveLength(table.totalColumns.length);
  });

  it('puts every cell of a form into exactly one place', () => {
    for (const format of testRulebook.formats) {
      const laidOut = tables
        .filter(([, owner]) => owner === format)
        .flatMap(([, , table]) => table.rows.flatMap((row) => row.cells))
        .flatMap((cell) => (cell === null ? [] : [cell.key]));
      expect(laidOut.toSorted()).toEqual([...format.cells.keys()].sort());
    }
  });
});
