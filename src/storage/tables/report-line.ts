import type { JsonColumn } from './json-column.ts';

/** As recorded: the original's text, line by line. */
export interface ReportLineTable {
  region_id: string;
  report_id: string;
  lines: JsonColumn<readonly string[]>;
}
