import type { AccountTable, DelegationTable, RoleGrantTable, TaskTable } from './accounts.ts';
import type { AgencyTable, StagedTable } from './agencies.ts';
import type { AuditEntryTable, AuditHeadTable } from './audit.ts';
import type { CalendarNoticeTable } from './calendar-notice.ts';
import type { CaseFilePieceTable, CaseFileTable } from './case-files.ts';
import type { DisputeTable, SideCaseTable } from './disputes.ts';
import type { LedgerEventTable } from './ledger-event.ts';
import type { MailboxTable, TakenMailTable } from './mail-intake.ts';
import type {
  DeliveryTable,
  DigestEntryTable,
  GatewayTable,
  NoticeChoiceTable,
  NoticeTable,
} from './notifications.ts';
import type { PersonalDatumTable } from './personal-datum.ts';
import type { PublicationTable, SearchDocumentTable } from './published.ts';
import type { RegionTable } from './region.ts';
import type { ToldReminderTable } from './reminders.ts';
import type { ReportTable } from './report.ts';
import type { ReportCellTable } from './report-cell.ts';
import type { ReportFindingTable } from './report-finding.ts';
import type { ReportLineTable } from './report-line.ts';
import type {
  ConsultationLinkTable,
  NumberSeriesTable,
  RequestCaseTable,
  RequestDraftTable,
  RequestTable,
} from './requests.ts';
import type {
  CredentialTable,
  ExternalIdentityTable,
  OneTimeLinkTable,
  RecoveryCodeTable,
  SessionTable,
  SetUpLinkTable,
  SignInFailureTable,
} from './sign-in.ts';

/** The tables that migrations/ creates, as Kysely sees them. */
export interface Tables {
  region: RegionTable;
  report: ReportTable;
  report_line: ReportLineTable;
  report_cell: ReportCellTable;
  report_finding: ReportFindingTable;
  ledger_event: LedgerEventTable;
  audit_head: AuditHeadTable;
  audit_entry: AuditEntryTable;
  agency: AgencyTable;
  staged: StagedTable;
  account: AccountTable;
  role_grant: RoleGrantTable;
  delegation: DelegationTable;
  task: TaskTable;
  credential: CredentialTable;
  recovery_code: RecoveryCodeTable;
  session: SessionTable;
  one_time_link: OneTimeLinkTable;
  set_up_link: SetUpLinkTable;
  external_identity: ExternalIdentityTable;
  sign_in_failure: SignInFailureTable;
  personal_datum: PersonalDatumTable;
  notice: NoticeTable;
  delivery: DeliveryTable;
  notice_choice: NoticeChoiceTable;
  digest_entry: DigestEntryTable;
  gateway: GatewayTable;
  request: RequestTable;
  request_case: RequestCaseTable;
  number_series: NumberSeriesTable;
  consultation_link: ConsultationLinkTable;
  request_draft: RequestDraftTable;
  case_file: CaseFileTable;
  case_file_piece: CaseFilePieceTable;
  calendar_notice: CalendarNoticeTable;
  dispute: DisputeTable;
  side_case: SideCaseTable;
  mailbox: MailboxTable;
  taken_mail: TakenMailTable;
  publication: PublicationTable;
  search_document: SearchDocumentTable;
  told_reminder: ToldReminderTable;
}
