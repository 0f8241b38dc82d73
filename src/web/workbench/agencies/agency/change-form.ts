/** The forms that change one agency: who may open them, and what happens when somebody else was quicker. */
import type { Agency } from '../../../../domain/agencies/agency.ts';
import type { Staff } from '../../../../domain/people/caller.ts';
import type { Problem, Result } from '../../../../domain/problems/problem.ts';
import { type AgencyDetail, showAgency } from '../../../../usecases/agencies/show-agency.ts';
import { mayOpen } from '../../../../usecases/may-open.ts';
import type { HistoryEntry } from '../../../components/agency-history/agency-history.tsx';
import { type StaffRequest, signedIn, staffProblem } from '../../staff-request.ts';
import { section } from '../agencies.ts';

export interface OpenForm {
  readonly caller: Staff;
  /** As it is now. */
  readonly detail: AgencyDetail;
}

/** The agency of the address, for a person who may do this to it; otherwise the answer. */
export async function openForm(
  request: StaffRequest,
  act: 'agency.change' | 'agency.change-office' | 'agency.succeed',
): Promise<OpenForm | Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const { regionId } = caller;
  const agencyId = request.param('agencyId');
  const order = { act, subject: `agency/${agencyId}`, resource: { regionId, agencyId } } as const;
  const allowed = await mayOpen(request.site.staff, caller, order);
  if (!allowed.ok) return staffProblem(request, allowed.problems);
  const shown = await showAgency(request.site.staff, caller, { regionId, agencyId });
  if (!shown.ok) return staffProblem(request, shown.problems);
  return { caller, detail: shown.value };
}

export interface Refused {
  readonly problems: readonly Problem[];
  /** What others changed since the form was opened. */
  readonly meanwhile: readonly HistoryEntry[];
  readonly status: 409 | 422;
}

/**
 * Where a form leads that was sent: to the agency's page, to a page that says what is wrong, or (as data) back to the
 * form with what was typed.
 * @param version the form's
 */
export async function afterChange(
  request: StaffRequest,
  { caller, detail }: OpenForm,
  changed: Result<Agency>,
  version: string,
  done: string,
): Promise<Response | (Refused & { readonly detail: AgencyDetail })> {
  const { regionId } = caller;
  const { agencyId } = detail.agency;
  if (changed.ok) return request.c.redirect(`${section}/${agencyId}?done=${done}`, 303);
  const { problems } = changed;
  const [first] = problems;
  if (first.code === 'stale') {
    // Shown with the newest version: sent once more, it counts.
    const now = await showAgency(request.site.staff, caller, { regionId, agencyId });
    if (!now.ok) return staffProblem(request, now.problems);
    const meanwhile = now.value.history.filter(({ eventId }) => eventId > Number(version));
    return { problems, meanwhile, status: 409, detail: now.value };
  }
  if (first.field === undefined) return staffProblem(request, problems);
  return { problems, meanwhile: [], status: 422, detail };
}
