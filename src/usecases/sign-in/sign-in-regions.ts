/** The counties that one can sign in to. */
import { demoCounty } from '../../domain/people/demo-county.ts';
import type { Region } from '../ports/ledger.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Counties with staff, in the order of their codes; those of the demo last. */
export async function signInRegions(deps: StaffDeps): Promise<readonly Region[]> {
  const { storage } = deps;
  const regions = await openRegions(deps);
  const demo = await Promise.all(regions.map(({ regionId }) => storage.notifications.isDemo(regionId)));
  return [...regions.filter((_, index) => !demo[index]), ...regions.filter((_, index) => demo[index])];
}

/** The county that a form names, if one can sign in to it; '' stands for the only one there is. */
export async function signInRegion(deps: StaffDeps, typed: string): Promise<string | null> {
  const regions = await openRegions(deps);
  if (typed === '') return regions.length === 1 ? regions[0]!.regionId : null;
  return regions.find(({ regionId }) => regionId === typed)?.regionId ?? null;
}

/** Is this county closed, because it is the demo's and the demo is switched off? Then nobody is let in, however they come. */
export const isClosed = ({ demo }: Pick<StaffDeps, 'demo'>, regionId: string): boolean =>
  regionId === demoCounty && !demo;

const openRegions = async (deps: StaffDeps): Promise<readonly Region[]> =>
  (await deps.storage.regions.withStaff()).filter(({ regionId }) => !isClosed(deps, regionId));
