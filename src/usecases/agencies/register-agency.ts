/** Registers a new agency. */
import type { Agency } from '../../domain/agencies/agency.ts';
import { agencySubject } from '../../domain/agencies/agency-event.ts';
import { agencyProblems } from '../../domain/agencies/agency-problems.ts';
import { readAgency } from '../../domain/agencies/read-agency.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { agencyDifference } from './agency-difference.ts';
import { agencyTextsIn } from './agency-input.ts';
import { noCounty } from './agency-problem.ts';
import { writeAgency } from './write-agency.ts';

/**
 * Problems name their field (AgencyField) and article.
 * @param order.input texts by AgencyField, as a form sends them
 */
export function registerAgency(
  deps: StaffDeps,
  caller: Caller,
  { regionId, input }: { readonly regionId: string; readonly input: unknown },
): Promise<Result<Agency>> {
  const order = { act: 'agency.register', subject: 'agency', resource: { regionId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    if (!(await stores.regions.hold(regionId))) return refused(noCounty);
    const all = await stores.agencies.list(regionId);
    const read = readAgency(deps.agencyRules, regionId, null, agencyTextsIn(input), nextOrdinal(all));
    const others = all.filter(({ agencyId }) => agencyId !== read.agency.agencyId);
    const problems = withoutEchoes([
      ...read.problems,
      ...(others.length < all.length ? [takenCode] : []),
      ...agencyProblems(deps.agencyRules, read.agency, others),
    ]);
    const [first, ...more] = problems;
    if (first !== undefined) return refused(first, ...more);
    const event = agencyDifference(null, read.agency);
    if (event === null) throw new Error('a new agency differs from none');
    const { agencyId } = read.agency;
    const agency = await writeAgency(stores, { caller, at }, { regionId, agencyId }, null, event);
    return done({ value: agency, subject: agencySubject(agencyId), after: agency });
  });
}

const takenCode: Problem = {
  code: 'field-invalid',
  message: '这个机关代码已经用过，撤销的机关的代码也不能再用。请换一个。',
  field: 'agencyId',
};

/** Place behind all others. */
export function nextOrdinal(all: readonly Agency[]): number {
  return all.reduce((most, { ordinal }) => Math.max(most, ordinal), 0) + 1;
}

/** Only the first problem of each field: a code that was not understood is not also missing. */
export function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  return problems.filter(
    (problem, at) =>
      problem.field === undefined || problems.findIndex(({ field }) => field === problem.field) === at,
  );
}
