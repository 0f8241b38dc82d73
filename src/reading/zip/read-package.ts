/** Zip packages: which Office format one holds, and its reader. */
import type { ReadingResult } from '../../domain/pages/page.ts';
import { readDocx } from '../docx/read-docx.ts';
import type { ReadingLimits } from '../limits.ts';
import { failure, problems } from '../problems.ts';
import { readXlsx } from '../xlsx/read-xlsx.ts';
import { openPackage } from './open-package.ts';

/** Reads a DOCX or XLSX file. Problems: those of its format, `unsupported-type` for other packages. */
export async function readPackage(bytes: Uint8Array, limits: ReadingLimits): Promise<ReadingResult> {
  const parts = await openPackage(bytes, limits);
  if ('code' in parts) return failure(parts);
  if (parts.names.has('word/document.xml')) return readDocx(parts, limits);
  if (parts.names.has('xl/workbook.xml')) return readXlsx(parts, limits);
  return failure(parts.names.has('OFD.xml') ? problems.ofd : problems.otherType);
}
