/** The periods of a review or suit, each with its last day and how it was counted (V-1.3 to V-1.5, V-2.4, V-2.9). */
import type { Calendar } from '../calendar/calendar.ts';
import { dayWords } from '../days/day-words.ts';
import { deadlineIfAny, lastDayOf, lengthWords } from '../request-rules/deadline.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';
import { periodFor } from '../request-rules/side-lifecycle.ts';
import type { Dispute } from './dispute.ts';
import { lastDecision } from './dispute.ts';
import { decisionFormOf, outcomeOf, procedureOf } from './dispute-rule.ts';

export interface DisputeDeadline {
  readonly use: 'acceptance' | 'answer' | 'decision' | 'appeal' | 'second-instance' | 'reanswer';
  /** For people: 行政复议答复期限. */
  readonly name: string;
  /** Whom it binds; `either`: both sides may do it until then. */
  readonly who: 'agency' | 'organ' | 'either';
  readonly lastDay: string;
  readonly provisional: boolean;
  readonly article: string;
  /** 自2026年3月2日（收到申请书副本）的次日起10个工作日. */
  readonly words: string;
  /** Day on which it was done; null: not yet. */
  readonly doneOn: string | null;
}

type Rules = Pick<RequestRules, 'deadlines' | 'disputes' | 'sides'>;

/** In the order in which they come up. What binds nobody yet is not there. */
export function disputeDeadlines(
  rules: Rules,
  calendar: Calendar,
  dispute: Dispute,
): readonly DisputeDeadline[] {
  const { opened, accepted, notAccepted, answer, prolonged, decisions, appeal, effectiveOn, closed } =
    dispute;
  const procedure = procedureOf(rules, dispute.procedure);
  const { dispute: lifecycle } = rules.sides;
  const found: DisputeDeadline[] = [];
  const note = (
    use: DisputeDeadline['use'],
    who: DisputeDeadline['who'],
    deadline: string,
    anchor: { readonly on: string; readonly words: string },
    doneOn: string | null,
    fixed: { readonly until: string; readonly words: string } | null = null,
  ) => {
    const value = deadlineIfAny(rules.deadlines, deadline, anchor.on);
    if (value === null) return;
    const counted = lastDayOf(calendar, value, anchor.on);
    found.push({
      use,
      name: value.name,
      who,
      lastDay: fixed?.until ?? counted.day,
      provisional: fixed === null && counted.provisional,
      article: value.article,
      words: fixed?.words ?? `自${dayWords(anchor.on)}（${anchor.words}）的次日起${lengthWords(value)}`,
      doneOn,
    });
  };
  const review = procedure.procedure === 'review';
  if (review && opened.filedOn !== null)
    note(
      'acceptance',
      'organ',
      periodFor(lifecycle, 'acceptance'),
      { on: opened.filedOn, words: '收到复议申请' },
      accepted?.on ?? notAccepted?.on ?? null,
    );
  if (accepted !== null) {
    const copy = review ? '收到复议申请书副本' : '收到起诉状副本';
    note('answer', 'agency', procedure.answer, { on: accepted.receivedOn, words: copy }, answer?.on ?? null);
    note(
      'decision',
      'organ',
      procedure.decision,
      { on: accepted.on, words: review ? '受理' : '立案' },
      decisions[0]?.on ?? null,
      prolonged === null
        ? null
        : { until: prolonged.until, words: `${dayWords(prolonged.on)}决定延长或者中止` },
    );
  }
  const first = decisions[0];
  const appealBy = first === undefined ? null : decisionFormOf(rules, first.form).appeal;
  if (first !== undefined && appealBy !== null)
    note(
      'appeal',
      'either',
      appealBy,
      { on: first.receivedOn, words: '收到裁判文书' },
      appeal?.on ?? effectiveOn,
    );
  if (appeal !== null)
    note(
      'second-instance',
      'organ',
      periodFor(lifecycle, 'second_instance'),
      { on: appeal.on, words: '上诉' },
      decisions[1]?.on ?? null,
    );
  const last = lastDecision(dispute);
  if (last !== null && effectiveOn !== null && outcomeOf(rules, last.outcome).reanswer)
    note(
      'reanswer',
      'agency',
      periodFor(lifecycle, 'reanswer'),
      { on: effectiveOn, words: '生效' },
      closed?.on ?? null,
      last.reanswerBy === null ? null : { until: last.reanswerBy, words: '决定、裁判确定的期限' },
    );
  return found;
}

/** Day by which the agency must act next, or decide whether to appeal; null: nothing waits for it. */
export function actByOf(deadlines: readonly DisputeDeadline[]): string | null {
  const waiting = deadlines.filter(({ who, doneOn }) => who !== 'organ' && doneOn === null);
  return waiting.reduce<string | null>(
    (first, { lastDay }) => (first === null || lastDay < first ? lastDay : first),
    null,
  );
}
