/** Pages for formats without lines of their own: one line per line of text and one per table cell. */
import type { Block, Box, GridCell, ReadingProblem } from '../../domain/pages/page.ts';
import type { ReadingLimits } from '../limits.ts';
import { problems } from '../problems.ts';
import type { FlowSink } from './flow-writer.ts';
import type { TableDraft } from './table-draft.ts';

export class PageSink implements FlowSink {
  readonly blocks: Block[] = [];
  readonly lines: string[] = [];
  /** Set when the tables or texts passed a limit. */
  problem: ReadingProblem | undefined;
  /** 1-based page or sheet that what follows stands on, where the format has them. */
  page: number | undefined;
  readonly #limits: ReadingLimits;
  #cells = 0;
  #characters = 0;
  #tables = 0;

  constructor(limits: ReadingLimits) {
    this.#limits = limits;
  }

  line(text: string, _at = 0, box?: Box): void {
    this.#print(text);
    this.blocks.push({
      kind: 'text',
      text,
      place: { line: this.lines.length, ...this.#onPage(), ...(box && { box }) },
    });
  }

  grid(draft: TableDraft): void {
    const rowCount = draft.row + 1;
    this.#cells += rowCount * draft.width;
    if (this.#cells > this.#limits.cells) {
      this.problem = problems.tooManyCells;
      return;
    }
    const table = this.#tables++;
    const first = this.lines.length + 1;
    const cells: GridCell[] = [];
    for (const { text, row, column, rowSpan, columnSpan, box, page } of draft.cells) {
      this.#print(text.includes('\n') ? text.replaceAll('\n', ' ') : text);
      const at = { line: this.lines.length, ...this.#onPage(page), table, row, column };
      const place = box === undefined ? at : { ...at, box };
      cells.push({ text, row, column, rowSpan, columnSpan, place });
    }
    const place = { line: first, ...this.#onPage(), table };
    this.blocks.push({ kind: 'grid', rowCount, columnCount: draft.width, cells, place });
  }

  #onPage(page = this.page): { page: number } | undefined {
    return page === undefined ? undefined : { page };
  }

  #print(line: string): void {
    this.lines.push(line);
    this.#characters += line.length;
    if (this.#characters > this.#limits.characters) this.problem = problems.tooLarge;
  }
}
