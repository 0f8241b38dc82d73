import type { RequestCase } from '../../domain/requests/request-case.ts';
import type { JsonColumn } from './json-column.ts';

/** Cache: what lists and counts read of requests. */
export interface RequestTable {
  region_id: string;
  request_id: string;
  number: string;
  agency_id: string;
  account_id: string | null;
  title: string;
  channel: string;
  applicant_kind: string;
  received_on: string;
  state: string;
  open: boolean;
  awaits: 'agency' | 'applicant' | 'consultee' | 'nobody';
  due: string | null;
  provisional: boolean;
  act_by: string | null;
  act_key: string;
  ended_on: string | null;
  on_time: boolean | null;
  answer: string | null;
  ground: string | null;
  cells: JsonColumn<Readonly<Record<string, string>>>;
  disputes: number;
  code_digest: string | null;
  likeness: string;
  applicant_digest: string;
  words: string;
  words_tv: string;
}

/** Cache: the whole state of a request. */
export interface RequestCaseTable {
  region_id: string;
  request_id: string;
  version: number;
  document: JsonColumn<RequestCase>;
}

export interface NumberSeriesTable {
  region_id: string;
  series: string;
  year: number;
  last: number;
}

export interface ConsultationLinkTable {
  region_id: string;
  link_id: string;
  request_id: string;
  consultation: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

/** Sealed: a citizen's unfinished form. */
export interface RequestDraftTable {
  region_id: string;
  draft_id: string;
  sealed_document: string;
  created_at: string;
  expires_at: string;
}
