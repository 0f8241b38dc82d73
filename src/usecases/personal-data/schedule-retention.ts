/** Sets the last day of an owner's data when something ends, by rules/privacy/retention.yaml. */

import { dayOf } from '../../domain/days/county-day.ts';
import { retainUntilFor } from '../../domain/personal-data/retention.ts';
import type { Owner } from '../ports/personal-data.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';

/**
 * Call it in the transaction that records the event (an account is disabled).
 * @param at ISO instant of the event
 * @returns the latest of the last days; null when no rule names one
 */
export async function scheduleRetention(
  stores: Stores,
  deps: Pick<StaffDeps, 'privacy'>,
  owner: Owner,
  event: string,
  at: string,
): Promise<string | null> {
  const kept = retainUntilFor(deps.privacy.retention, owner.ownerKind, event, dayOf(at));
  for (const { kind, lastDay } of kept) await stores.personal.retainUntil(owner, lastDay, kind);
  return kept.reduce<string | null>(
    (last, { lastDay }) => (last === null || lastDay > last ? lastDay : last),
    null,
  );
}

/** Takes the last day back: the owner is in use again (an account is enabled). What was anonymised stays so. */
export async function cancelRetention(stores: Stores, owner: Owner): Promise<void> {
  await stores.personal.retainUntil(owner, null);
}
