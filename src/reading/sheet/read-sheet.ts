/** A spreadsheet as rows of texts, XLSX and CSV told apart by content. */
import type { SheetResult } from '../../usecases/ports/sheet.ts';
import { type ReadingLimits, withDefaults } from '../limits.ts';
import { sniffBytes } from '../sniff.ts';
import { csvRows } from './csv-rows.ts';
import { type SheetBounds, sheetBounds, sheetFailures } from './sheet-failures.ts';
import { xlsxRows } from './xlsx-rows.ts';

/** It is read in the process itself, so the bounds are those of a list, not of a report. */
const packageLimits: Partial<ReadingLimits> = {
  unpackedBytes: 24 * 1024 * 1024,
  zipRatio: 100,
  cells: 300_000,
  milliseconds: 4_000,
};

/** Reads a spreadsheet; never throws for what it holds. */
export async function readSheet(
  bytes: Uint8Array,
  _fileName: string,
  bounds: SheetBounds = sheetBounds,
): Promise<SheetResult> {
  if (bytes.byteLength === 0) return { ok: false, problem: sheetFailures.empty };
  if (bytes.byteLength > bounds.bytes) return { ok: false, problem: sheetFailures.tooLarge(bounds) };
  const kind = sniffBytes(bytes);
  if (kind !== 'text' && kind !== 'zip')
    return { ok: false, problem: kind === 'pdf' ? sheetFailures.otherType : sheetFailures.ofReading(kind) };
  const read =
    kind === 'zip'
      ? await xlsxRows(bytes, bounds, withDefaults({ ...packageLimits, bytes: bounds.bytes }))
      : csvRows(bytes, bounds);
  return 'rows' in read ? { ok: true, sheet: read } : { ok: false, problem: read };
}
