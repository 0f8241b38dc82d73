import type { RoleId } from '../../domain/people/role.ts';
import type { JsonColumn } from './json-column.ts';

/** Cache: accounts, folded from the ledger. */
export interface AccountTable {
  region_id: string;
  account_id: string;
  sign_in_name: string;
  name: string;
  agency_id: string | null;
  status: 'invited' | 'active' | 'disabled';
  demo: boolean;
  created_at: string;
  last_sign_in_at: string | null;
}

/** Cache: roles given and taken back. */
export interface RoleGrantTable {
  region_id: string;
  grant_id: string;
  account_id: string;
  role: RoleId;
  agency_id: string | null;
  granted_at: string;
  granted_by: string;
  revoked_at: string | null;
}

/** Cache: who acts for whom, and until when. */
export interface DelegationTable {
  region_id: string;
  delegation_id: string;
  grant_id: string;
  from_account_id: string;
  to_account_id: string;
  from_at: string;
  until_at: string;
  reason: string;
  made_by: string;
  ended_at: string | null;
}

/** What a person has to do. */
export interface TaskTable {
  region_id: string;
  task_id: string;
  kind: string;
  subject: string;
  agency_id: string | null;
  account_id: string | null;
  roles: JsonColumn<readonly RoleId[]>;
  act: string;
  article: string;
  title: string;
  link: string;
  due: string | null;
  created_at: string;
  done_at: string | null;
}
