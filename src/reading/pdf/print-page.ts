/** The parts of a PDF's pages into pages: ruled tables, tables where text lines up, lines elsewhere. */
import type { PageSink } from '../flow/page-sink.ts';
import { type CellDraft, draftTable, type TableDraft } from '../flow/table-draft.ts';
import { findTables } from './find-tables.ts';
import type { Part } from './join-tables.ts';
import { boxOf, type PrintedLine } from './piece.ts';
import { cluster } from './ruled-frame.ts';
import type { RuledTable } from './ruled-table.ts';
import { tableRows } from './table-rows.ts';

/** Gaps wider than this many widths of the type part cells; narrower ones are blanks. */
const CELL_GAP = 1;

/** Sends a part to `sink`. */
export function printPart(part: Part, sink: PageSink): void {
  sink.page = part.page;
  if (part.kind === 'table') sink.grid(ruledDraft(part.table));
  else if (part.framed) for (const line of part.lines) printLine(line, sink);
  else printLines(part.lines, sink);
}

function ruledDraft(table: RuledTable): TableDraft {
  const edges = cluster(table.cells.flatMap((cell) => [cell.left, cell.right]));
  const columnAt = (x: number) => {
    const next = edges.findIndex((edge) => edge >= x);
    return next > 0 && (next < 0 || x - edges[next - 1]! < edges[next]! - x) ? next - 1 : Math.max(next, 0);
  };
  const cells = table.cells.map(({ left, right, text, row, rowSpan, pieces, page }): CellDraft => {
    const column = columnAt(left);
    const columnSpan = Math.max(1, (right > edges.at(-1)! ? edges.length - 1 : columnAt(right)) - column);
    const place = pieces.length === 0 ? { at: 0, page } : { at: 0, page, box: boxOf(pieces) };
    return { text, row, column, rowSpan, columnSpan, ...place };
  });
  return { ...draftTable(0), row: table.rowCount - 1, width: edges.length - 1, cells };
}

/** Sends lines and the tables among them to `sink`; the pieces of a line that is in no table are parted by tabs. */
function printLines(lines: readonly PrintedLine[], sink: PageSink): void {
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
