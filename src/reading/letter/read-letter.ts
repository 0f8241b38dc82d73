/** The body of a letter that was edited outside and is taken back as DOCX. */
import type { ReadingProblem } from '../../domain/pages/page.ts';
import type { LetterPiece, Problem, Result } from '../../usecases/ports/documents.ts';
import { problems } from '../problems.ts';
import { sniffBytes } from '../sniff.ts';
import { openPackage, type ZipPackage } from '../zip/open-package.ts';
import { scanXml } from '../zip/scan-xml.ts';
import { LetterHandler } from './letter-handler.ts';
import { letterLimits } from './letter-limits.ts';
import { readNumbering } from './numbering.ts';
import { readStyles } from './styles.ts';

const notDocx: Problem = Object.freeze({
  code: 'not-docx',
  message: '这不是 DOCX 文件。请用 Word 或 WPS 打开文书，另存为 DOCX 后再交回。',
});
const macros: Problem = Object.freeze({
  code: 'macros',
  message: '文件带有宏，已拒绝。请另存为不含宏的 DOCX 后再交回。',
});

/**
 * Headings, paragraphs and tables of the body. Of a letter written by this program, what stands around the body is left out; of
 * another document everything is body, and short numbered lines are headings. Links to outside are not followed, pictures
 * are not read. Problems: `not-docx`, `macros`, `too-large`, `too-many-cells`, `damaged`, `encrypted`, `empty`, `timeout`.
 */
export async function readLetter(bytes: Uint8Array): Promise<Result<readonly LetterPiece[]>> {
  if (bytes.byteLength === 0) return failed(problems.empty);
  if (bytes.byteLength > letterLimits.bytes) return failed(problems.tooLarge);
  const kind = sniffBytes(bytes);
  if (kind !== 'zip') return failed(typeof kind === 'object' && kind.code === 'encrypted' ? kind : notDocx);
  const parts = await openPackage(bytes, letterLimits);
  if ('code' in parts) return failed(parts);
  if (!parts.names.has('word/document.xml')) return failed(notDocx);
  if ([...parts.names].some((name) => /vbaProject|vbaData|\.bin$/i.test(name) && /vba/i.test(name)))
    return failed(macros);
  return readParts(parts);
}

async function readParts(parts: ZipPackage): Promise<Result<readonly LetterPiece[]>> {
  const [document, styleXml, numberXml, types] = await readAll(parts, [
    'word/document.xml',
    'word/styles.xml',
    'word/numbering.xml',
    '[Content_Types].xml',
  ]);
  for (const each of [document, styleXml, numberXml, types])
    if (typeof each === 'object') return failed(each);
  if (typeof types === 'string' && /macroEnabled/i.test(types)) return failed(macros);
  const styles = readStyles(styleXml as string | undefined, letterLimits);
  if (!(styles instanceof Map)) return failed(styles as ReadingProblem);
  const numbering = readNumbering(numberXml as string | undefined, letterLimits);
  if ('code' in numbering) return failed(numbering);
  const handler = new LetterHandler(styles, numbering, letterLimits);
  const problem = scanXml(document as string, handler, letterLimits);
  if (problem !== undefined) return failed(problem);
  if (handler.pieces.length === 0) return failed(problems.empty);
  return { ok: true, value: handler.known ? handler.pieces : handler.pieces.map(asHeading) };
}

async function readAll(parts: ZipPackage, names: readonly string[]) {
  const read: (string | ReadingProblem | undefined)[] = [];
  for (const name of names) read.push(await parts.read(name));
  return read;
}

/** How numbered headings of the four levels begin, and how long one is at most. */
const headings = [
  /^[一二三四五六七八九十]{1,3}、/,
  /^（[一二三四五六七八九十]{1,3}）/,
  /^\d{1,2}[.．](?!\d)/,
  /^（\d{1,2}）/,
];
const LONGEST_HEADING = 30;

function asHeading(piece: LetterPiece): LetterPiece {
  if (piece.kind !== 'paragraph' || piece.text.length > LONGEST_HEADING || /[。；：，]/.test(piece.text))
    return piece;
  const level = headings.findIndex((each) => each.test(piece.text)) + 1;
  return level === 0 ? piece : { kind: 'heading', level: level as 1 | 2 | 3 | 4, text: piece.text };
}

/** Where the general remedy speaks of reports. */
const ofLetters: Readonly<Record<string, string>> = Object.freeze({
  'too-large': '文件过大，无法读取。请删去文书中的图片和附件后另存为 DOCX，再交回。',
  'too-many-cells': '文书中的表格过大，无法读取。请把大表作为附件，文书中只留说明，再交回。',
  empty: '文书中没有正文。请确认选对了文件后重新交回。',
});

function failed({ code, message }: Problem): Result<never> {
  return { ok: false, problems: [{ code, message: ofLetters[code] ?? message }] };
}
