import type { DisclosureOffice, Succession } from '../../domain/agencies/agency.ts';
import type { JsonColumn } from './json-column.ts';

/** Cache: agencies as they are now, folded from the ledger. */
export interface AgencyTable {
  region_id: string;
  agency_id: string;
  name: string;
  short_name: string;
  kind: string;
  parent_id: string | null;
  credit_code: string | null;
  own_name: boolean;
  office: JsonColumn<DisclosureOffice>;
  /** `YYYY-MM-DD`. */
  valid_from: string | null;
  valid_until: string | null;
  successors: JsonColumn<readonly Succession[]>;
  ordinal: number;
}

/** Previews of uploads until they are confirmed or forgotten. */
export interface StagedTable {
  region_id: string;
  staged_id: string;
  account_id: string;
  kind: string;
  document: JsonColumn<unknown>;
  created_at: string;
  expires_at: string;
}
