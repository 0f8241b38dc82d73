/** Changes what an agency is, or only its 政府信息公开工作机构. */
import type { Agency } from '../../domain/agencies/agency.ts';
import { agencySubject } from '../../domain/agencies/agency-event.ts';
import { agencyProblems } from '../../domain/agencies/agency-problems.ts';
import { type AgencyField, agencyFields } from '../../domain/agencies/agency-rules.ts';
import { readAgency } from '../../domain/agencies/read-agency.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { agencyDifference } from './agency-difference.ts';
import { agencyTextsIn, officeFields, textIn } from './agency-input.ts';
import { agencyToChange } from './agency-now.ts';
import { withoutEchoes } from './register-agency.ts';
import { writeAgency } from './write-agency.ts';

export interface ChangeAgencyOrder {
  readonly regionId: string;
  readonly agencyId: string;
  /** Texts by AgencyField, and `version`: that of the state which the form showed. */
  readonly input: unknown;
}

/** Changes the facts (and the office, where its fields are given). Fields that are not given stay. */
export function changeAgency(
  deps: StaffDeps,
  caller: Caller,
  order: ChangeAgencyOrder,
): Promise<Result<Agency>> {
  return change(deps, caller, order, 'agency.change', agencyFields);
}

/** Changes only the fields of the office; whatever else is given is left out. */
export function changeOffice(
  deps: StaffDeps,
  caller: Caller,
  order: ChangeAgencyOrder,
): Promise<Result<Agency>> {
  return change(deps, caller, order, 'agency.change-office', officeFields);
}

function change(
  deps: StaffDeps,
  caller: Caller,
  { regionId, agencyId, input }: ChangeAgencyOrder,
  act: 'agency.change' | 'agency.change-office',
  fields: readonly AgencyField[],
): Promise<Result<Agency>> {
  const order = { act, subject: agencySubject(agencyId), resource: { regionId, agencyId } };
  return perform(deps, caller, order, async (stores, at) => {
    const now = await agencyToChange(stores, regionId, agencyId, textIn(input, 'version'));
    if (!now.ok) return now;
    const { agency: before, others } = now.value;
    const read = readAgency(deps.agencyRules, regionId, before, agencyTextsIn(input, fields), before.ordinal);
    const problems = withoutEchoes([
      ...read.problems,
      ...agencyProblems(deps.agencyRules, read.agency, others),
    ]).filter(({ field }) => field === undefined || (fields as readonly string[]).includes(field));
    const [first, ...more] = problems;
    if (first !== undefined) return refused(first, ...more);
    const event = agencyDifference(before, read.agency);
    const after =
      event === null
        ? before
        : await writeAgency(stores, { caller, at }, { regionId, agencyId }, before, event);
    // Whoever saved the form has looked it through, whether anything was wrong or not.
    await stores.tasks.close(regionId, order.subject, act, at);
    return done({ value: after, before, after });
  });
}
