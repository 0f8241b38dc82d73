/** Brings the demo's county into the store, through the same use cases that staff use. */
import { agencySubject } from '../../domain/agencies/agency-event.ts';
import { divisionLevel } from '../../domain/agencies/division-code.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { applyImport } from '../agencies/apply-import.ts';
import { planImport } from '../agencies/plan-import.ts';
import { succeedAgency } from '../agencies/succeed-agency.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** What src/demo-files reads. */
export interface DemoCountyFiles {
  readonly region: { readonly regionId: string; readonly name: string; readonly level: string };
  readonly agencies: { readonly bytes: Uint8Array; readonly fileName: string };
  readonly reorganisations: readonly {
    readonly agencyId: string;
    readonly until: string;
    readonly successions: readonly {
      readonly successorId: string;
      readonly functionName: string;
      readonly on: string;
      readonly basis: string;
    }[];
  }[];
}

const program: Caller = { kind: 'program', from: { door: 'job', address: '', agent: 'demo' } };

/**
 * Adds the county and its agencies where they are missing, and never changes what is there: whoever tried the demo
 * finds their changes again. Returns how many agencies were added.
 */
export async function loadDemoCounty(
  deps: StaffDeps,
  { region, agencies, reorganisations }: DemoCountyFiles,
): Promise<Result<number>> {
  const { regionId } = region;
  let count = 0;
  if ((await deps.storage.agencies.list(regionId)).length === 0) {
    const added = await addCounty(deps, region);
    if (!added.ok) return added;
    const imported = await importAgencies(deps, regionId, agencies);
    if (!imported.ok) return imported;
    count = imported.value;
  }
  for (const { agencyId, until, successions } of reorganisations) {
    const events = await deps.storage.ledger.ofSubject(regionId, agencySubject(agencyId));
    // Only of one that nothing happened to since it was registered: the start may have been cut short.
    if (events.length !== 1) continue;
    const input = { version: String(events[0]?.eventId), until, successions };
    const succeeded = await succeedAgency(deps, program, { regionId, agencyId, input });
    if (!succeeded.ok) return succeeded;
  }
  return done(count);
}

async function importAgencies(
  deps: StaffDeps,
  regionId: string,
  file: DemoCountyFiles['agencies'],
): Promise<Result<number>> {
  const planned = await planImport(deps, program, { regionId, file });
  if (!planned.ok) return planned;
  const { stagedId, preview } = planned.value;
  const [first, ...more] = preview.problems.map(({ code, message, row, column }) => ({
    code,
    message: `${file.fileName} 第 ${row ?? '?'} 行 ${column ?? ''}：${message}`,
  }));
  if (first !== undefined) return refused(first, ...more);
  const applied = await applyImport(deps, program, { regionId, stagedId });
  return applied.ok ? done(applied.value.added) : applied;
}

async function addCounty(deps: StaffDeps, region: DemoCountyFiles['region']): Promise<Result<null>> {
  const { regionId } = region;
  if ((await deps.storage.regions.get(regionId)) !== null) return done(null);
  if (divisionLevel(regionId) !== 'county')
    return refused({ code: 'field-invalid', message: `${regionId} 不是县级行政区划代码，请核对。` });
  const order = { act: 'region.set-up', subject: `region/${regionId}`, resource: { regionId } } as const;
  return perform(deps, program, order, async (stores) => {
    await stores.regions.add({ ...region, province: null, prefecture: null });
    return done({ value: null, after: region });
  });
}
