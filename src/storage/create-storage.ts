/** Every store on an open database, and transactions over all of them. */
import type { Kysely } from 'kysely';
import type { Secrets } from '../usecases/ports/secrets.ts';
import type { Storage, Stores } from '../usecases/ports/stores.ts';
import { accountStore } from './account-store.ts';
import { agencyStore } from './agency-store.ts';
import { auditStore } from './audit-store.ts';
import { calendarNoticeStore } from './calendar-notice-store.ts';
import { caseFileStore } from './case-file-store.ts';
import { consultationLinkStore } from './consultation-link-store.ts';
import { disputeStore } from './dispute-store.ts';
import { ledgerStore } from './ledger-store.ts';
import { mailIntakeStore } from './mail-intake-store.ts';
import { notificationStore } from './notification-store.ts';
import type { Database } from './open-database.ts';
import { personalStore } from './personal-store.ts';
import { publicationStore } from './publication-store.ts';
import { regionStore } from './region-store.ts';
import { reminderStore } from './reminder-store.ts';
import { requestDraftStore } from './request-draft-store.ts';
import { requestStore } from './request-store.ts';
import { sealedTexts } from './sealed-texts.ts';
import { searchIndex } from './search-index.ts';
import { sideCaseStore } from './side-case-store.ts';
import { signInStore } from './sign-in-store.ts';
import { stagedStore } from './staged-store.ts';
import type { Tables } from './tables/tables.ts';
import { taskStore } from './task-store.ts';

export type StorageSecrets = Pick<Secrets, 'sealer' | 'chance' | 'sm3'>;

/**
 * @param committed told, after each commit, how many ledger events it added: page caches follow the ledger
 */
export function createStorage(
  { kysely }: Database,
  secrets: StorageSecrets,
  committed: (events: number) => void = () => {},
): Storage {
  const outside = storesOn(kysely, secrets, () => {
    throw new Error('the ledger is written in a transaction');
  });
  return {
    ...outside,
    transaction: async (work) => {
      let events = 0;
      const result = await kysely.transaction().execute((trx) =>
        work(
          storesOn(trx, secrets, () => {
            events += 1;
          }),
        ),
      );
      if (events > 0) committed(events);
      return result;
    },
  };
}

function storesOn(db: Kysely<Tables>, secrets: StorageSecrets, appended: () => void): Stores {
  return {
    regions: regionStore(db),
    ledger: ledgerStore(db, appended),
    audit: auditStore(db, secrets.sm3),
    agencies: agencyStore(db),
    accounts: accountStore(db),
    signIn: signInStore(db),
    personal: personalStore(db, secrets),
    sealed: sealedTexts(db, secrets.sealer),
    notifications: notificationStore(db),
    tasks: taskStore(db),
    staged: stagedStore(db),
    requests: requestStore(db),
    caseFiles: caseFileStore(db, secrets.sealer),
    search: searchIndex(db),
    calendarNotices: calendarNoticeStore(db),
    publications: publicationStore(db),
    consultationLinks: consultationLinkStore(db),
    requestDrafts: requestDraftStore(db, secrets.sealer),
    mailIntake: mailIntakeStore(db, secrets.sealer),
    disputes: disputeStore(db),
    sideCases: sideCaseStore(db),
    reminders: reminderStore(db),
  };
}
