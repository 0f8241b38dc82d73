/** What happened to a request, in words: who, when, what it meant. Names no applicant and opens no file. */
import { dayWords } from '../../domain/days/day-words.ts';
import { ledgerKindOf } from '../../domain/request-rules/lifecycle.ts';
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';
import type { RequestEvent, RequestFact } from '../../domain/requests/request-event.ts';

export interface TimelineEntry {
  /** ISO instant. */
  readonly at: string;
  /** Name of the person, 申请人, 系统. */
  readonly actor: string;
  /** 发出补正告知书 */
  readonly title: string;
  /** One or two short sentences; '' for none. */
  readonly detail: string;
  /** Files that belong to it, by id. */
  readonly files: readonly string[];
  /** 暂停计时, 重新计时, …; '' where the clock goes on. */
  readonly clock: string;
  /** '' where the event is an inner step. */
  readonly article: string;
}

export interface TimelineNames {
  readonly agency: (agencyId: string | null) => string;
  readonly person: (accountId: string | null) => string;
}

const effectWords: Readonly<Record<string, string>> = {
  start: '开始计时',
  stop: '停止计时',
  restart: '重新计时',
  'open-pause': '暂停计时',
  'close-pause': '恢复计时',
  extend: '期限延长',
  'fix-date': '另定日期',
  finish: '停止计时，判断是否按期',
  end: '不再计时',
};

/** Oldest first. */
export function timelineOf(
  rules: RequestRules,
  facts: readonly RequestFact[],
  names: TimelineNames,
): readonly TimelineEntry[] {
  return facts.map((fact) => {
    const lifecycle = rules.lifecycle.events.find(({ id }) => ledgerKindOf(id) === fact.kind);
    const words = wordsOf(rules, fact as unknown as RequestEvent, names);
    return {
      at: fact.at,
      actor: actorWords(fact.actor, names),
      title: words.title ?? lifecycle?.name ?? fact.kind,
      detail: words.detail ?? '',
      files: words.files ?? [],
      clock: lifecycle === undefined ? '' : (effectWords[lifecycle.effect] ?? ''),
      article: lifecycle?.article ?? '',
    };
  });
}

function actorWords(actor: string, { person }: TimelineNames): string {
  if (actor.startsWith('account/')) return person(actor.slice('account/'.length));
  return actor === 'anyone' ? '申请人' : '系统';
}

interface Words {
  /** null or absent: the lifecycle's name. */
  readonly title?: string;
  readonly detail?: string;
  readonly files?: readonly string[];
}

/** @param list of the rules @returns name of an entry; its id where the rules no longer have it */
const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  list.find((each) => each.id === id)?.name ?? id;

const day = (text: string | null | undefined): string => (text == null ? '' : dayWords(text));
const sentence = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('；');

function wordsOf(rules: RequestRules, event: RequestEvent, names: TimelineNames): Words {
  const { intake } = rules;
  switch (event.kind) {
    case 'request-received': {
      const { channel, number, on, evidence, oral } = event.data;
      return {
        title: `收到申请，编号 ${number}`,
        detail: sentence(
          `${nameIn(intake.channels, channel)}，收到日期 ${day(on)}`,
          evidence === '' ? '' : `凭据：${evidence}`,
          oral ? '口头提出，由工作人员代填，申请人已核对签字' : '',
        ),
        files: event.data.files,
      };
    }
    case 'request-supplement-noticed':
      return { detail: sentence(...event.data.points.map((point, at) => `${at + 1}. ${point}`)) };
    case 'request-supplement-received':
      return {
        detail: sentence(
          `${day(event.data.on)} 收到补正`,
          event.data.lateReason === '' ? '' : `逾期的理由：${event.data.lateReason}`,
        ),
        files: event.data.files,
      };
    case 'request-supplement-lapsed':
      return { detail: event.data.reasonCheck };
    case 'request-reason-asked':
      return { detail: event.data.count };
    case 'request-reason-given':
      return { detail: event.data.finding };
    case 'request-consult-tp-sent':
    case 'request-consult-agency-sent':
      return {
        detail: sentence(
          `对象：${event.data.agencyId === null ? nameIn(intake.consultees, event.data.consultee) : names.agency(event.data.agencyId)}`,
          event.data.question,
        ),
      };
    case 'request-consultation-delivered':
      return {
        title: '征求意见书已送达',
        detail: sentence(`${day(event.data.on)} 签收`, event.data.evidence),
      };
    case 'request-consult-tp-ended':
    case 'request-consult-agency-ended':
      return {
        detail: sentence(howWords[event.data.how], replyWords[event.data.reply], event.data.finding),
      };
    case 'request-extended':
      return {
        detail: sentence(
          `延长 ${event.data.workdays ?? ''} 个工作日，${names.person(event.data.approvedBy.replace('account/', ''))}批准`,
          event.data.reason,
        ),
      };
    case 'request-extension-asked':
      return {
        title: `提请延长 ${event.data.workdays} 个工作日`,
        detail: event.data.reason,
      };
    case 'request-extension-refused':
      return { title: '没有批准延期', detail: event.data.reason };
    case 'request-fee-noticed':
      return { detail: sentence(`${event.data.amount} 元`, event.data.reason) };
    case 'request-fee-paid':
      return { detail: `${day(event.data.on)} 缴清` };
    case 'request-delay-35':
      return { detail: sentence(`答复日期定为 ${day(event.data.until)}`, event.data.reason) };
    case 'request-decided':
      return {
        detail: sentence(
          nameIn(rules.answers, event.data.answer),
          ...event.data.grounds.map((ground) => nameIn(rules.grounds, ground)),
        ),
      };
    case 'request-served':
    case 'request-posted':
      return {
        detail: sentence(
          `${nameIn(intake.services, event.data.way)}，${day(event.data.on)}`,
          event.data.proof === '' ? '' : `凭证：${event.data.proof}`,
        ),
        files: event.data.files,
      };
    case 'request-withdrawn':
      return { detail: event.data.verified };
    case 'request-archived':
      return {};
    case 'request-closed':
      return { title: '终结', detail: event.data.reason };
    case 'request-receipt-corrected':
      return {
        title: `更正收到日期为 ${day(event.data.receivedOn)}`,
        detail: `理由：${event.data.reason}`,
      };
    case 'request-assigned': {
      const { accountId, agencyId, unit, dueOn } = event.data;
      const who = [names.agency(agencyId), unit, names.person(accountId)].filter((text) => text !== '');
      return {
        title: `分给${who.join(' ')}办理`,
        detail: dueOn === null ? '' : `内部办理期限 ${day(dueOn)}`,
      };
    }
    case 'request-cohandler-asked':
      return {
        title: `请${names.agency(event.data.agencyId)}协办`,
        detail: sentence(event.data.question, `${day(event.data.dueOn)} 前答复`),
      };
    case 'request-cohandler-replied':
      return { title: '协办单位已答复', files: [event.data.text] };
    case 'request-noted':
      return { title: '写了内部备注', files: [event.data.text] };
    case 'request-file-added':
      return { title: '加入材料', files: [event.data.fileId] };
    case 'request-items-set':
      return {
        title: '调整申请事项',
        detail: sentence(event.data.items.map(({ title }) => title).join('、'), event.data.reason),
      };
    case 'request-searched':
      return { title: '完成检索并记录' };
    case 'request-secrecy-reviewed':
      return {
        title: `保密审查：${secrecyWords[event.data.conclusion]}`,
        detail: event.data.basis,
      };
    case 'request-personal-checked':
      return { title: event.data.found ? '核查出个人信息，需处理后再公开' : '核查未发现个人信息' };
    case 'request-item-answered':
      return {
        title: `拟定第 ${event.data.itemId} 项的答复`,
        detail: sentence(
          nameIn(rules.answers, event.data.answer),
          ...event.data.grounds.map((ground) => nameIn(rules.grounds, ground)),
        ),
      };
    case 'request-answer-submitted':
      return { title: '答复送审' };
    case 'request-answer-returned':
      return { title: '退回修改', files: [] };
    case 'request-answer-reviewed':
      return { title: '审核通过' };
    case 'request-letter-drafted':
      return {
        title: `${draftWords[event.data.origin]}《${letterTitle(rules, event.data.form)}》草稿`,
      };
    case 'request-letter-issued':
      return {
        title: event.data.number === null ? '文书定稿' : `文书定稿：${event.data.number}`,
        files: [event.data.pdf, event.data.docx],
      };
    case 'request-letter-sent':
      return {
        title: '文书发出',
        detail: sentence(
          `${nameIn(intake.services, event.data.way)}，${day(event.data.on)}`,
          event.data.receivedOn === null ? '' : `${day(event.data.receivedOn)} 收到`,
        ),
        files: event.data.files,
      };
    case 'request-mail-returned':
      return { title: '邮件退回', detail: event.data.next };
    case 'request-rated':
      return { title: `申请人评价：${event.data.stars} 星` };
    case 'request-publication-set':
      return { title: event.data.agrees ? '申请人同意公开答复' : '申请人不同意公开答复' };
    case 'request-published':
      return { title: '答复已去除个人信息并公开' };
    case 'request-unpublished':
      return { title: '公开的答复已撤下', detail: event.data.reason };
    case 'request-openness-suggested':
      return { title: '建议转为主动公开' };
    case 'request-openness-decided':
      return {
        title: event.data.opens ? '决定转为主动公开' : '决定不转为主动公开',
        detail: event.data.reason,
      };
    case 'request-dispute-linked':
      return { title: '登记复议或者诉讼' };
    case 'request-reanswer-ordered':
      return { title: '应当重新答复', detail: `${day(event.data.dueOn)} 前` };
    default:
      return {};
  }
}

/** Title of a letter form, without the agency's name. */
export function letterTitle({ letters }: Pick<RequestRules, 'letters'>, form: string): string {
  return letters.find(({ id }) => id === form)?.title ?? '文书';
}

const howWords = {
  replied: '已收到回复',
  silent: '期满没有回复',
  undeliverable: '无法送达',
  withdrawn: '已撤回征求',
} as const;
const replyWords = {
  agrees: '同意公开',
  objects: '不同意公开',
  partly: '部分同意公开',
  none: '',
} as const;
const secrecyWords = {
  'may-release': '可以公开',
  'must-not': '不得公开',
  part: '部分可以公开',
} as const;
const draftWords = { made: '生成', edited: '修改', 'taken-back': '收回外部修改的' } as const;
