/** A table of a letter in DOCX; its head is repeated on each page. */
import type { Table } from 'docx';
import { letterStyles } from '../../usecases/ports/letter-styles.ts';
import { docxFaces } from './faces.ts';
import type { LaidPiece } from './lay-out.ts';
import { mmToTwips, ptToTwips, tableLinePt, tablePt, textWidthMm } from './measures.ts';

type Docx = typeof import('docx');

/** The table alone: its caption is a paragraph before it. */
export function docxTable(docx: Docx, piece: Extract<LaidPiece, { kind: 'table' }>): Table {
  const width = mmToTwips(textWidthMm);
  const widths = piece.shares.map((share) => Math.round(share * width));
  const row = (cells: readonly string[], isHead: boolean) =>
    new docx.TableRow({
      ...(isHead && { tableHeader: true }),
      cantSplit: true,
      children: widths.map((each, at) => cell(docx, cells[at] ?? '', each, isHead)),
    });
  return new docx.Table({
    layout: docx.TableLayoutType.FIXED,
    width: { size: width, type: docx.WidthType.DXA },
    columnWidths: widths,
    rows: [
      ...(piece.head.length > 0 ? [row(piece.head, true)] : []),
      ...piece.rows.map((each) => row(each, false)),
    ],
  });
}

/** The paragraph above a table; none for a table without caption. */
export function docxCaption(docx: Docx, caption: string) {
  return caption === '' ? [] : [new docx.Paragraph({ style: letterStyles.caption, text: caption })];
}

function cell(docx: Docx, text: string, width: number, isHead: boolean) {
  const lines = text.split('\n').map(
    (line) =>
      new docx.Paragraph({
        alignment: isHead ? docx.AlignmentType.CENTER : docx.AlignmentType.LEFT,
        spacing: { line: ptToTwips(tableLinePt), lineRule: docx.LineRuleType.EXACT },
        children: [
          new docx.TextRun({
            text: line,
            size: tablePt * 2,
            font: {
              ascii: docxFaces.latin,
              hAnsi: docxFaces.latin,
              eastAsia: isHead ? docxFaces.level1 : docxFaces.body,
            },
          }),
        ],
      }),
  );
  return new docx.TableCell({
    width: { size: width, type: docx.WidthType.DXA },
    verticalAlign: docx.VerticalAlignTable.CENTER,
    margins: { left: 90, right: 90, top: 40, bottom: 40 },
    children: lines,
  });
}
