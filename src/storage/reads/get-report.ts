import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Finding } from '../../domain/findings/finding.ts';
import type { ReadCell } from '../../domain/reports/reading.ts';
import type { ReportRecord } from '../../usecases/ports.ts';
import type { ReportCellTable } from '../tables/report-cell.ts';
import type { ReportFindingTable } from '../tables/report-finding.ts';
import type { Tables } from '../tables/tables.ts';
import { snapshot } from './snapshot.ts';

function cellOf(row: Omit<Selectable<ReportCellTable>, 'region_id' | 'report_id' | 'ordinal'>): ReadCell {
  return {
    key: row.key,
    value: row.value === null ? null : Number(row.value),
    raw: row.raw,
    place: row.place,
    settled: row.settled,
    ...(row.candidates === null ? {} : { candidates: row.candidates }),
    ...(row.note === null ? {} : { note: row.note }),
  };
}

/** The finding that a row holds. */
export function findingOf(
  row: Omit<Selectable<ReportFindingTable>, 'region_id' | 'report_id' | 'ordinal'>,
): Finding {
  const { finding_id, kind, severity, rule, message, arithmetic, cells, evidence } = row;
  return { id: finding_id, kind, severity, rule, message, arithmetic, cells, evidence };
}

async function readRows(trx: Transaction<Tables>, regionId: string, reportId: string) {
  const report = await trx
    .selectFrom('report')
    .innerJoin('report_line', (join) =>
      join
        .onRef('report_line.region_id', '=', 'report.region_id')
        .onRef('report_line.report_id', '=', 'report.report_id'),
    )
    .select(['year', 'title', 'source', 'file_name', 'sha256', 'rules', 'document', 'report_line.lines'])
    .where('report.region_id', '=', regionId)
    .where('report.report_id', '=', reportId)
    .executeTakeFirst();
  if (!report) return null;
  const cells = await trx
    .selectFrom('report_cell')
    .select(['key', 'value', 'raw', 'settled', 'place', 'candidates', 'note'])
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .orderBy('ordinal')
    .execute();
  const findings = await trx
    .selectFrom('report_finding')
    .select(['finding_id', 'kind', 'severity', 'rule', 'message', 'arithmetic', 'cells', 'evidence'])
    .where('region_id', '=', regionId)
    .where('report_id', '=', reportId)
    .orderBy('ordinal')
    .execute();
  return { report, cells, findings };
}

/** The whole report as it was recorded, null when there is none. */
export async function getReport(
  db: Kysely<Tables>,
  regionId: string,
  reportId: string,
): Promise<ReportRecord | null> {
  const rows = await snapshot(db, (trx) => readRows(trx, regionId, reportId));
  if (!rows) return null;
  const { report } = rows;
  return {
    regionId,
    reportId,
    region: report.document.region,
    year: report.year,
    title: report.title,
    source: report.source,
    fileName: report.file_name,
    sha256: report.sha256,
    rules: report.rules,
    lines: report.lines,
    report: { ...report.document.read, cells: new Map(rows.cells.map((row) => [row.key, cellOf(row)])) },
    findings: rows.findings.map(findingOf),
  };
}
