/** A letter as an editable DOCX. Its paragraph styles name the elements, so that a copy taken back is read by them. */
import type { Document as DocxDocument, Paragraph as DocxParagraph } from 'docx';
import type { LetterModel } from '../../domain/letters/letter-model.ts';
import { letterStyles } from '../../usecases/ports/letter-styles.ts';
import { docxStyles } from './docx-styles.ts';
import { docxCaption, docxTable } from './docx-table.ts';
import { type LaidLetter, type LaidPiece, layOut, type Placed } from './lay-out.ts';
import {
  bodyPt,
  issuerDropMm,
  linePt,
  marginsMm,
  mmToPt,
  mmToTwips,
  pageNumberGapMm,
  ptToTwips,
  red,
  redLineGapMm,
} from './measures.ts';

type Docx = typeof import('docx');

const A4 = Object.freeze({ width: 11906, height: 16838 });
/** A run of letters and figures longer than this may break anywhere. */
const UNBROKEN = /[!-~]{24,}/;
const RED_LINE_SIZE = 12;
/** Distance of the lines of the agency's name, in its size. */
const ISSUER_LINE = 1.35;
/** Height of the empty line below a table, in twips. */
const APART = 120;

/** Writes the letter. */
export async function letterDocx(model: LetterModel): Promise<Uint8Array> {
  const docx = await import('docx');
  const laid = layOut(model);
  const { mark } = laid;
  const header = mark === '' ? null : await markHeader(docx, mark);
  const document: DocxDocument = new docx.Document({
    title: laid.title,
    creator: laid.issuer.lines.join(''),
    lastModifiedBy: laid.issuer.lines.join(''),
    evenAndOddHeaderAndFooters: true,
    styles: docxStyles(laid.issuer.size),
    sections: [
      {
        properties: {
          page: {
            size: A4,
            margin: {
              top: mmToTwips(marginsMm.top),
              bottom: mmToTwips(marginsMm.bottom),
              left: mmToTwips(marginsMm.left),
              right: mmToTwips(marginsMm.right),
              footer: mmToTwips(marginsMm.bottom - pageNumberGapMm) - ptToTwips(bodyPt),
            },
          },
        },
        ...(header !== null && { headers: { default: header, even: header } }),
        footers: { default: footer(docx, 'right'), even: footer(docx, 'left') },
        children: [
          ...head(docx, laid),
          ...laid.body.flatMap((piece, at) => bodyPiece(docx, piece, at === laid.body.length - 1)),
          ...tail(docx, laid),
        ],
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toBuffer(document));
}

const styled = (docx: Docx, style: string, text: string, more: object = {}): DocxParagraph =>
  new docx.Paragraph({ style, text, wordWrap: UNBROKEN.test(text), ...more });

function head(docx: Docx, laid: LaidLetter): DocxParagraph[] {
  const title = inLines(
    docx,
    letterStyles.title,
    laid.titleLines,
    laid.look === 'form' ? 0 : 2 * ptToTwips(linePt),
  );
  const addressee = laid.addressee === '' ? [] : [styled(docx, letterStyles.addressee, laid.addressee)];
  if (laid.look === 'form') {
    const number = laid.number === '' ? [] : [styled(docx, letterStyles.formNumber, `编号：${laid.number}`)];
    return [title, ...number, ...addressee];
  }
  const { lines, size } = laid.issuer;
  const issuer = inLines(
    docx,
    letterStyles.issuer,
    lines,
    mmToTwips(issuerDropMm),
    ptToTwips(size * ISSUER_LINE),
  );
  const number = styled(docx, letterStyles.number, laid.number, {
    border: {
      bottom: {
        style: docx.BorderStyle.SINGLE,
        size: RED_LINE_SIZE,
        color: red,
        space: Math.round(mmToPt(redLineGapMm)),
      },
    },
  });
  return [issuer, number, title, ...addressee];
}

/** One paragraph with the lines as they were broken. */
function inLines(
  docx: Docx,
  style: string,
  lines: readonly string[],
  before: number,
  line = ptToTwips(linePt),
): DocxParagraph {
  return new docx.Paragraph({
    style,
    spacing: { before, after: 0, line, lineRule: docx.LineRuleType.EXACT },
    children: lines.map((text, at) => new docx.TextRun({ text, ...(at > 0 && { break: 1 }) })),
  });
}

/** Keeps a table apart from what follows: two tables that touch become one, and no document ends with a table. */
function apart(docx: Docx): DocxParagraph {
  const spacing = { before: 0, after: 0, line: APART, lineRule: docx.LineRuleType.EXACT };
  return new docx.Paragraph({ spacing });
}

/** @param last no page shall hold the signature alone: the last paragraph goes with it */
function bodyPiece(docx: Docx, piece: LaidPiece, last: boolean) {
  if (piece.kind === 'table')
    return [...docxCaption(docx, piece.caption), docxTable(docx, piece), apart(docx)];
  if (piece.kind === 'paragraph') return [styled(docx, letterStyles.body, piece.text, { keepNext: last })];
  const levels = [
    docx.HeadingLevel.HEADING_1,
    docx.HeadingLevel.HEADING_2,
    docx.HeadingLevel.HEADING_3,
    docx.HeadingLevel.HEADING_4,
  ] as const;
  return [new docx.Paragraph({ heading: levels[piece.level - 1]!, text: piece.text, keepNext: true })];
}

function tail(docx: Docx, laid: LaidLetter): DocxParagraph[] {
  const attachments = laid.attachments.map((each, at) =>
    styled(docx, letterStyles.attachments, at === 0 ? `附件：${each}` : each, {
      keepNext: true,
      ...(at > 0 && { indent: { left: ptToTwips(5 * bodyPt) }, spacing: { before: 0 } }),
    }),
  );
  const { signature, date } = laid;
  const signed = signature.text === '' ? [] : [placed(docx, letterStyles.signature, signature, true)];
  const dated = date.text === '' ? [] : [placed(docx, letterStyles.date, date, false)];
  const contact = laid.contact === '' ? [] : [styled(docx, letterStyles.contact, laid.contact)];
  return [...attachments, ...signed, ...dated, ...contact];
}

function placed(docx: Docx, style: string, { text, right }: Placed, keepNext: boolean): DocxParagraph {
  return styled(docx, style, text, { keepNext, indent: { right: ptToTwips(right * bodyPt), firstLine: 0 } });
}

function footer(docx: Docx, side: 'left' | 'right') {
  const run = new docx.TextRun({ children: ['— ', docx.PageNumber.CURRENT, ' —'] });
  const indent = { [side]: ptToTwips(bodyPt), firstLine: 0 };
  return new docx.Footer({
    children: [
      new docx.Paragraph({ style: letterStyles.pageNumber, alignment: side, indent, children: [run] }),
    ],
  });
}

async function markHeader(docx: Docx, mark: string) {
  const { TextWatermark } = await import('docx/watermarks');
  const children = [new TextWatermark({ text: mark, font: '黑体', color: 'C0C0C0', width: 260 })];
  return new docx.Header({ children: [new docx.Paragraph({ children })] });
}
