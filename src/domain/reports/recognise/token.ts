/** Tokens: the pieces of a page from which tables are read again, in reading order. */
import { readCellNumber } from '../../numbers/cell-number.ts';
import type { Block, GridBlock, Place } from '../../pages/page.ts';

/**
 * - `word`: text that is no number (labels, notes, running text);
 * - `value`: a printed number or placeholder; `pieces` > 1 when spaces stand between its digits;
 * - `blank`: a cell printed empty;
 * - `gap`: a line of nothing but white space, or of one pipe (its text), which some copies leave where an empty cell
 *   stood.
 */
export interface Token {
  readonly kind: 'word' | 'value' | 'blank' | 'gap';
  readonly text: string;
  /** The parts between inner spaces; more than one only for a value. */
  readonly pieces: readonly string[];
  readonly place: Place;
  /** Running number of the printed table row, or -1 outside true tables. */
  readonly gridRow: number;
  /** True for numbers in one run with words: a space there may part cells as well as digits. */
  readonly loose: boolean;
}

const onePiece: readonly string[] = [];
const edge = /^[\s\u00a0\u3000\ufeff]+|[\s\u00a0\u3000\ufeff]+$/g;
const anySpace = /[\s\u00a0\u3000]/;
const wideSpace = /[ \u00a0]{2,}|\u3000+|\t+/;
const separators = /[\t|｜]/;
/** Pipes without a space between them are what merged cells leave behind in copies: no cell stood there. */
const pipesOnly = /^[|｜]+$/;
/** A page's number at its foot, between dashes. */
const pageNumber = /^\s*[-—–－]\s*\d{1,3}\s*[-—–－]\s*$/;
const pipesAfter = /(?<=[^\s|｜]\s?)[|｜]{2,}$/;
const numericPiece = /^[\d０-９.,，．+＋\-－−/／—–]+$/;

function isValue(text: string): boolean {
  return readCellNumber(text) !== null || readCellNumber(text, 'signed') !== null;
}

/** Splits pages into tokens. Cells of true tables keep their row; lines of text are split where cells may end. */
export function tokenise(blocks: readonly Block[]): readonly Token[] {
  const tokens: Token[] = [];
  let gridRow = 0;
  for (const block of blocks) {
    if (block.kind === 'grid') gridRow = tokeniseGrid(block, gridRow, tokens);
    else tokeniseLine(block.text, block.place, tokens);
  }
  return tokens;
}

function tokeniseGrid(grid: GridBlock, firstRow: number, tokens: Token[]): number {
  for (const cell of grid.cells) {
    const text = cell.text.replace(edge, '');
    const gridRow = firstRow + cell.row;
    if (text === '')
      tokens.push({ kind: 'blank', text, pieces: onePiece, place: cell.place, gridRow, loose: false });
    else tokeniseCell(text, cell.place, gridRow, tokens);
  }
  return firstRow + grid.rowCount;
}

function tokeniseCell(text: string, place: Place, gridRow: number, tokens: Token[]): void {
  if (isValue(text)) {
    tokens.push({ kind: 'value', text, pieces: onePiece, place, gridRow, loose: false });
    return;
  }
  if (anySpace.test(text)) {
    const pieces = text.split(/[\s\u00a0\u3000]+/);
    if (pieces.every((piece) => numericPiece.test(piece) && isValue(piece))) {
      tokens.push({ kind: 'value', text, pieces, place, gridRow, loose: false });
      return;
    }
    const joined = pieces.join('');
    if (isValue(joined)) {
      tokens.push({ kind: 'value', text: joined, pieces: onePiece, place, gridRow, loose: false });
      return;
    }
  }
  tokens.push({ kind: 'word', text, pieces: onePiece, place, gridRow, loose: false });
}

function tokeniseLine(text: string, place: Place, tokens: Token[]): void {
  if (text === '' || pageNumber.test(text)) return;
  if (!anySpace.test(text) && !separators.test(text)) {
    pushRun(text, place, tokens);
    return;
  }
  if (separators.test(text)) tokeniseSeparated(text, place, tokens);
  else tokeniseSpaced(text, place, tokens);
}

function tokeniseSeparated(line: string, place: Place, tokens: Token[]): void {
  if (pipesOnly.test(line)) {
    // One pipe alone on its line may close an empty cell.
    if (line.length === 1)
      tokens.push({ kind: 'gap', text: line, pieces: onePiece, place, gridRow: -1, loose: false });
    return;
  }
  const cells = line.replace(pipesAfter, '|').split(/[\t|｜]/);
  // A tab behind the last number of a row parts it from one more, empty cell; a pipe closes the row.
  if (cells.length > 2 && line.endsWith('\t')) cells.push('');
  const last = cells.length - 1;
  for (let i = 0; i < cells.length; i++) {
    const cell = (cells[i] as string).replace(edge, '');
    if (cell !== '') tokeniseSpaced(cell, place, tokens);
    // A separator closes the cell before it: nothing stands before the first or after the last one.
    else if (i > 0 && i < last)
      tokens.push({ kind: 'blank', text: '', pieces: onePiece, place, gridRow: -1, loose: false });
    else if (last === 1 && i === 0 && (cells[1] as string).replace(edge, '') === '')
      tokens.push({ kind: 'blank', text: '', pieces: onePiece, place, gridRow: -1, loose: false });
  }
}

function tokeniseSpaced(text: string, place: Place, tokens: Token[]): void {
  const trimmed = text.replace(edge, '');
  if (trimmed === '') {
    tokens.push({ kind: 'gap', text: '', pieces: onePiece, place, gridRow: -1, loose: false });
    return;
  }
  if (isValue(trimmed)) {
    tokens.push({ kind: 'value', text: trimmed, pieces: onePiece, place, gridRow: -1, loose: false });
    return;
  }
  for (const run of trimmed.split(wideSpace)) tokeniseRun(run, place, tokens);
}

/** A run without wide gaps: neighbouring numbers in it may be one number or several. */
function tokeniseRun(run: string, place: Place, tokens: Token[], parts = run.split(/[ \u00a0]/)): void {
  const loose = parts.some((part) => part !== '' && !isValue(part));
  let numbers: string[] = [];
  const flush = () => {
    if (numbers.length === 0) return;
    const pieces = numbers.length > 1 ? numbers : onePiece;
    tokens.push({ kind: 'value', text: numbers.join(' '), pieces, place, gridRow: -1, loose });
    numbers = [];
  };
  for (const part of parts) {
    if (part === '') continue;
    if (isValue(part)) {
      numbers.push(part);
      continue;
    }
    flush();
    pushRun(part, place, tokens);
  }
  flush();
}

function pushRun(text: string, place: Place, tokens: Token[]): void {
  tokens.push({
    kind: isValue(text) ? 'value' : 'word',
    text,
    pieces: onePiece,
    place,
    gridRow: -1,
    loose: false,
  });
}
