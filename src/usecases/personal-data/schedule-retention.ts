/** Sets the last day of an owner's data when something ends, by rules/privacy/retention.yaml. */

import { dayOf } from '../../domain/days/county-day.ts';
import { retainFilesFor, retainUntilFor } from '../../domain/personal-data/retention.ts';
import type { Owner } from '../ports/personal-data.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';

type Kept = Pick<Stores, 'personal' | 'caseFiles'>;

/**
 * Call it in the transaction that records the event (an account is disabled).
 * @param at ISO instant of the event
 * @returns the latest of the last days; null when no rule names one
 */
export function scheduleRetention(
  stores: Kept,
  deps: Pick<StaffDeps, 'privacy'>,
  owner: Owner,
  event: string,
  at: string,
): Promise<string | null> {
  return retainFrom(stores, deps, owner, event, dayOf(at));
}

/**
 * The same for an event of a day, `YYYY-MM-DD`. Data and files of the owner (`request/<id>`) that are there now get their last
 * day; run again it changes nothing. A day before the law is judged as its first day.
 */
export async function retainFrom(
  stores: Kept,
  { privacy: { retention } }: Pick<StaffDeps, 'privacy'>,
  owner: Owner,
  event: string,
  day: string,
): Promise<string | null> {
  const from = day < retention.inForceFrom ? retention.inForceFrom : day;
  const days: string[] = [];
  for (const { kind, lastDay } of retainUntilFor(retention, owner.ownerKind, event, from)) {
    await stores.personal.retainUntil(owner, lastDay, kind);
    days.push(lastDay);
  }
  for (const { files, lastDay } of retainFilesFor(retention, owner.ownerKind, event, from)) {
    const kinds = files === 'others' ? undefined : files;
    await stores.caseFiles.retainUntil(owner.regionId, filesOf(owner), lastDay, kinds);
    days.push(lastDay);
  }
  return days.reduce<string | null>((last, each) => (last === null || each > last ? each : last), null);
}

/** Takes the last day back: the owner is in use again (an account is enabled). What was destroyed stays so. */
export async function cancelRetention(stores: Kept, owner: Owner): Promise<void> {
  await stores.personal.retainUntil(owner, null);
  await stores.caseFiles.retainUntil(owner.regionId, filesOf(owner), null);
}

const filesOf = ({ ownerKind, ownerId }: Owner): string => `${ownerKind}/${ownerId}`;
