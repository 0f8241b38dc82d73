/** The consultee signed for the letter: its period begins. */
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { Consultation } from '../../domain/requests/request-case.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { dayProblem } from './clock-allows.ts';
import { actOnCase, type CaseOrder, type OpenCase, record } from './open-case.ts';

export interface DeliverConsultation extends CaseOrder {
  readonly consultation: string;
  readonly on?: string;
  /** 签收人、回执编号; no personal data. */
  readonly evidence: string;
}

export function deliverConsultation(
  deps: StaffDeps,
  caller: Caller,
  order: DeliverConsultation,
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const { on = open.today } = order;
    const about = openConsultation(open, order.consultation);
    if ('code' in about) return refused(about);
    const wrongDay = dayProblem(open, on);
    if (wrongDay !== null) return refused(wrongDay);
    if (on < about.sent.on)
      return refused({
        code: 'field-invalid',
        field: 'on',
        message: `签收日期不能早于发出之日（${dayWords(about.sent.on)}）。`,
      });
    if (order.evidence.trim() === '')
      return refused({ code: 'field-invalid', field: 'evidence', message: '请填写签收凭证，如回执编号。' });
    return acted(
      await record(open, {
        kind: 'request-consultation-delivered',
        data: { consultation: order.consultation, on, evidence: order.evidence.trim() },
      }),
    );
  });
}

/** A consultation that has not ended; else what is wrong. */
export function openConsultation({ state }: OpenCase, id: string): Consultation | Problem {
  const found = state.consultations.find(({ consultation }) => consultation === id);
  if (found === undefined) return { code: 'not-found', message: '没有找到这次征求意见，请从案卷重新进入。' };
  if (found.ended !== null)
    return {
      code: 'consultation-ended',
      message: `这次征求意见已于${dayWords(found.ended.on)}结束，不能再办理。`,
    };
  return found;
}
