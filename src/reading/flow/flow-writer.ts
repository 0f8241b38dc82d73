/**
 * Running text and tables in reading order, as HTML and DOCX give them: text, line ends, and tables that may nest.
 * A table around another table is layout: its own texts become lines, in order, and only the inner one is a grid.
 */
import type { ReadingProblem } from '../../domain/pages/page.ts';
import type { ReadingLimits } from '../limits.ts';
import { problems } from '../problems.ts';
import {
  continueCell,
  draftTable,
  finishTable,
  MOST_SPAN,
  nextRow,
  placeCell,
  type TableDraft,
} from './table-draft.ts';

/** Receives what the writer finishes. `at` is an offset in the source text. */
export interface FlowSink {
  line(text: string, at: number): void;
  grid(table: TableDraft): void;
}

/** A cell longer than this holds a page's body, not a value: its table is layout. */
const LONGEST_CELL = 1_000;

export class FlowWriter {
  /** Set when a limit was passed; what comes after is of no use. */
  problem: ReadingProblem | undefined;
  /** Offset of the source text being read. */
  at = 0;
  readonly #sink: FlowSink;
  readonly #limits: ReadingLimits;
  /** True where runs of ASCII white space print as one space (HTML). */
  readonly #collapse: boolean;
  readonly #tables: TableDraft[] = [];
  #top: TableDraft | undefined;
  #line = '';
  #lineAt = 0;
  #cellLines: string[] = [];
  #columns = 0;

  constructor(sink: FlowSink, limits: ReadingLimits, collapse: boolean) {
    this.#sink = sink;
    this.#limits = limits;
    this.#collapse = collapse;
  }

  text(text: string): void {
    if (this.#line === '') this.#lineAt = this.at;
    this.#line += text;
  }

  /** Ends the current line; a blank line is dropped. `asIs` keeps its white space (`<pre>`). */
  endLine(asIs = false): void {
    if (this.#line === '') return;
    const text = this.#collapse && !asIs ? collapse(this.#line) : this.#line;
    this.#line = '';
    if (text.trim() === '') return;
    if (this.#top?.open !== undefined && !this.#top.layout) this.#cellLines.push(text);
    else this.#sink.line(text, this.#lineAt);
  }

  openTable(): void {
    this.endLine();
    if (this.#tables.length >= this.#limits.depth) this.problem = problems.tooDeep;
    if (this.#top !== undefined) {
      if (this.#top.open === undefined && !this.#top.layout) this.closeTable();
      else this.#becomeLayout(this.#top);
    }
    this.#top = draftTable(this.at);
    this.#tables.push(this.#top);
  }

  openRow(): void {
    this.closeCell();
    if (this.#top !== undefined) nextRow(this.#top);
  }

  openCell(rowSpan: number, columnSpan: number): void {
    this.closeCell();
    const table = this.#top;
    if (table === undefined) return;
    table.open = placeCell(table, rowSpan, columnSpan, this.at);
    this.#columns += table.open.columnSpan;
    if (this.#columns > this.#limits.cells) this.problem = problems.tooManyCells;
  }

  /** Starts a cell that only carries on the one above it; its own text is not printed (DOCX). */
  continueCell(columnSpan: number): void {
    this.closeCell();
    if (this.#top !== undefined) this.#top.open = continueCell(this.#top, columnSpan, this.at);
  }

  /** Leaves columns of the row without a cell. */
  skipColumns(count: number): void {
    if (this.#top !== undefined && count > 0 && count <= MOST_SPAN) this.#top.column += count;
  }

  closeCell(): void {
    this.endLine();
    const table = this.#top;
    if (table?.open === undefined) return;
    if (!table.layout) table.open.text = this.#takeCell();
    table.open = undefined;
  }

  closeTable(): void {
    this.closeCell();
    const table = this.#tables.pop();
    this.#top = this.#tables.at(-1);
    if (table === undefined || table.layout || table.cells.length === 0) return;
    if (table.cells.length === 1 || table.cells.some((cell) => cell.text.length > LONGEST_CELL)) {
      this.#flush(table);
    } else {
      finishTable(table);
      this.#sink.grid(table);
    }
  }

  /** Closes everything that is still open. */
  end(): void {
    while (this.#top !== undefined) this.closeTable();
    this.endLine();
  }

  #becomeLayout(table: TableDraft): void {
    if (table.layout) return;
    table.layout = true;
    if (table.open !== undefined) table.open.text = this.#takeCell();
    this.#flush(table);
  }

  #takeCell(): string {
    const text = this.#cellLines.length === 1 ? this.#cellLines[0]! : this.#cellLines.join('\n');
    this.#cellLines = [];
    return text;
  }

  #flush(table: TableDraft): void {
    for (const cell of table.cells)
      if (cell.text !== '') for (const line of cell.text.split('\n')) this.#sink.line(line, cell.at);
  }
}

/** ASCII white space as a browser prints it; no-break and ideographic spaces stay. */
function collapse(line: string): string {
  const text = /[\t\n\f\r]| {2}/.test(line) ? line.replace(/[ \t\n\f\r]+/g, ' ') : line;
  const from = text.charCodeAt(0) === 0x20 ? 1 : 0;
  const to = text.length > 1 && text.charCodeAt(text.length - 1) === 0x20 ? text.length - 1 : text.length;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}
