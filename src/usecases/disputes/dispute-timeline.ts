/** What happened to a dispute, in words: who, when, what. */
import { dayWords } from '../../domain/days/day-words.ts';
import type { DisputeEvent, DisputeFact } from '../../domain/disputes/dispute-event.ts';
import { decisionFormOf, outcomeOf, procedureOf } from '../../domain/disputes/dispute-rule.ts';
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';

export interface DisputeEntry {
  /** ISO instant. */
  readonly at: string;
  /** Name of the person, or 系统. */
  readonly actor: string;
  readonly title: string;
  readonly detail: string;
  readonly article: string;
}

/** Oldest first. @param names of accounts by actor */
export function disputeTimeline(
  rules: RequestRules,
  facts: readonly DisputeFact[],
  names: ReadonlyMap<string, string>,
): readonly DisputeEntry[] {
  return facts.map((fact) => {
    const step = rules.sides.dispute.steps.find(({ kind }) => kind === fact.kind);
    return {
      at: fact.at,
      actor: names.get(fact.actor) ?? '系统',
      title: step?.name ?? fact.kind,
      detail: detailOf(rules, fact as unknown as DisputeEvent),
      article: step?.article ?? '',
    };
  });
}

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('；');

function detailOf(rules: RequestRules, event: DisputeEvent): string {
  switch (event.kind) {
    case 'dispute-opened':
      return joined(procedureOf(rules, event.data.procedure).name, event.data.organ);
    case 'dispute-accepted':
      return joined(
        `${dayWords(event.data.on)}受理`,
        `${dayWords(event.data.receivedOn)}收到副本`,
        event.data.caseNumber,
      );
    case 'dispute-not-accepted':
      return joined(dayWords(event.data.on), event.data.document);
    case 'dispute-procedure-set':
      return joined(procedureOf(rules, event.data.procedure).name, dayWords(event.data.on));
    case 'dispute-answer-filed':
      return joined(
        dayWords(event.data.on),
        `凭证：${event.data.proof}`,
        event.data.objects ? '提出了应当先行复议的异议' : '',
      );
    case 'dispute-prolonged':
      return joined(`审理期限改为${dayWords(event.data.until)}`, event.data.reason);
    case 'dispute-decided':
      return joined(
        `${decisionFormOf(rules, event.data.form).name}${event.data.document}`,
        outcomeOf(rules, event.data.outcome).name,
        `${dayWords(event.data.on)}作出，${dayWords(event.data.receivedOn)}收到`,
        event.data.reanswerBy === null ? '' : `${dayWords(event.data.reanswerBy)}前重新答复`,
      );
    case 'dispute-appealed':
      return joined(
        dayWords(event.data.on),
        event.data.by === 'agency' ? '本机关上诉' : '申请人上诉',
        event.data.court,
      );
    case 'dispute-effective':
      return `${dayWords(event.data.on)}生效`;
    case 'dispute-closed':
      return joined(dayWords(event.data.on), event.data.what);
    case 'dispute-file-added':
      return '';
  }
}
