/** The counties that one can sign in to. */
import type { Region } from '../ports/ledger.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Counties with staff, in the order of their codes; those of the demo last. */
export async function signInRegions({ storage }: StaffDeps): Promise<readonly Region[]> {
  const regions = await storage.regions.withStaff();
  const demo = await Promise.all(regions.map(({ regionId }) => storage.notifications.isDemo(regionId)));
  return [...regions.filter((_, index) => !demo[index]), ...regions.filter((_, index) => demo[index])];
}

/** The county that a form names, if one can sign in to it; '' stands for the only one there is. */
export async function signInRegion(deps: StaffDeps, typed: string): Promise<string | null> {
  const regions = await deps.storage.regions.withStaff();
  if (typed === '') return regions.length === 1 ? regions[0]!.regionId : null;
  return regions.find(({ regionId }) => regionId === typed)?.regionId ?? null;
}
