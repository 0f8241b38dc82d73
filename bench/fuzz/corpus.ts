/** Well-formed files to spoil: the reports as text and HTML, and small DOCX, XLSX and PDF files made from them. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import writeExcelFile from 'write-excel-file/node';
import type { GridBlock, Pages } from '../../src/domain/pages/page.ts';
import { readText } from '../../src/reading/read-file.ts';
import { asPage } from '../reading.ts';
import { type ReportFile, reportFiles } from '../reports.ts';

export interface Corpus {
  readonly texts: readonly ReportFile[];
  readonly pages: readonly ReportFile[];
  /** DOCX and XLSX. */
  readonly packages: readonly ReportFile[];
  readonly pdfs: readonly ReportFile[];
}

function pagesOf({ bytes, name }: ReportFile): Pages {
  const read = readText(bytes, name);
  if (!read.ok) throw new Error(`${name}: ${read.problem.message}`);
  return read.pages;
}

function rowsOf(grid: GridBlock): string[][] {
  const rows = Array.from({ length: grid.rowCount }, () =>
    Array.from({ length: grid.columnCount }, () => ''),
  );
  for (const cell of grid.cells) rows[cell.row]![cell.column] = cell.text;
  return rows;
}

async function asDocx(page: ReportFile): Promise<ReportFile> {
  const children = pagesOf(page).blocks.map((block) =>
    block.kind === 'text'
      ? new Paragraph(block.text)
      : new Table({
          rows: rowsOf(block).map(
            (row) =>
              new TableRow({
                children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })),
              }),
          ),
        }),
  );
  return { name: 'a.docx', bytes: await Packer.toBuffer(new Document({ sections: [{ children }] })) };
}

async function asXlsx(page: ReportFile): Promise<ReportFile> {
  const data = pagesOf(page).blocks.flatMap((block) =>
    (block.kind === 'text' ? [[block.text]] : rowsOf(block)).map((row) =>
      row.map((text) => (/^\d{1,9}$/.test(text) ? { value: Number(text) } : { value: text })),
    ),
  );
  return { name: 'a.xlsx', bytes: await writeExcelFile(data).toBuffer() };
}

async function asPdf(page: ReportFile): Promise<ReportFile> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  let sheet = document.addPage([595, 842]);
  let y = 800;
  for (const block of pagesOf(page).blocks)
    for (const row of block.kind === 'text' ? [[block.text]] : rowsOf(block)) {
      if (y < 60) {
        sheet = document.addPage([595, 842]);
        y = 800;
      }
      row.forEach((text, i) => {
        // The standard fonts have no Han characters.
        const latin = text
          .replace(/[^ -~]/g, (character) => (/\p{L}/u.test(character) ? 'x' : ' '))
          .slice(0, 60);
        if (latin.trim() !== '') sheet.drawText(latin, { x: 40 + i * 60, y, size: 9, font });
      });
      y -= 14;
    }
  return {
    name: 'a.pdf',
    bytes: await document.save({ useObjectStreams: document.getPageCount() % 2 === 0 }),
  };
}

/** Runs work at a fixed date, which writers put into their files: the same seed must give the same bytes. */
async function atFixedDate<T>(work: () => Promise<T>): Promise<T> {
  const RealDate = Date;
  const fixed = RealDate.UTC(2020, 0, 31);
  globalThis.Date = class extends RealDate {
    constructor(...given: ConstructorParameters<typeof RealDate>) {
      super(
        ...(((given as unknown[]).length === 0 ? [fixed] : given) as ConstructorParameters<typeof RealDate>),
      );
    }
    static override now = () => fixed;
  } as DateConstructor;
  try {
    return await work();
  } finally {
    globalThis.Date = RealDate;
  }
}

/** Makes the corpus; the same bytes each time. */
export async function makeCorpus(): Promise<Corpus> {
  const texts = reportFiles();
  const pages = texts.map((file) => asPage(file));
  const few = [pages[0]!, pages[4]!];
  return {
    texts,
    pages,
    packages: await atFixedDate(async () => [
      ...(await Promise.all(few.map(asDocx))),
      ...(await Promise.all(few.map(asXlsx))),
    ]),
    pdfs: await atFixedDate(() => Promise.all(few.map(asPdf))),
  };
}
