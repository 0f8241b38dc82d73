import type { Evidence, Severity } from '../../domain/findings/finding.ts';
import type { JsonColumn } from './json-column.ts';

/** Cache: what the auditor found, computed from cells and text by the rules. */
export interface ReportFindingTable {
  region_id: string;
  report_id: string;
  finding_id: string;
  /** Place in the auditor's list, from 0. */
  ordinal: number;
  kind: string;
  severity: Severity;
  rule: string;
  message: string;
  arithmetic: string;
  cells: JsonColumn<readonly string[]>;
  evidence: JsonColumn<readonly Evidence[]>;
}
