/** A report as XLSX: one sheet for each chapter's tables in official layout, one for the findings, one for the facts. */
import writeXlsxFile, { type CellObject, type Row, type Sheet } from 'write-excel-file/node';
import type { ReportWorkbook, WorkbookCell, WorkbookTable } from '../../domain/reports/workbook.ts';

const border = { borderStyle: 'thin', borderColor: '#9aa5b0' } as const;
const headStyle = { ...border, backgroundColor: '#eef2f6', wrap: true, alignVertical: 'center' } as const;
const severityWords = { error: '矛盾', warn: '待核', info: '提示' } as const;

/** Writes the workbook. Text is always written as text, never as a formula. */
export async function writeReportXlsx(workbook: ReportWorkbook): Promise<Uint8Array> {
  const sheets: Sheet<never>[] = [...tableSheets(workbook), findingsSheet(workbook), factsSheet(workbook)];
  return writeXlsxFile(sheets as never, { fontFamily: '宋体', fontSize: 11 } as never).toBuffer();
}

function tableSheets(workbook: ReportWorkbook): Sheet<never>[] {
  const chapters = Map.groupBy(workbook.tables, (table) => table.layout.chapter);
  return [...chapters].map(([number, tables]) => {
    const data = tables.flatMap((table) => [...tableRows(table), []]);
    const heads = Math.max(...tables.map((table) => table.layout.headColumns));
    const width = Math.max(...data.map((row) => row.length));
    return {
      sheet: number === null ? '统计表' : `第${'零一二三四五六七八九'[number] ?? number}部分`,
      data,
      columns: Array.from({ length: width }, (_, at) => ({
        width: at < heads ? (heads === 1 ? 44 : 22) : 13,
      })),
    };
  });
}

/** Title, heads and cells; places that a span covers are null, as the writer wants them. */
function tableRows({ layout, cells }: WorkbookTable): Row[] {
  const columns = layout.headColumns + (layout.layout === 'list' ? 1 : 0) + layout.totalColumns.length;
  const grid: (CellObject | null)[][] = [];
  const taken = new Set<string>();
  const place = (row: number, cell: CellObject) => {
    let column = 0;
    while (taken.has(`${row}/${column}`)) column++;
    for (let down = 0; down < (cell.rowSpan ?? 1); down++) {
      for (let right = 0; right < (cell.columnSpan ?? 1); right++)
        taken.add(`${row + down}/${column + right}`);
    }
    while (grid.length < row + (cell.rowSpan ?? 1)) grid.push(Array.from({ length: columns }, () => null));
    (grid[row] as (CellObject | null)[])[column] = cell;
  };
  const head = (text: string, colSpan: number, rowSpan: number): CellObject => ({
    ...headStyle,
    value: text,
    type: String,
    ...(colSpan > 1 ? { columnSpan: colSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
  });
  layout.headRows.forEach((row, at) => {
    for (const each of row) place(at, { ...head(each.text, each.colSpan, each.rowSpan), align: 'center' });
  });
  layout.rows.forEach((row, at) => {
    const line = layout.headRows.length + at;
    for (const each of row.heads)
      place(line, { ...head(each.text, each.colSpan, each.rowSpan), indent: row.depth });
    if (row.unit !== null) place(line, { ...border, value: row.unit, type: String, align: 'center' });
    for (const cell of cells[at] ?? []) place(line, dataCell(cell, row.total));
  });
  const title: Row = [{ value: layout.title, type: String, fontWeight: 'bold', columnSpan: columns }];
  for (let at = 1; at < columns; at++) title.push(null);
  return [title, ...grid];
}

function dataCell(cell: WorkbookCell | null, total: boolean): CellObject {
  if (cell === null) return { ...border, value: '', type: String };
  const touched = cell.marks.length > 0;
  const style = {
    ...border,
    align: 'right' as const,
    ...(total || touched ? { fontWeight: 'bold' as const } : {}),
    ...(touched ? { textColor: '#a81b17', backgroundColor: '#fdeeed' } : {}),
  };
  if (cell.value !== null) return { ...style, value: cell.value, type: Number };
  return { ...style, value: cell.words, type: String, textColor: '#5b6874' };
}

function findingsSheet(workbook: ReportWorkbook): Sheet<never> {
  const text = (value: string): CellObject => ({
    ...border,
    value,
    type: String,
    wrap: true,
    alignVertical: 'top',
  });
  const heads = ['序号', '轻重', '说明', '算式', '涉及的格', '原文', '规则'];
  return {
    sheet: '核对发现',
    columns: [6, 8, 48, 40, 40, 48, 22].map((width) => ({ width })),
    data: [
      heads.map((value): CellObject => ({ ...headStyle, value, type: String, fontWeight: 'bold' })),
      ...workbook.findings.map(
        (finding): Row => [
          { ...border, value: finding.number, type: Number, alignVertical: 'top' },
          text(severityWords[finding.severity]),
          text(finding.message),
          text(finding.arithmetic),
          text(finding.places.map((place) => place.label).join('；')),
          text(
            finding.evidence
              .map(({ quote, line }) => (line === null ? quote : `第 ${line} 行：${quote}`))
              .join('\n'),
          ),
          text(finding.rule),
        ],
      ),
    ],
  };
}

function factsSheet(workbook: ReportWorkbook): Sheet<never> {
  return {
    sheet: '说明',
    columns: [{ width: 14 }, { width: 80 }],
    data: [['标题', workbook.title] as const, ...workbook.facts].map(([name, value]) => [
      { value: name, type: String, fontWeight: 'bold' as const },
      { value, type: String, wrap: true },
    ]),
  };
}
