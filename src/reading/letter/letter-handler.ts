/** Paragraphs and tables of a document body as they would print: insertions in, deletions and hidden text out. */
import type { ReadingProblem } from '../../domain/pages/page.ts';
import type { LetterPiece } from '../../usecases/ports/documents.ts';
import { letterStyles } from '../../usecases/ports/letter-styles.ts';
import type { ReadingLimits } from '../limits.ts';
import { problems } from '../problems.ts';
import { attribute, type XmlHandler } from '../zip/scan-xml.ts';
import type { Numbering } from './numbering.ts';
import type { ParagraphStyle } from './styles.ts';

/** Elements around the body that the program sets itself when the letter is printed again. */
const around = new Set<string>([
  letterStyles.issuer,
  letterStyles.number,
  letterStyles.formNumber,
  letterStyles.title,
  letterStyles.addressee,
  letterStyles.attachments,
  letterStyles.signature,
  letterStyles.date,
  letterStyles.contact,
  letterStyles.pageNumber,
]);
const own = new Set<string>([...around, letterStyles.body, letterStyles.caption]);
/** Text in these was deleted, moved away, or stands a second time for older programs. */
const passedOver = new Set(['del', 'moveFrom', 'Fallback']);
const LEVELS = 4;

interface Paragraph {
  text: string;
  style: string;
  level: number | null;
  numberId: string | null;
  depth: number;
}

interface OpenTable {
  readonly rows: { readonly isHead: boolean; readonly cells: string[] }[];
  isHead: boolean;
  cell: string[];
  readonly caption: string;
}

export class LetterHandler implements XmlHandler {
  readonly pieces: LetterPiece[] = [];
  /** Does a paragraph carry a style of ours? Then the letter came from this program. */
  known = false;
  problem: ReadingProblem | undefined;
  readonly #styles: ReadonlyMap<string, ParagraphStyle>;
  readonly #numbering: Numbering;
  readonly #limits: ReadingLimits;
  /** Paragraphs stand inside each other where a text box is anchored. */
  readonly #paragraphs: Paragraph[] = [];
  readonly #tables: OpenTable[] = [];
  #skipping = 0;
  #hidden = false;
  #inText = false;
  #caption = '';
  #characters = 0;
  #cells = 0;

  constructor(styles: ReadonlyMap<string, ParagraphStyle>, numbering: Numbering, limits: ReadingLimits) {
    this.#styles = styles;
    this.#numbering = numbering;
    this.#limits = limits;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (passedOver.has(name)) this.#skipping++;
    if (this.#skipping > 0) return;
    const value = attribute(attributes, 'val');
    const paragraph = this.#paragraphs.at(-1);
    if (name === 'p') this.#paragraphs.push({ text: '', style: '', level: null, numberId: null, depth: 0 });
    else if (name === 'tbl') this.#openTable();
    else if (name === 'tr') this.#tables.at(-1)?.rows.push({ isHead: false, cells: [] });
    else if (name === 'tblHeader') this.#markHead(value);
    else if (name === 'tc') this.#openCell();
    else if (name === 'gridSpan') this.#span(Number(value));
    else if (paragraph === undefined) return;
    else if (name === 'pStyle') paragraph.style = value ?? '';
    else if (name === 'outlineLvl') paragraph.level = Number(value) + 1;
    else if (name === 'numId') paragraph.numberId = value ?? null;
    else if (name === 'ilvl') paragraph.depth = Number(value) || 0;
    else if (name === 'r') this.#hidden = false;
    else if (name === 'vanish') this.#hidden = value !== '0' && value !== 'false';
    else if (name === 't') this.#inText = true;
    else if (name === 'tab') this.#add(' ');
    else if (name === 'br' || name === 'cr') this.#add('\n');
    else if (name === 'noBreakHyphen') this.#add('-');
  }

  close(name: string): void {
    if (passedOver.has(name)) this.#skipping--;
    if (this.#skipping > 0) return;
    if (name === 't') this.#inText = false;
    else if (name === 'p') this.#closeParagraph();
    else if (name === 'tc') this.#closeCell();
    else if (name === 'tbl') this.#closeTable();
  }

  text(text: string): void {
    if (this.#inText && this.#skipping === 0) this.#add(text);
  }

  #add(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined || this.#hidden) return;
    paragraph.text += text;
    this.#characters += text.length;
    if (this.#characters > this.#limits.characters) this.problem = problems.tooLarge;
  }

  #closeParagraph(): void {
    const paragraph = this.#paragraphs.pop();
    if (paragraph === undefined) return;
    const style = this.#styles.get(paragraph.style);
    const name = style?.name ?? '';
    if (own.has(name)) this.known = true;
    const table = this.#tables.at(-1);
    const lines = this.#numbered(paragraph, style)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (table !== undefined) table.cell.push(...lines);
    else if (name === letterStyles.caption) this.#caption = lines.join('');
    else if (!around.has(name))
      for (const text of lines) this.pieces.push(pieceOf(text, paragraph.level ?? style?.level ?? 0));
  }

  #numbered(paragraph: Paragraph, style: ParagraphStyle | undefined): string {
    const id = paragraph.numberId ?? style?.numbering?.id ?? null;
    if (id === null || paragraph.text.trim() === '') return paragraph.text;
    const depth = paragraph.numberId === null ? (style?.numbering?.depth ?? 0) : paragraph.depth;
    return this.#numbering.next(id, depth) + paragraph.text;
  }

  #openTable(): void {
    this.#tables.push({ rows: [], isHead: false, cell: [], caption: this.#caption });
    this.#caption = '';
  }

  #markHead(value: string | undefined): void {
    const rows = this.#tables.at(-1)?.rows;
    const row = rows?.at(-1);
    if (rows !== undefined && row !== undefined && value !== '0' && value !== 'false')
      rows[rows.length - 1] = { ...row, isHead: true };
  }

  #openCell(): void {
    const table = this.#tables.at(-1);
    if (table !== undefined) table.cell = [];
    if (++this.#cells > this.#limits.cells) this.problem = problems.tooManyCells;
  }

  /** A cell over several columns keeps the others in place. */
  #span(columns: number): void {
    const row = this.#tables.at(-1)?.rows.at(-1);
    for (let more = 1; more < columns && this.#cells <= this.#limits.cells; more++, this.#cells++)
      row?.cells.push(SPANNED);
  }

  #closeCell(): void {
    const table = this.#tables.at(-1);
    const cells = table?.rows.at(-1)?.cells;
    if (table === undefined || cells === undefined) return;
    // Places that the cell spans were noted before its text was known: the text stands in the first of them.
    let at = cells.length;
    while (at > 0 && cells[at - 1] === SPANNED) at--;
    cells.splice(at, 0, table.cell.join('\n'));
    for (let next = at + 1; next < cells.length; next++) cells[next] = '';
    table.cell = [];
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    if (table === undefined) return;
    const outer = this.#tables.at(-1);
    if (outer !== undefined) {
      for (const row of table.rows) outer.cell.push(row.cells.join(' ').trim());
      return;
    }
    const head = table.rows[0]?.isHead === true ? table.rows[0].cells : [];
    const rows = table.rows.slice(head.length > 0 ? 1 : 0).map(({ cells }) => cells);
    if (table.rows.length > 0) this.pieces.push({ kind: 'table', caption: table.caption, head, rows });
  }
}

const SPANNED = '\u{0}';

function pieceOf(text: string, level: number): LetterPiece {
  return level >= 1 && level <= LEVELS
    ? { kind: 'heading', level: level as 1 | 2 | 3 | 4, text }
    : { kind: 'paragraph', text };
}
