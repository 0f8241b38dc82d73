import type { ReadReport, ReportRegion } from '../../domain/reports/reading.ts';
import type { JsonColumn } from './json-column.ts';

/** Everything that was read, except the cells, which have a table of their own. */
export interface ReportDocument {
  /** The region as the record names it. */
  readonly region: ReportRegion;
  readonly read: Omit<ReadReport, 'cells'>;
}

/** As recorded: the newest reading of one file. */
export interface ReportTable {
  region_id: string;
  report_id: string;
  year: number;
  title: string;
  generation: string | null;
  /** `YYYY-MM-DD`. */
  published: string | null;
  publisher: string | null;
  scope: string | null;
  source: string;
  file_name: string;
  sha256: string;
  rules: string;
  /** ISO instant. */
  recorded_at: string;
  document: JsonColumn<ReportDocument>;
}
