/** The applicant explains number and frequency of the requests (条例 35); staff judge whether it is reasonable. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ApplicantOrder, actAsApplicant, appliedText, notNow } from './act-as-applicant.ts';
import { applicantActs } from './applicant-acts.ts';
import { keepHandedInText } from './applicant-file.ts';
import { record } from './open-case.ts';

/** Keeps the explanation with the case. The clock goes on (law book L-35.2). */
export function explainByApplicant(
  deps: StaffDeps,
  caller: Caller,
  order: ApplicantOrder & { readonly text: string },
): Promise<Result<null>> {
  return actAsApplicant(deps, caller, order, '申请人说明了理由', async (open) => {
    if (!applicantActs(open.state, open.clock).includes('reasons'))
      return notNow('现在不需要说明理由。', '《条例》第三十五条');
    const [first, ...more] = appliedText(order.text, 'text', 3000, '请写明理由。');
    if (first !== undefined) return refused(first, ...more);
    const fileId = (await keepHandedInText(open, 'explanation', '申请人说明的理由', order.text)) ?? '';
    const after = await record(open, { kind: 'request-file-added', data: { fileId, kind: 'explanation' } });
    return done({ value: null, open: after });
  });
}
