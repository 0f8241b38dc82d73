/** The printed lines of one PDF page into pages: tables where the text lines up, lines elsewhere. */
import type { PageSink } from '../flow/page-sink.ts';
import { findTables } from './find-tables.ts';
import type { PrintedLine } from './piece.ts';
import { tableRows } from './table-rows.ts';

/** Gaps wider than this many widths of the type part cells; narrower ones are blanks. */
const CELL_GAP = 1;

/** Sends a page's lines and tables to `sink`; the pieces of a line that is in no table are parted by tabs. */
export function printPage(lines: readonly PrintedLine[], sink: PageSink): void {
  const tables = findTables(lines).values();
  let table = tables.next().value;
  for (let at = 0; at < lines.length; ) {
    const draft = table?.from === at ? tableRows(lines, table) : undefined;
    if (draft !== undefined) sink.grid(draft);
    else printLine(lines[at]!, sink);
    at = draft === undefined ? at + 1 : table!.to;
    while (table !== undefined && table.from < at) table = tables.next().value;
  }
}

function printLine(line: PrintedLine, sink: PageSink): void {
  const first = line.pieces[0]!;
  const last = line.pieces.at(-1)!;
  const height = Math.max(...line.pieces.map((piece) => piece.size));
  const box = { x: first.x, y: line.y - height, width: last.x + last.width - first.x, height };
  sink.line(joined(line), 0, box);
}

function joined(line: PrintedLine): string {
  let text = '';
  let end = Number.NaN;
  for (const piece of line.pieces) {
    if (text !== '') text += piece.x - end > CELL_GAP * piece.size ? '\t' : ' ';
    text += piece.text;
    end = piece.x + piece.width;
  }
  return text;
}
