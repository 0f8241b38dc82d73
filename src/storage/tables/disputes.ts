import type { Dispute } from '../../domain/disputes/dispute.ts';
import type { SideCaseKind } from '../../usecases/ports/side-cases.ts';
import type { JsonColumn } from './json-column.ts';

/** Cache: reviews and suits. */
export interface DisputeTable {
  region_id: string;
  dispute_id: string;
  number: string;
  request_id: string | null;
  agency_id: string;
  procedure: string;
  organ: string;
  state: string;
  open: boolean;
  report_group: string;
  counted: boolean;
  accepted_on: string | null;
  result: string | null;
  effective_on: string | null;
  lost: boolean;
  act_by: string | null;
  act_key: string;
  answer: string | null;
  ground: string | null;
  version: number;
  document: JsonColumn<Dispute>;
}

/** Cache: corrections of records and complaints. */
export interface SideCaseTable {
  region_id: string;
  kind: SideCaseKind;
  case_id: string;
  number: string;
  agency_id: string;
  request_id: string | null;
  state: string;
  open: boolean;
  received_on: string;
  act_by: string | null;
  act_key: string;
  title: string;
  code_digest: string | null;
  document: JsonColumn<unknown>;
}
