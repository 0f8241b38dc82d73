/** Verifies every audit chain and tells the audit administrators when one is broken: a timed job. */
import { wholeInstallation } from '../../domain/audit-trail/entry.ts';
import type { ChainVerdict } from '../../domain/audit-trail/verify.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { verifyChain } from '../audit-trail/verify-chain.ts';
import { holdersOf } from '../notifications/holders-of.ts';
import { notify } from '../notifications/notify.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** @returns how many breaks there are in all chains */
export async function verifyAndTell(deps: StaffDeps, caller: Caller): Promise<Result<number>> {
  const verified = await verifyChain(deps, caller, { regionId: null });
  if (!verified.ok) return verified;
  for (const verdict of verified.value.verdicts.filter(({ broken }) => broken > 0)) {
    await tell(deps, verdict);
  }
  return done(verified.value.broken);
}

/** A county's own audit administrators; those of every county for the chain of the installation. */
async function tell(deps: StaffDeps, { regionId, broken, breaks }: ChainVerdict): Promise<void> {
  const regions =
    regionId === wholeInstallation
      ? (await deps.storage.regions.withStaff()).map((region) => region.regionId)
      : [regionId];
  for (const region of regions) {
    await deps.storage.transaction(async (stores) => {
      await notify(stores, deps, {
        regionId: region,
        accountIds: await holdersOf(stores, region, 'audit-administrator'),
        kind: 'audit-chain-broken',
        subject: `audit/${regionId}`,
        facts: { count: String(broken), entry: String(breaks[0]?.entryId ?? 0) },
        link: '/workbench/audit',
      });
    });
  }
}
