/** What both forms of a letter (DOCX, PDF) print, and where: decided once. Source: GB/T 9704-2012. */
import type { LetterModel, LetterPiece } from '../../domain/letters/letter-model.ts';
import { mmToPt, tablePt, textWidthMm, titlePt } from './measures.ts';
import { titleLines, widthOf } from './title-lines.ts';

/** A text that ends so many characters before the right edge. */
export interface Placed {
  readonly text: string;
  /** In em of the body. */
  readonly right: number;
}

export interface LaidLetter {
  readonly look: LetterModel['look'];
  /** For the file's own title: one line. */
  readonly title: string;
  readonly issuer: { readonly lines: readonly string[]; readonly size: number };
  readonly number: string;
  readonly titleLines: readonly string[];
  /** With its colon; '' for none. */
  readonly addressee: string;
  readonly body: readonly LaidPiece[];
  /** Each with its number where there are several. */
  readonly attachments: readonly string[];
  readonly signature: Placed;
  readonly date: Placed;
  readonly contact: string;
  readonly mark: string;
}

export type LaidPiece =
  | Exclude<LetterPiece, { kind: 'table' }>
  | (Extract<LetterPiece, { kind: 'table' }> & {
      /** Shares of the width, by column. */
      readonly shares: readonly number[];
    });

/** Characters between the date and the right edge: 右空四字. */
const DATE_RIGHT = 4;
/** Size of the agency's name: what fits, no larger than a county's head usually is and no smaller than the title. */
const ISSUER_LARGEST = 46;
const ISSUER_SMALLEST = 30;

/** Lays out a letter. */
export function layOut(model: LetterModel): LaidLetter {
  const width = mmToPt(textWidthMm);
  const date = model.date === null ? draftDate(model) : dateInWords(model.date);
  return {
    look: model.look,
    title: oneLine(model.title),
    issuer: issuerHead(oneLine(model.issuer), width),
    number: oneLine(model.number ?? ''),
    titleLines: model.title
      .split('\n')
      .flatMap((line) => titleLines(line.trim(), Math.floor(width / titlePt) - 2)),
    addressee: withColon(oneLine(model.addressee)),
    body: model.body.flatMap(laidPieces),
    attachments: model.attachments.map((each, at) =>
      model.attachments.length > 1 ? `${at + 1}. ${oneLine(each)}` : oneLine(each),
    ),
    ...signatureBlock(oneLine(model.signature), date),
    contact: inBrackets(oneLine(model.contact)),
    mark: model.mark,
  };
}

/** 2026年4月9日: Arabic figures, no zeros before them. */
export function dateInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** Room for the date that is still to come; a form without a date has none. */
function draftDate(model: LetterModel): string {
  return model.look === 'letter' && model.signature !== '' ? '　　　年　月　日' : '';
}

/** The date 右空四字, the agency centred over it; the longer one moves to the edge (seal version). */
function signatureBlock(signature: string, date: string): { signature: Placed; date: Placed } {
  const longer = (widthOf(signature) - widthOf(date)) / 2;
  if (date === '') return { signature: { text: signature, right: 2 }, date: { text: '', right: 0 } };
  const shift = Math.max(0, longer - DATE_RIGHT);
  return {
    signature: { text: signature, right: Math.max(0, DATE_RIGHT - longer) },
    date: { text: date, right: DATE_RIGHT + shift },
  };
}

function issuerHead(issuer: string, width: number): LaidLetter['issuer'] {
  const single = width / Math.max(1, widthOf(issuer));
  if (single >= ISSUER_SMALLEST)
    return { lines: [issuer], size: Math.floor(Math.min(ISSUER_LARGEST, single)) };
  const lines = titleLines(issuer, width / ISSUER_SMALLEST);
  const longest = Math.max(...lines.map(widthOf));
  return { lines, size: Math.floor(Math.min(ISSUER_LARGEST, width / longest, ISSUER_SMALLEST + 6)) };
}

/** A piece of the body as it is set: one paragraph for each line, shares of the width for each column. */
export function laidPieces(piece: LetterPiece): LaidPiece[] {
  if (piece.kind === 'table') return [{ ...piece, shares: sharesOf([piece.head, ...piece.rows]) }];
  return piece.text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ ...piece, text }));
}

/** Up to this width, in em, a column gets what it needs on one line; others share what is left. */
const SHORT = 6;
/** Room left and right of a cell's text, in em of the table. */
const PADDING = 1.5;
const WIDEST = 40;
/** What short columns may take of the width, so that long ones keep room. */
const MOST_FOR_SHORT = 0.6;

/** Shares of the width that the columns of a table take, by their longest texts. */
export function sharesOf(rows: readonly (readonly string[])[]): number[] {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const line = mmToPt(textWidthMm) / tablePt;
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.min(WIDEST, Math.max(1, ...rows.map((row) => widthOf(row[at] ?? '')))),
  );
  const fixed = widths.map((each) => (each <= SHORT ? (each + PADDING) / line : 0));
  const taken = sumOf(fixed);
  const long = sumOf(widths.filter((each) => each > SHORT));
  if (long === 0 || taken > MOST_FOR_SHORT)
    return widths.map((each) => (each + 1) / sumOf(widths.map((w) => w + 1)));
  return widths.map((each, at) => (each <= SHORT ? (fixed[at] ?? 0) : ((1 - taken) * each) / long));
}

const sumOf = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0);
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, '').trim();
const withColon = (text: string): string => (text === '' || /[：:]$/.test(text) ? text : `${text}：`);
const inBrackets = (text: string): string => (text === '' || /^（.*）$/u.test(text) ? text : `（${text}）`);
