/** What a case page says about acts that are not open yet: when, or after which step, they will be. */
import { dayWords } from '../../domain/days/day-words.ts';
import type { ActFacts } from './case-act.ts';

interface LaterAct {
  readonly title: string;
  /** In words; null: nothing to say, it is open or does not concern this case. */
  readonly when: (facts: ActFacts) => string | null;
}

export const laterActs: readonly LaterAct[] = [
  {
    title: '逾期不补正，终止办理',
    when: ({ clock, today, open }) =>
      open && clock.supplementLastDay !== null && clock.supplementLastDay >= today
        ? `补正期限${dayWords(clock.supplementLastDay)}届满后的次日起`
        : null,
  },
  {
    title: '逾期不缴费，终止办理',
    when: ({ clock, today, open }) =>
      open && clock.payBy !== null && clock.payBy >= today
        ? `缴费期限${dayWords(clock.payBy)}届满后的次日起`
        : null,
  },
  {
    title: '拟定答复',
    when: ({ open, awaits, state }) =>
      open && state.decision === null && awaits === 'applicant' ? '申请人补正或者缴费以后' : null,
  },
  {
    title: '审核答复',
    when: ({ open, awaits, state }) =>
      open && state.decision === null && state.submitted === null && awaits !== 'applicant'
        ? '各项拟好并送审以后'
        : null,
  },
  {
    title: '签发答复',
    when: ({ open, state }) =>
      open && state.decision === null && state.submitted !== null && state.reviewed === null
        ? '审核通过以后'
        : null,
  },
  {
    title: '送达答复',
    when: ({ open, state }) =>
      open && state.decision === null && state.reviewed !== null ? '签发以后' : null,
  },
  {
    title: '再次告知补正',
    when: ({ open, state }) =>
      open && state.supplement !== null && state.decision === null
        ? '不再有：同一申请只能告知补正一次。仍不明确的，答复“补正后仍不明确”'
        : null,
  },
  {
    title: '再次延长答复期限',
    when: ({ open, state }) =>
      open && state.extension !== null && state.decision === null ? '不再有：只能延长一次' : null,
  },
];
