import type { Place } from '../../domain/pages/page.ts';
import type { Settled } from '../../domain/reports/reading.ts';
import type { JsonColumn } from './json-column.ts';

/** Cache: the cells of the form, computed from the file by the rules. */
export interface ReportCellTable {
  region_id: string;
  report_id: string;
  key: string;
  /** Place in the form, from 0. */
  ordinal: number;
  /** Exact decimal text: `numeric` never passes through a float on its way. */
  value: string | null;
  raw: string | null;
  settled: Settled;
  place: JsonColumn<Place | null>;
  candidates: JsonColumn<readonly (number | null)[] | null>;
  note: string | null;
}
