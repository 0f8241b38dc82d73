/** Rows as an XLSX workbook of one sheet. */
import writeXlsxFile, { type CellObject, type Sheet } from 'write-excel-file/node';

const border = { borderStyle: 'thin', borderColor: '#9aa5b0' } as const;
const narrowest = 8;
const widest = 48;

/**
 * Writes the rows, the first as the heading. Every cell is text: codes keep their zeros, and nothing is ever a
 * formula.
 * @param name of the sheet, at most 31 characters
 */
export async function writeSheetXlsx(
  name: string,
  rows: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const data = rows.map((row, at) =>
    row.map((value): CellObject => {
      const cell = { ...border, value, type: String, wrap: true, alignVertical: 'top' as const };
      return at === 0 ? { ...cell, fontWeight: 'bold', backgroundColor: '#eef2f6' } : cell;
    }),
  );
  const columns = Array.from({ length: width }, (_, at) => ({
    width: Math.min(widest, Math.max(narrowest, ...rows.map((row) => columnsOf(row[at] ?? '')))),
  }));
  const sheet: Sheet<never> = { sheet: name, data, columns };
  return writeXlsxFile([sheet] as never, { fontFamily: '宋体', fontSize: 11 } as never).toBuffer();
}

/** Width in columns of the screen: a Chinese character takes two. */
function columnsOf(text: string): number {
  let width = 2;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0xff ? 2 : 1;
  return width;
}
