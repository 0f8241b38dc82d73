/** HTML tables between the lines of a text file, as recognition programs write them. */
import type { Block, GridBlock, ReadingProblem } from '../../domain/pages/page.ts';
import type { FlowSink } from '../flow/flow-writer.ts';
import type { TableDraft } from '../flow/table-draft.ts';
import { scanHtml } from '../html/scan-html.ts';
import type { ReadingLimits } from '../limits.ts';

/** The blocks of lines up to `to` (0-based, exclusive). */
export interface EmbeddedTable {
  readonly to: number;
  readonly blocks: readonly Block[];
}

/** The HTML table that starts on line `from` (0-based), numbered from `table`; undefined where none starts. */
export function embeddedTable(
  lines: readonly string[],
  from: number,
  table: number,
  limits: ReadingLimits,
): EmbeddedTable | ReadingProblem | undefined {
  let to = from;
  let open = tableTags(lines[to]!);
  if (open === undefined) return undefined;
  for (to++; open > 0 && to < lines.length; to++) open += tableTags(lines[to]!) ?? 0;

  const starts: number[] = [0];
  for (let line = from; line < to; line++) starts.push(starts.at(-1)! + lines[line]!.length + 1);
  const sink = new LineSink(starts, from, table);
  const scanned = scanHtml(lines.slice(from, to).join('\n'), sink, limits);
  return 'code' in scanned ? scanned : { to, blocks: sink.blocks };
}

/** Tables opened less tables closed on a line; undefined where no table tag stands. */
function tableTags(line: string): number | undefined {
  const tags = line.includes('<') ? line.match(/<\/?table[\s>]/gi) : null;
  if (tags === null) return undefined;
  return tags.reduce((open, tag) => open + (tag[1] === '/' ? -1 : 1), 0);
}

/** Places blocks on the lines of the file, by the offsets at which those start. */
class LineSink implements FlowSink {
  readonly blocks: Block[] = [];
  readonly problem = undefined;
  readonly #starts: readonly number[];
  readonly #from: number;
  #table: number;

  constructor(starts: readonly number[], from: number, table: number) {
    this.#starts = starts;
    this.#from = from;
    this.#table = table;
  }

  line(text: string, at: number): void {
    this.blocks.push({ kind: 'text', text, place: { line: this.#lineOf(at) } });
  }

  grid(draft: TableDraft): void {
    const table = this.#table++;
    const cells: GridBlock['cells'] = draft.cells.map(({ at, ...cell }) => ({
      ...cell,
      place: { line: this.#lineOf(at), table, row: cell.row, column: cell.column },
    }));
    const place = { line: this.#lineOf(draft.at), table };
    this.blocks.push({ kind: 'grid', rowCount: draft.row + 1, columnCount: draft.width, cells, place });
  }

  /** 1-based line of the file at an offset. */
  #lineOf(at: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return this.#from + Math.min(low, this.#starts.length - 2) + 1;
  }
}
