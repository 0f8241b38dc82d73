/** Second step of an import: does what the preview showed, all or nothing. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { noCounty } from './agency-problem.ts';
import { directoryDigest, stagedImport } from './plan-import.ts';
import { writeAgency } from './write-agency.ts';

export interface AppliedImport {
  readonly added: number;
  readonly changed: number;
}

/**
 * Problems: `not-found` (too old, done already, somebody else's), `has-problems`, `nothing-changes`, `stale` (the
 * directory changed since the preview).
 */
export function applyImport(
  deps: StaffDeps,
  caller: Caller,
  { regionId, stagedId }: { readonly regionId: string; readonly stagedId: string },
): Promise<Result<AppliedImport>> {
  const order = { act: 'agency.import', subject: 'agency', resource: { regionId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    if (!(await stores.regions.hold(regionId))) return refused(noCounty);
    const staged = await stagedImport(stores, caller, regionId, stagedId, at);
    if (!staged.ok) return staged;
    const { preview, directory, events } = staged.value.document;
    if (preview.problems.length > 0)
      return refused({ code: 'has-problems', message: '文件里还有要改的地方，请改好后重新上传。' });
    if (events.length === 0)
      return refused({ code: 'nothing-changes', message: '文件和名录完全一样，没有要改的。' });
    if ((await directoryDigest(deps, stores, regionId)) !== directory) {
      return refused({
        code: 'stale',
        message: '预览之后，别人改过机关名录，什么都没有导入。请重新上传文件，核对新的预览。',
      });
    }
    const states = new Map((await stores.agencies.list(regionId)).map((agency) => [agency.agencyId, agency]));
    for (const { agencyId, event } of events) {
      const before = states.get(agencyId) ?? null;
      states.set(agencyId, await writeAgency(stores, { caller, at }, { regionId, agencyId }, before, event));
    }
    await stores.staged.remove(regionId, stagedId);
    const value = { added: preview.added.length, changed: preview.changed.length };
    return done({
      value,
      before: directory,
      after: await directoryDigest(deps, stores, regionId),
      detail: { step: 'applied', ...value },
    });
  });
}
