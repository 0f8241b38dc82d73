/** The applicant suggests that information be opened to all (条例 44), and says whether the answer may be published. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ApplicantOrder, actAsApplicant, appliedText, notNow } from './act-as-applicant.ts';
import { applicantActs } from './applicant-acts.ts';
import { keepHandedInText } from './applicant-file.ts';
import { record } from './open-case.ts';
import { openOpennessReview } from './openness-review.ts';

/** 建议转为主动公开: the agency must judge it (law book L-44.1). */
export function suggestByApplicant(
  deps: StaffDeps,
  caller: Caller,
  order: ApplicantOrder & { readonly text: string },
): Promise<Result<null>> {
  return actAsApplicant(deps, caller, order, '申请人建议转为主动公开', async (open) => {
    if (!applicantActs(open.state, open.clock).includes('openness'))
      return notNow('建议已经收到，或者还没有答复。', '《条例》第四十四条');
    const [first, ...more] = appliedText(order.text, 'opennessText', 1000, null);
    if (first !== undefined) return refused(first, ...more);
    const text = await keepHandedInText(open, 'openness', '转为主动公开的建议', order.text);
    const after = await record(open, { kind: 'request-openness-suggested', data: { text } });
    await openOpennessReview(after);
    return done({ value: null, open: after });
  });
}

/** May question and answer be published without the person? Can be changed until they are. */
export function setPublicationConsent(
  deps: StaffDeps,
  caller: Caller,
  order: ApplicantOrder & { readonly agrees: boolean },
): Promise<Result<null>> {
  return actAsApplicant(deps, caller, order, '', async (open) => {
    if (!applicantActs(open.state, open.clock).includes('consent'))
      return notNow('答复已经公开。要撤下，请联系受理机关。');
    const after = await record(open, { kind: 'request-publication-set', data: { agrees: order.agrees } });
    return done({ value: null, open: after });
  });
}
