/** Everything that is kept, bound to the database or to one transaction. */
import type { AccountStore } from './accounts.ts';
import type { AgencyStore } from './agencies.ts';
import type { AuditStore } from './audit-trail.ts';
import type { CalendarNoticeStore } from './calendar-notices.ts';
import type { CaseFileStore } from './case-files.ts';
import type { ConsultationLinkStore } from './consultation-links.ts';
import type { DisputeStore } from './disputes.ts';
import type { LedgerStore, RegionStore } from './ledger.ts';
import type { MailIntakeStore } from './mail-intake.ts';
import type { NotificationStore } from './notifications.ts';
import type { PersonalStore } from './personal-data.ts';
import type { PublicationStore } from './publications.ts';
import type { ReminderStore } from './reminders.ts';
import type { RequestDraftStore } from './request-drafts.ts';
import type { RequestStore } from './requests.ts';
import type { SealedTexts } from './sealed-texts.ts';
import type { SearchIndex } from './search.ts';
import type { SideCaseStore } from './side-cases.ts';
import type { SignInStore } from './sign-in.ts';
import type { StagedStore } from './staged.ts';
import type { TaskStore } from './tasks.ts';

export interface Stores {
  readonly regions: RegionStore;
  readonly ledger: LedgerStore;
  readonly audit: AuditStore;
  readonly agencies: AgencyStore;
  readonly accounts: AccountStore;
  readonly signIn: SignInStore;
  readonly personal: PersonalStore;
  readonly sealed: SealedTexts;
  readonly notifications: NotificationStore;
  readonly tasks: TaskStore;
  readonly staged: StagedStore;
  readonly requests: RequestStore;
  readonly caseFiles: CaseFileStore;
  readonly search: SearchIndex;
  readonly calendarNotices: CalendarNoticeStore;
  readonly publications: PublicationStore;
  readonly consultationLinks: ConsultationLinkStore;
  readonly requestDrafts: RequestDraftStore;
  readonly mailIntake: MailIntakeStore;
  readonly disputes: DisputeStore;
  readonly sideCases: SideCaseStore;
  readonly reminders: ReminderStore;
}

/** The stores, and transactions over them. */
export interface Storage extends Stores {
  /**
   * Commits when `work` resolves, rolls back when it rejects. Inside, use only the stores that are handed in:
   * the embedded database has one connection, and the outer ones would wait for ever.
   */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
}
