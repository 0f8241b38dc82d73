/** 说明的理由: what the applicant said, and what the agency makes of it (条例 35). */
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { clockAfter, isProblem } from './clock-allows.ts';
import { keepText } from './keep-file.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';

export interface TakeReasons extends CaseOrder {
  readonly on?: string;
  /** As the applicant put it; sealed. '' when nothing was said. */
  readonly text: string;
  readonly accepted: boolean;
  /** Why they are reasonable or not. */
  readonly finding: string;
}

export function takeReasons(deps: StaffDeps, caller: Caller, order: TakeReasons): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const { stores, state, actor: by, at, today } = open;
    const { on = today, accepted } = order;
    const finding = order.finding.trim();
    const article = '《条例》第三十五条';
    if (finding === '')
      return refused({
        code: 'field-invalid',
        field: 'finding',
        article,
        message: '请写明认定理由合理或者不合理的依据。',
      });
    if (state.reasonAsked === null)
      return refused({
        code: 'reasons-not-asked',
        article,
        message: '还没有要求申请人说明理由，请先发出说明理由告知书。',
      });
    const data = { on, accepted, text: null, finding };
    const trial = clockAfter(open, { kind: 'request-reason-given', data });
    if (isProblem(trial)) return refused(trial);
    const text =
      order.text.trim() === ''
        ? null
        : await keepText(stores, deps, {
            regionId: state.regionId,
            owner: requestSubject(state.requestId),
            kind: 'reasons-given',
            title: '申请人说明的理由',
            text: order.text.trim(),
            audience: 'applicant',
            by,
            at,
          });
    return acted(await record(open, { kind: 'request-reason-given', data: { ...data, text } }));
  });
}
