/** Rows as CSV (RFC 4180). */
import { stringify } from 'csv-stringify/sync';

/**
 * What a spreadsheet program takes for the beginning of a formula (full-width signs are folded by some of them), also
 * behind apostrophes: whoever takes one off again gets what was there.
 */
const formulaStart = /^'*[=+\-@\t\r＝＋－＠]/;

/**
 * CSV with a byte order mark, so that Excel and WPS read it as UTF-8, and CRLF line ends. A cell that a spreadsheet
 * program would take for a formula gets a leading apostrophe.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map(harmless));
  return stringify(safe, { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}

function harmless(cell: string): string {
  return formulaStart.test(cell) ? `'${cell}` : cell;
}
