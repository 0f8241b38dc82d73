/** What the applicant sees of what happened: steps that the law tells them, in plain words; nothing of the inner work. */
import { dayOf } from '../../domain/days/county-day.ts';
import { ledgerKindOf } from '../../domain/request-rules/lifecycle.ts';
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';
import type { RequestEvent, RequestFact } from '../../domain/requests/request-event.ts';

export interface PublicStep {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly title: string;
  /** '' for none. */
  readonly detail: string;
  readonly article: string;
}

/** Oldest first. */
export function publicTimeline(rules: RequestRules, facts: readonly RequestFact[]): readonly PublicStep[] {
  return facts.flatMap((fact) => {
    const lifecycle = rules.lifecycle.events.find(({ id }) => ledgerKindOf(id) === fact.kind);
    const words = wordsOf(rules, fact as unknown as RequestEvent);
    if (words === null) return [];
    const day = typeof fact.data.on === 'string' ? fact.data.on : dayOf(fact.at);
    return [
      {
        day,
        title: words.title ?? lifecycle?.name ?? '',
        detail: words.detail ?? '',
        article: lifecycle?.article ?? '',
      },
    ];
  });
}

interface Words {
  readonly title?: string;
  readonly detail?: string;
}

function wordsOf({ intake }: RequestRules, event: RequestEvent): Words | null {
  const named = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((each) => each.id === id)?.name ?? '';
  switch (event.kind) {
    case 'request-received':
      return { title: '收到您的申请', detail: named(intake.channels, event.data.channel) };
    case 'request-supplement-noticed':
      return { title: '请您补正', detail: '答复期限停止计算，收到补正后重新计算。' };
    case 'request-supplement-received':
      return { title: '收到您的补正', detail: '答复期限从这一天起重新计算。' };
    case 'request-supplement-lapsed':
    case 'request-fee-lapsed':
    case 'request-delay-35':
      return {};
    case 'request-reason-asked':
      return { title: '请您说明理由' };
    case 'request-consult-tp-sent':
    case 'request-consult-agency-sent':
      return {
        title: `开始征求${named(intake.consultees, event.data.consultee)}的意见`,
        detail: '征求意见的时间不计入答复期限。',
      };
    case 'request-consult-tp-ended':
    case 'request-consult-agency-ended':
      return { title: '征求意见结束', detail: '答复期限继续计算。' };
    case 'request-extended':
      return { title: '答复期限延长', detail: `延长 ${event.data.workdays ?? 0} 个工作日。` };
    case 'request-fee-noticed':
      return { title: '通知缴纳信息处理费', detail: `${event.data.amount} 元；缴费后答复期限重新计算。` };
    case 'request-fee-paid':
      return { title: '收到缴费', detail: '答复期限从这一天起重新计算。' };
    case 'request-decided':
      return { title: '作出答复' };
    case 'request-served':
    case 'request-posted':
      return { title: '答复送达', detail: named(intake.services, event.data.way) };
    case 'request-withdrawn':
      return { title: '您撤回了申请' };
    case 'request-receipt-corrected':
      return { title: '更正收到日期', detail: `收到日期更正为 ${event.data.receivedOn}。` };
    case 'request-rated':
      return { title: '收到您的评价' };
    case 'request-published':
      return { title: '答复去除个人信息后公开' };
    case 'request-openness-suggested':
      return { title: '收到转为主动公开的建议' };
    case 'request-openness-decided':
      return {
        title: event.data.opens ? '决定转为主动公开' : '决定暂不转为主动公开',
        detail: event.data.reason,
      };
    case 'request-reanswer-ordered':
      return { title: '将重新答复', detail: `${event.data.dueOn} 前` };
    default:
      return null;
  }
}
