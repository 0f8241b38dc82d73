/** Reports of fixed content for tests; every field can be replaced. */
import type { Finding } from '../../src/domain/findings/finding.ts';
import type { ReadCell, ReadReport } from '../../src/domain/reports/reading.ts';
import type { LedgerEvent, ReportRecord } from '../../src/usecases/ports.ts';

export function aCell(key: string, value: number | null, more: Partial<ReadCell> = {}): ReadCell {
  return {
    key,
    value,
    raw: value === null ? null : String(value),
    place: value === null ? null : { line: 12, table: 0, row: 3, column: 2 },
    settled: value === null ? 'absent' : 'printed',
    ...more,
  };
}

export function aFinding(id: string, more: Partial<Finding> = {}): Finding {
  return {
    id,
    kind: 'table_identity',
    severity: 'error',
    rule: 'T.BALANCE',
    message: '收件与办结不平衡',
    arithmetic: '221 + 0 = 221；202 + 14 = 216；差 5',
    cells: ['requests.new.total', 'requests.carried.total'],
    evidence: [{ quote: '221', line: 12 }],
    ...more,
  };
}

export function aReport(cells: readonly ReadCell[], more: Partial<ReadReport> = {}): ReadReport {
  return {
    region: { name: '句容市', level: 'county', province: '江苏省', prefecture: '镇江市', code: '321183' },
    year: 2021,
    generation: 'G3',
    title: '句容市2021年政府信息公开工作年度报告',
    publisher: '句容市人民政府办公室',
    scope: 'summary',
    dates: { published: '2022-01-28', period_from: '2021-01-01', period_to: '2021-12-31', form_filled: null },
    contact: { phone: '0511-87272000' },
    chapters: [{ heading: '一、总体情况', number: 1, from: 3, to: 9 }],
    tables: ['requests'],
    cells: new Map(cells.map((cell) => [cell.key, cell])),
    notes: [{ code: 'sign-word', message: '“增198”读作198', line: 12 }],
    ...more,
  };
}

export function aRecord(more: Partial<ReportRecord> = {}): ReportRecord {
  return {
    regionId: '321183',
    reportId: '2021',
    region: { name: '句容市', level: 'county', province: '江苏省', prefecture: '镇江市', code: '321183' },
    year: 2021,
    title: '句容市2021年政府信息公开工作年度报告',
    source: '句容市人民政府网站',
    fileName: '2021.html',
    sha256: 'a'.repeat(64),
    rules: 'r1',
    lines: ['句容市2021年政府信息公开工作年度报告', '', '一、总体情况'],
    report: aReport([aCell('requests.new.total', 221), aCell('requests.carried.total', null)]),
    findings: [aFinding('T.BALANCE')],
    ...more,
  };
}

/** The event of recording `record`. */
export function anEvent(record: ReportRecord, more: Partial<LedgerEvent> = {}): LedgerEvent {
  return {
    regionId: record.regionId,
    kind: 'report.recorded',
    subject: `report/${record.reportId}`,
    at: '2026-11-20T16:18:00.123Z',
    actor: 'import',
    data: { sha256: record.sha256 },
    ...more,
  };
}
