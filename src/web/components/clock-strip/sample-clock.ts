/** A made-up clock for examples and tests: 20 working days with a pause, counted on weekdays without holidays. */
import { addDays, daysBetween } from '../../../domain/days/county-day.ts';
import type { ClockResult, ExplainedDay } from '../../../domain/requests/clock.ts';

export interface SampleDays {
  readonly received: string;
  /** Last day shown. */
  readonly due: string;
  /** Not counted: after the first, up to and with the second. */
  readonly pause: readonly [after: string, until: string] | null;
  /** First day of the granted extension. */
  readonly extendedFrom?: string;
}

function sampleDays({ received, due, pause, extendedFrom }: SampleDays): readonly ExplainedDay[] {
  let number = 0;
  return Array.from({ length: daysBetween(received, due) + 1 }, (_, at): ExplainedDay => {
    const day = addDays(received, at);
    const works = daysBetween('2024-01-01', day) % 7 < 5;
    const excluded = pause !== null && day > pause[0] && day <= pause[1];
    const kind = at === 0 ? 'anchor' : !works ? 'off' : excluded ? 'excluded' : 'counted';
    if (kind === 'counted') number += 1;
    const why = {
      anchor: '收到申请，当天不计入',
      off: '周末',
      excluded: '征求第三方意见',
      counted: '工作日',
    }[kind];
    return {
      day,
      kind,
      number: kind === 'counted' ? number : null,
      why,
      facts: { day, works, kind: works ? 'weekday' : 'weekend', name: '', source: '', provisional: false },
      extended: extendedFrom !== undefined && day >= extendedFrom,
      due: day === due,
    };
  });
}

/** @param more whatever differs from a running clock with six days left */
export function sampleClock(days: SampleDays, more: Partial<ClockResult> = {}): ClockResult {
  return {
    state: 'REGISTERED',
    law: '2019',
    anchor: days.received,
    base: 20,
    extension: 0,
    due: days.due,
    provisional: false,
    dueBeforeExtension: days.due,
    remaining: 6,
    excludedWorkdays: 0,
    overdue: false,
    worstCase: days.due,
    finishedOn: null,
    onTime: null,
    riskDue: null,
    nominalDue: null,
    supplementNoticeBy: null,
    supplementNoticeLate: false,
    supplementLastDay: null,
    payBy: null,
    lapseFrom: null,
    consultations: [],
    allowed: [],
    voided: [],
    basis: [
      {
        rule: 'answer-request',
        article: '《条例》第三十三条第二款',
        words: '收到申请次日起 20 个工作日内答复。',
      },
    ],
    explanation: sampleDays(days),
    ...more,
  };
}
