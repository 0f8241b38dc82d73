/**
 * What the account that the program runs under may do with each table of a PostgreSQL server: what the stores do, and
 * no more. A test compares it with the catalog and with the stores' own statements.
 */

export type Privilege = 'select' | 'insert' | 'update' | 'delete';

const read = ['select'] as const;
/** What is never changed: the server itself refuses it, whoever sits at the program. */
const append = ['select', 'insert'] as const;
const keep = ['select', 'insert', 'update'] as const;
const replace = ['select', 'insert', 'delete'] as const;
const all = ['select', 'insert', 'update', 'delete'] as const;

/** Table → privileges of the runtime role. */
export const tableGrants: Readonly<Record<string, readonly Privilege[]>> = {
  schema_migration: read,

  ledger_event: append,
  audit_entry: append,
  audit_head: keep,

  region: keep,
  report: keep,
  report_line: replace,
  report_cell: replace,
  report_finding: replace,

  agency: keep,
  staged: all,
  account: keep,
  role_grant: keep,
  delegation: keep,
  task: keep,

  credential: keep,
  recovery_code: all,
  session: all,
  one_time_link: all,
  set_up_link: keep,
  external_identity: replace,
  sign_in_failure: all,

  personal_datum: all,

  notice: keep,
  digest_entry: all,
  delivery: keep,
  notice_choice: keep,
  gateway: keep,

  request: keep,
  request_case: keep,
  number_series: keep,
  consultation_link: keep,
  request_draft: all,
  case_file: all,
  case_file_piece: all,
  calendar_notice: append,
  dispute: keep,
  side_case: keep,
  mailbox: keep,
  taken_mail: keep,
  publication: keep,
  search_document: replace,
  told_reminder: append,
};

/** Schema of the job queue; its tables come and go with the queue's own versions. */
export const queueSchema = 'pgboss';
