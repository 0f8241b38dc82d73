/** Gives a report out as JSON, CSV or a workbook. */
import type { ReportWorkbook } from '../../domain/reports/workbook.ts';
import { requireReportAct } from '../../policies/report.ts';
import { formatOf, type PortalDeps } from './portal-deps.ts';
import { type ReportJson, reportJson } from './report-json.ts';
import { type ShownReport, showReport } from './show.ts';

/** Writes a workbook as a file (XLSX). */
export type WriteReportWorkbook = (workbook: ReportWorkbook) => Promise<Uint8Array>;

export interface ReportExport extends ReportJson {
  readonly regionId: string;
  readonly reportId: string;
  readonly title: string;
  readonly source: string;
  readonly file: string;
  readonly sha256: string;
  readonly rules: string;
}

/** The report as JSON, or null when there is none under this address. */
export async function exportJson(
  deps: PortalDeps,
  regionId: string,
  reportId: string,
): Promise<ReportExport | null> {
  requireReportAct('anyone', 'export');
  const shown = await showReport(deps, regionId, reportId);
  if (shown === null) return null;
  const { record } = shown;
  return {
    regionId,
    reportId,
    title: record.title,
    source: record.source,
    file: record.fileName,
    sha256: record.sha256,
    rules: record.rules,
    ...reportJson(record.report, record.findings),
  };
}

const csvHead = [
  'region_id',
  'report_id',
  'region',
  'year',
  'key',
  'label',
  'unit',
  'value',
  'printed',
  'settled',
];

/** Every cell of the report as CSV (RFC 4180, UTF-8 with byte order mark, no formulas); null when there is none. */
export async function exportCsv(
  deps: PortalDeps,
  regionId: string,
  reportId: string,
): Promise<string | null> {
  requireReportAct('anyone', 'export');
  const shown = await showReport(deps, regionId, reportId);
  if (shown === null) return null;
  const format = formatOf(deps.rulebook, shown.report.generation);
  const rows = [...shown.report.cells.values()].map((cell) => {
    const form = format?.cells.get(cell.key);
    return [
      regionId,
      reportId,
      shown.record.region.name,
      shown.record.year,
      cell.key,
      form?.label ?? '',
      form?.unit ?? '',
      cell.value ?? '',
      cell.raw ?? '',
      cell.settled,
    ];
  });
  return `\ufeff${[csvHead, ...rows].map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
}

/** One CSV field. Text that a spreadsheet would run as a formula gets an apostrophe in front. */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^(?:[=+\-@\t\r\n]|[＝＋－＠].)/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The report as a workbook; null when there is none under this address. */
export async function exportWorkbook(
  deps: PortalDeps,
  write: WriteReportWorkbook,
  regionId: string,
  reportId: string,
): Promise<Uint8Array | null> {
  requireReportAct('anyone', 'export');
  const shown = await showReport(deps, regionId, reportId);
  if (shown === null) return null;
  return deps.memory.remember(`workbook ${regionId}/${reportId}`, () => write(workbookOf(shown)));
}

const stateWords = { number: '', blank: '空', absent: '未印', ambiguous: '不能确定' } as const;

function workbookOf(shown: ShownReport): ReportWorkbook {
  const { record, format } = shown;
  return {
    title: record.title,
    facts: [
      ['地区', record.region.name],
      ['年度', String(record.year)],
      ['格式', format === null ? '未识别' : `${format.title}（${format.basis}）`],
      ['来源', record.source],
      ['文件', record.fileName],
      ['规则版本', record.rules],
      ['说明', '“空”“未印”“不能确定”都不等于 0；红字后的序号见“核对发现”表。'],
    ],
    tables: shown.tables
      .filter((table) => table.printed)
      .map(({ layout, cells }) => ({
        layout,
        cells: cells.map((row) =>
          row.map((cell) =>
            cell === null ? null : { value: cell.value, words: stateWords[cell.state], marks: cell.marks },
          ),
        ),
      })),
    findings: shown.findings,
  };
}
