/** 公开审查: by a reviewer of secrecy, item by item, before anything is released (条例 17, T-23). */
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';

export interface ReviewSecrecy extends CaseOrder {
  readonly conclusion: string;
  readonly basis: string;
}

export const secrecyConclusions = [
  ['may-release', '可以公开'],
  ['part', '只能公开一部分'],
  ['must-not', '不得公开'],
] as const;

export function reviewSecrecy(
  deps: StaffDeps,
  caller: Caller,
  order: ReviewSecrecy,
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.review-secrecy', order, async (open) => {
    const article = '《条例》第十七条';
    const conclusion = secrecyConclusions.find(([id]) => id === order.conclusion)?.[0];
    if (conclusion === undefined)
      return refused({ code: 'field-invalid', field: 'conclusion', article, message: '请选择审查结论。' });
    if (order.basis.trim() === '')
      return refused({
        code: 'field-invalid',
        field: 'basis',
        article,
        message: '请写明审查了哪些内容、依据哪条规定得出结论。',
      });
    if (open.state.decision !== null)
      return refused({ code: 'decided', article, message: '答复已经签发，不用再作审查。' });
    return acted(
      await record(open, {
        kind: 'request-secrecy-reviewed',
        data: { on: open.today, conclusion, basis: order.basis.trim() },
      }),
    );
  });
}
