/** The applicant withdraws the own request ([C], law book E-16): it ends, and may be made anew. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ApplicantOrder, actAsApplicant, appliedText, notNow } from './act-as-applicant.ts';
import { applicantActs } from './applicant-acts.ts';
import { keepHandedInText } from './applicant-file.ts';
import { lapseKind } from './lapse-kind.ts';
import { record } from './open-case.ts';

/** @param order.sure was the box ticked? */
export function withdrawByApplicant(
  deps: StaffDeps,
  caller: Caller,
  order: ApplicantOrder & { readonly statement: string; readonly sure: boolean },
): Promise<Result<null>> {
  return actAsApplicant(deps, caller, order, '申请人撤回了申请', async (open) => {
    if (!applicantActs(open.state, open.clock).includes('withdraw'))
      return notNow('现在不能撤回：申请已经答复或者终结。');
    const kind = lapseKind(open, null);
    if (!kind.ok) return kind;
    const unsure: readonly Problem[] = order.sure
      ? []
      : [{ code: 'field-missing', field: 'sure', message: '请勾选“我确认撤回”，再点确认。' }];
    const [first, ...more] = [...unsure, ...appliedText(order.statement, 'statement', 500, null)];
    if (first !== undefined) return refused(first, ...more);
    const statement = await keepHandedInText(open, 'statement', '撤回申请的声明', order.statement);
    const on = open.today;
    const after = await record(
      open,
      { kind: 'request-withdrawn', data: { on, verified: '凭查询码在网上撤回', statement } },
      { kind: 'request-closed', data: { on, answer: kind.value.id, grounds: [], reason: '申请人撤回' } },
    );
    return done({ value: null, open: after });
  });
}
