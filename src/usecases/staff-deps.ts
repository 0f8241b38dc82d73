/** What the use cases of the workbench need. */
import type { AgencyRules } from '../domain/agencies/agency-rules.ts';
import type { NoticeRules } from '../domain/notifications/rules.ts';
import type { SignInPolicy } from '../domain/people/sign-in-policy.ts';
import type { PrivacyRules } from '../domain/personal-data/privacy-rules.ts';
import type { ReminderRule } from '../domain/reminders/reminder-rule.ts';
import type { RequestRules } from '../domain/request-rules/request-rules.ts';
import type { TaskKind } from '../domain/tasks/task-kind.ts';
import type { Carriers } from './ports/delivery.ts';
import type { Documents } from './ports/documents.ts';
import type { IdentityService } from './ports/identity.ts';
import type { MailboxReader } from './ports/mailbox-reader.ts';
import type { JobQueue } from './ports/queue.ts';
import type { KeyRingDoor, Secrets } from './ports/secrets.ts';
import type { Sheets } from './ports/sheet.ts';
import type { Storage } from './ports/stores.ts';
import type { WriteSubjectPage } from './ports/subject-file.ts';
import type { Clock } from './ports.ts';

export interface StaffDeps {
  readonly storage: Storage;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** From rules/sign-in. */
  readonly signIn: SignInPolicy;
  /** Is the demo switched on, with the door to its people? */
  readonly demo: boolean;
  /** Kinds of notices and letters with their wording. */
  readonly wording: NoticeRules;
  /** Address under which people reach the site, for links in mails; null: not set. */
  readonly publicUrl: string | null;
  /** Ways out of the house: mail and messages. */
  readonly carriers: Carriers;
  /** Reads the mailbox that requests come in by. */
  readonly mailbox: MailboxReader;
  /** Durable jobs; null where none run (most commands, most tests). */
  readonly queue: JobQueue | null;
  /** Spreadsheets in and out. */
  readonly sheets: Sheets;
  /** rules/agencies/ */
  readonly agencyRules: AgencyRules;
  /** rules/privacy/ */
  readonly privacy: PrivacyRules;
  /** Letters, released copies, bundles. */
  readonly documents: Documents;
  /** A person's own data as a page. */
  readonly subjectPage: WriteSubjectPage;
  /** The sealing keys, for the commands that change them. */
  readonly keys: KeyRingDoor;
  /** Everything that rules/ says about requests. */
  readonly requestRules: RequestRules;
  /** rules/reminders/ */
  readonly reminders: readonly ReminderRule[];
  /** rules/tasks/ */
  readonly taskKinds: readonly TaskKind[];
  /** The identity service of the province; null or left out: none is set. */
  readonly identity?: IdentityService | null;
}
