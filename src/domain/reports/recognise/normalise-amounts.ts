/** Money: one unit for all. A unit printed in the column's heading applies to cells that print none. */

import { readCellNumber, shiftDecimal } from '../../numbers/cell-number.ts';
import { fold } from '../../text/fold.ts';
import type { ReportFormat } from '../format.ts';
import type { ReadCell, ReadingNote } from '../reading.ts';
import type { LabelStream } from './label-stream.ts';

const bigUnit = /^(?:单位)?(亿元|万元)/;

/**
 * Brings every money cell to 元. A cell without a unit takes the unit of its column heading, if that prints one;
 * else the number stays as printed and a note says that no unit was printed.
 */
export function normaliseAmounts(
  format: ReportFormat,
  cells: ReadonlyMap<string, ReadCell>,
  stream: LabelStream,
  notes: ReadingNote[],
): ReadonlyMap<string, ReadCell> {
  const result = new Map(cells);
  for (const [key, cell] of cells) {
    const form = format.cells.get(key);
    if (form?.type !== 'money' || cell.value === null || cell.raw === null) continue;
    const read = readCellNumber(cell.raw, 'money');
    if (read?.kind === 'number' && read.unit !== null) {
      notes.push({ code: 'unit-in-cell', message: `单位写在单元格内：${cell.raw}`, cells: [key] });
      continue;
    }
    const unit = headingUnit(format, form.table, form.column, stream);
    if (unit === null) {
      const doubt = cell.value > 0 && cell.value < 10_000 ? '；数值小于 1 万，可能以万元为单位，请核对' : '';
      notes.push({ code: 'unit-missing', message: `原文未注明金额单位，按元记录${doubt}`, cells: [key] });
      continue;
    }
    const value = shiftDecimal(String(cell.value), unit === '亿元' ? 8 : 4);
    result.set(key, { ...cell, value, settled: 'normalised' });
    notes.push({ code: 'unit-in-heading', message: `表头单位为${unit}，已换算为元`, cells: [key] });
  }
  return result;
}

function headingUnit(
  format: ReportFormat,
  tableKey: string,
  columnKey: string,
  stream: LabelStream,
): '万元' | '亿元' | null {
  const column = format.tables.find((t) => t.key === tableKey)?.columns.find((c) => c.key === columnKey);
  if (column === undefined) return null;
  const label = fold(column.label);
  const at = stream.text.lastIndexOf(label);
  if (at < 0) return null;
  const match = bigUnit.exec(stream.text.slice(at + label.length, at + label.length + 12));
  return (match?.[1] as '万元' | '亿元' | undefined) ?? null;
}
