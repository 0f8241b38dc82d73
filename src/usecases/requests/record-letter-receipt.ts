/** 登记收到日期: a posted letter reached its addressee; periods that run from receipt begin with that day (V-1.1, V-2.1). */
import { isDay } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { noLetter } from './case-letter.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';

export interface RecordLetterReceipt extends CaseOrder {
  readonly letterId: string;
  readonly on: string;
  /** 回执、邮政查询结果; no personal data. */
  readonly evidence: string;
}

export function recordLetterReceipt(
  deps: StaffDeps,
  caller: Caller,
  order: RecordLetterReceipt,
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const { letters, served } = open.state;
    const letter = letters.find(({ letterId }) => letterId === order.letterId);
    const last = served?.letterId === order.letterId ? served : letter?.sent.at(-1);
    if (letter === undefined || last === undefined) return refused(noLetter);
    const { on } = order;
    if (!isDay(on) || on < last.on || on > open.today)
      return refused({
        code: 'field-invalid',
        field: 'on',
        message: '收到日期应当在发出之日以后、今天以前。',
      });
    if (order.evidence.trim() === '')
      return refused({
        code: 'field-invalid',
        field: 'evidence',
        message: '请填写依据，如邮件回执、查询结果。',
      });
    return acted(
      await record(open, {
        kind: 'request-letter-received',
        data: { letterId: order.letterId, on, evidence: order.evidence.trim() },
      }),
      { letterId: order.letterId },
    );
  });
}
