/** How somebody acts on their own request: by the ticket that the 查询码 gave. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { look, perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { requestOfTicket } from './follow-ticket.ts';
import { type CaseDeed, type OpenCase, withState } from './open-case.ts';
import { tellClerk } from './tell-clerk.ts';

export interface ApplicantOrder {
  readonly regionId: string;
  /** From the cookie; '' for none. */
  readonly ticket: string;
}

/** The same for no ticket, an old one, and one of another county. */
export const codeNeeded: Problem = {
  code: 'code-needed',
  message: '请输入查询码。为保护您的信息，查询页打开两个小时后需要重新输入。',
};

const actOf = (regionId: string, requestId: string) =>
  ({ act: 'request.follow', subject: requestSubject(requestId), resource: { regionId } }) as const;

/**
 * Does an act of the applicant; nothing is changed when `work` returns problems.
 * @param news what the staff who handle the case are told; '' for nothing
 */
export async function actAsApplicant<T>(
  deps: StaffDeps,
  caller: Caller,
  { regionId, ticket }: ApplicantOrder,
  news: string,
  work: (open: OpenCase) => Promise<Result<CaseDeed<T>>>,
): Promise<Result<T>> {
  const requestId = requestOfTicket(deps, regionId, ticket);
  if (requestId === null) return refused(codeNeeded);
  return perform(deps, caller, actOf(regionId, requestId), async (stores, at) => {
    if (!(await stores.regions.hold(regionId))) return refused(codeNeeded);
    const open = await opened(stores, deps, caller, at, regionId, requestId);
    if (open === null) return refused(codeNeeded);
    const result = await work(open);
    if (!result.ok) return result;
    const { value, open: after, detail } = result.value;
    if (news !== '') await tellClerk(after, news);
    return done({ value, before: open.state, after: after.state, ...(detail && { detail }) });
  });
}

/** Reads the applicant's request. */
export async function lookAsApplicant<T>(
  deps: StaffDeps,
  caller: Caller,
  { regionId, ticket }: ApplicantOrder,
  work: (open: OpenCase) => Promise<Result<T>>,
): Promise<Result<T>> {
  const requestId = requestOfTicket(deps, regionId, ticket);
  if (requestId === null) return refused(codeNeeded);
  return look(deps, caller, actOf(regionId, requestId), async (storage) => {
    const at = deps.clock().toISOString();
    const open = await opened(storage, deps, caller, at, regionId, requestId);
    return open === null ? refused(codeNeeded) : work(open);
  });
}

async function opened(
  stores: Stores,
  deps: StaffDeps,
  caller: Caller,
  at: string,
  regionId: string,
  requestId: string,
): Promise<OpenCase | null> {
  const state = await stores.requests.get(regionId, requestId);
  return state === null ? null : withState({ stores, deps, caller, at }, state);
}

/** What the clock or the case does not allow now. */
export const notNow = (message: string, article?: string): Result<never> =>
  refused({ code: 'not-now', message, ...(article === undefined ? {} : { article }) });

/** A text of the applicant within its limit. Problems name the field. */
export function appliedText(
  text: string,
  field: string,
  most: number,
  ask: string | null,
): readonly Problem[] {
  if (text === '') return ask === null ? [] : [{ code: 'field-missing', field, message: ask }];
  if ([...text].length <= most) return [];
  return [{ code: 'field-invalid', field, message: `太长了，最多 ${most} 个字，请缩短。` }];
}
