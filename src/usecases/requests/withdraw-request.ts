/** 撤回申请: on the applicant's own statement, verified; the request ends ([C], law book E-16). */
import { givenText } from '../../domain/answers/answer-draft.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { Result } from '../../domain/problems/problem.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { ActDone } from './act-done.ts';
import { keepText } from './keep-file.ts';
import { type LapseOrder, lapseByLetter } from './lapse.ts';
import { lapseKind } from './lapse-kind.ts';
import { actOnCase, type OpenCase } from './open-case.ts';

export interface WithdrawOrder extends LapseOrder {
  /** The statement as it was made; '' when it is on paper in the file. Sealed. */
  readonly statement: string;
}

export function withdrawRequest(
  deps: StaffDeps,
  caller: Caller,
  order: WithdrawOrder,
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const lapse = lapseKind(open, null);
    if (!lapse.ok) return lapse;
    const kind = lapse.value;
    const given = kind.proofs.map((id) => order.proofs[id] ?? {});
    const stated = given.map((fields) => givenText(fields['stated_on'])).find((text) => text !== '');
    const how = given.map((fields) => givenText(fields['how'])).find((text) => text !== '');
    const statement = order.step === 'draft' ? null : await kept(open, order.statement);
    return lapseByLetter(open, order, {
      kind,
      event: (on) => ({ kind: 'request-withdrawn', data: { on, verified: how ?? '', statement } }),
      facts: () => ({ withdrawn_on: stated ?? '' }),
    });
  });
}

async function kept({ stores, deps, state, actor: by, at }: OpenCase, text: string): Promise<string | null> {
  if (text.trim() === '') return null;
  return keepText(stores, deps, {
    regionId: state.regionId,
    owner: requestSubject(state.requestId),
    kind: 'statement',
    title: '撤回申请的声明',
    text: text.trim(),
    audience: 'applicant',
    by,
    at,
  });
}
