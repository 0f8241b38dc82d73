/** Office files: DOCX and XLSX with merged cells. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import writeXlsx, { type Row } from 'write-excel-file/node';
import { type PrintedReport, type PrintedTable, positions } from '../print/printed.ts';
import type { FileLayout } from './file-layout.ts';

function docxTable(table: PrintedTable): Table {
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        children: row.map(
          ({ text, rowSpan, columnSpan }) =>
            new TableCell({
              rowSpan,
              columnSpan,
              children: text.split('\n').map((line) => new Paragraph(line)),
            }),
        ),
      }),
  );
  return new Table({ rows });
}

async function docx(report: PrintedReport): Promise<Uint8Array> {
  const children = report.pieces.map((piece) =>
    piece.kind === 'table' ? docxTable(piece) : new Paragraph(piece.text),
  );
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** One sheet; plain numbers as number cells, everything else as text. */
async function xlsx(report: PrintedReport): Promise<Uint8Array> {
  const rows: Row[] = report.pieces.flatMap((piece): Row[] => {
    if (piece.kind === 'text') return [[{ value: piece.text, columnSpan: 10 }]];
    return positions(piece).map((row) =>
      row.map((each) => {
        if (each === null || each.text === '') return null;
        const { text, rowSpan, columnSpan } = each;
        const plain = each.key !== undefined && String(Number(text)) === text;
        return { value: plain ? Number(text) : text, rowSpan, columnSpan };
      }),
    );
  });
  return writeXlsx(rows).toBuffer();
}

const traits = { keepsBlanks: true, keepsLines: true, keepsBreaks: true, joinsCells: false };

export const officeFiles: readonly FileLayout[] = [
  { ...traits, name: 'docx', write: async (report) => ({ name: 'report.docx', bytes: await docx(report) }) },
  { ...traits, name: 'xlsx', write: async (report) => ({ name: 'report.xlsx', bytes: await xlsx(report) }) },
];
