import type { LedgerEventTable } from './ledger-event.ts';
import type { RegionTable } from './region.ts';
import type { ReportTable } from './report.ts';
import type { ReportCellTable } from './report-cell.ts';
import type { ReportFindingTable } from './report-finding.ts';
import type { ReportLineTable } from './report-line.ts';

/** The tables that migrations/ creates, as Kysely sees them. */
export interface Tables {
  region: RegionTable;
  report: ReportTable;
  report_line: ReportLineTable;
  report_cell: ReportCellTable;
  report_finding: ReportFindingTable;
  ledger_event: LedgerEventTable;
}
