/** What becomes of a mail that was taken: a request, or nothing of ours. */
import { dayOf } from '../../domain/days/county-day.ts';
import { retainFrom } from '../personal-data/schedule-retention.ts';
import type { MailIntakeStore } from '../ports/mail-intake.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** false: somebody settled it before. Its own data get their last day. */
export async function settleMail(
  stores: Stores,
  deps: StaffDeps,
  { regionId, mailId }: { readonly regionId: string; readonly mailId: string },
  settled: Parameters<MailIntakeStore['settle']>[2],
): Promise<boolean> {
  if (!(await stores.mailIntake.settle(regionId, mailId, settled))) return false;
  const owner = { regionId, ownerKind: 'mail', ownerId: mailId };
  await retainFrom(stores, deps, owner, 'mail-settled', dayOf(settled.at));
  return true;
}
