/** 认定第三方的意见 that came in through its own link: reasonable or not, public interest, why (条例 32, T-09). */
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';

export interface JudgeObjection extends CaseOrder {
  readonly consultation: string;
  /** null: not chosen. */
  readonly reasonable: boolean | null;
  readonly publicInterest: boolean | null;
  readonly finding: string;
}

export function judgeObjection(
  deps: StaffDeps,
  caller: Caller,
  order: JudgeObjection,
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const { consultation, reasonable, publicInterest } = order;
    const about = open.state.consultations.find((each) => each.consultation === consultation);
    const article = '《条例》第三十二条';
    if (about === undefined)
      return refused({ code: 'not-found', message: '没有找到这次征求意见，请从案卷重新进入。' });
    const { ended } = about;
    if (ended === null || ended.reply === 'agrees' || ended.reply === 'none')
      return refused({ code: 'nothing-to-judge', article, message: '对方没有提出反对意见，不用认定。' });
    if (open.state.decision !== null)
      return refused({ code: 'decided', article, message: '答复已经签发，不能再改认定。' });
    if (reasonable === null)
      return refused({
        code: 'field-invalid',
        field: 'reasonable',
        article,
        message: '请选择理由是否合理。',
      });
    if (publicInterest === null)
      return refused({
        code: 'field-invalid',
        field: 'publicInterest',
        article,
        message: '请选择不公开是否会对公共利益造成重大影响。',
      });
    const finding = order.finding.trim();
    if (finding === '')
      return refused({
        code: 'field-invalid',
        field: 'finding',
        article,
        message: '请写明认定的依据和权衡。',
      });
    return acted(
      await record(open, {
        kind: 'request-objection-judged',
        data: { consultation, on: open.today, reasonable, publicInterest, finding },
      }),
    );
  });
}
