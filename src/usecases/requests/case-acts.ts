/** The acts on a request as a table: when each is open, how urgent it is, and why. */
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import type { RequestEventKind } from '../../domain/requests/request-event.ts';
import type { Act } from '../../policies/permissions.ts';
import { archiveBar } from './archive-bar.ts';

/** What acts look at. */
export interface ActFacts {
  readonly rules: RequestRules;
  readonly state: RequestCase;
  readonly clock: ClockResult;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Neither answered nor ended otherwise. */
  readonly open: boolean;
  readonly awaits: 'agency' | 'applicant' | 'consultee' | 'nobody';
  /** May the clock's event of this ledger kind happen now? */
  readonly allows: (kind: RequestEventKind) => boolean;
}

/** Where the act is done, below its folder; several where it concerns one of several things. */
interface Target {
  /** '' or `/<id>`. */
  readonly path: string;
  /** Instead of the act's title. */
  readonly title?: string;
}

export interface CaseAct {
  readonly id: string;
  readonly act: Act;
  readonly title: string;
  readonly article: string;
  readonly when: (facts: ActFacts) => boolean;
  /** 0: never the next thing to do; the highest of all is. */
  readonly urgency: (facts: ActFacts) => number;
  readonly why: (facts: ActFacts) => string;
  readonly targets: (facts: ActFacts) => readonly Target[];
}

type Row = Pick<CaseAct, 'id' | 'title' | 'article' | 'when'> & {
  readonly act?: Act;
  readonly urgency?: number | ((facts: ActFacts) => number);
  readonly why: string | ((facts: ActFacts) => string);
  readonly targets?: (facts: ActFacts) => readonly Target[];
};

const row = ({ act = 'request.handle', urgency = 0, why, targets, ...rest }: Row): CaseAct => ({
  ...rest,
  act,
  urgency: typeof urgency === 'number' ? () => urgency : urgency,
  why: typeof why === 'string' ? () => why : why,
  targets: targets ?? (() => [{ path: '' }]),
});

/** Work on the answer goes on: open, undecided, and nobody waits for the applicant. */
const atWork = ({ open, awaits, state }: ActFacts): boolean =>
  state.decision === null &&
  ((open && awaits !== 'applicant') || (state.reanswer !== null && state.reanswer.servedOn === null));
const inDraft = (facts: ActFacts): boolean => atWork(facts) && facts.state.submitted === null;
const allAnswered = ({ state }: ActFacts): boolean => state.items.every(({ answer }) => answer !== null);
const openConsultations = ({ state }: ActFacts) => state.consultations.filter(({ ended }) => ended === null);
/** Objections that came in by the party's own link and were not judged by the agency yet (L-32.3). */
const unjudged = ({ state }: ActFacts) =>
  state.consultations.filter(
    ({ ended }) =>
      ended !== null && ended.how === 'replied' && ended.reply !== 'agrees' && ended.reasonable === null,
  );

/** Objections that the agency did not follow, whose party has not been told yet (L-32.4). */
const untold = ({ state, rules }: ActFacts) =>
  state.consultations.filter(
    ({ consultation, ended, sent }) =>
      ended !== null &&
      (ended.reply === 'objects' || ended.reply === 'partly') &&
      (ended.reasonable === false || (ended.reasonable === true && ended.publicInterest)) &&
      rules.intake.consultees.find(({ id }) => id === sent.consultee)?.party === 'third-party' &&
      !state.letters.some(
        (letter) =>
          letter.consultation === consultation &&
          letter.sent.length > 0 &&
          rules.letters.find(({ id }) => id === letter.form)?.purpose === 'third-party-disclosure',
      ),
  );

export const caseActs: readonly CaseAct[] = [
  row({
    id: 'serve',
    title: '送达答复',
    article: '国办公开办函〔2016〕235号',
    when: ({ open, state }) =>
      state.decision !== null && (open || (state.reanswer !== null && state.reanswer.servedOn === null)),
    urgency: 100,
    why: '答复已经签发。签收、交邮或者发布之日才算答复，落款日期不算',
  }),
  row({
    id: 'sign',
    act: 'request.sign',
    title: '签发答复',
    article: '《条例》第三十三条',
    when: (facts) =>
      atWork(facts) && facts.state.reviewed !== null && (!facts.open || facts.allows('request-decided')),
    urgency: 95,
    why: '审核已经通过，等待签发',
  }),
  row({
    id: 'extension-decision',
    act: 'request.approve-extension',
    title: '审批延长答复期限',
    article: '《条例》第三十三条第二款',
    when: ({ open, state }) => open && state.extensionAsked !== null,
    urgency: 90,
    why: ({ clock }) =>
      `批准并告知申请人都不能晚于${clock.due ?? clock.worstCase ?? '答复期限'}，晚一天就无效`,
  }),
  row({
    id: 'review',
    act: 'request.review-answer',
    title: '审核答复',
    article: '《条例》第十七条',
    when: (facts) => atWork(facts) && facts.state.submitted !== null && facts.state.reviewed === null,
    urgency: 85,
    why: '答复已经拟好送审',
  }),
  row({
    id: 'supplement-received',
    title: '登记收到的补正',
    article: '《条例》第三十条',
    when: ({ open, allows }) => open && allows('request-supplement-received'),
    urgency: ({ clock, today }) =>
      clock.supplementLastDay !== null && clock.supplementLastDay < today ? 60 : 75,
    why: '收到补正之日起，答复期限重新计算',
  }),
  row({
    id: 'supplement-lapsed',
    title: '逾期不补正，终止办理',
    article: '《条例》第三十条',
    when: ({ open, allows, clock, today }) =>
      open &&
      allows('request-supplement-lapsed') &&
      clock.supplementLastDay !== null &&
      clock.supplementLastDay < today,
    urgency: 70,
    why: '补正期限已过。先查收发室和各接收渠道，再核对有无正当理由',
  }),
  row({
    id: 'fee-paid',
    title: '登记缴费',
    article: '国办函〔2020〕109号第六条',
    when: ({ open, allows }) => open && allows('request-fee-paid'),
    urgency: ({ clock, today }) => (clock.payBy !== null && clock.payBy < today ? 60 : 75),
    why: '缴清次日起，答复期限重新计算',
  }),
  row({
    id: 'fee-lapsed',
    title: '逾期不缴费，终止办理',
    article: '国办函〔2020〕109号第六条',
    when: ({ open, allows, clock, today }) =>
      open && allows('request-fee-lapsed') && clock.payBy !== null && clock.payBy < today,
    urgency: 70,
    why: '缴费期限已过。先核对收款账户',
  }),
  row({
    id: 'consultation',
    title: '办理征求意见',
    article: '《条例》第三十二条、第三十四条',
    when: (facts) => facts.open && openConsultations(facts).length > 0,
    urgency: 45,
    why: '登记送达、回复或者期满，答复期限接着计算',
    targets: (facts) =>
      openConsultations(facts).map(({ consultation, sent }) => ({
        path: `/${consultation}`,
        title: `征求意见：${consulteeName(facts, sent.consultee)}`,
      })),
  }),
  row({
    id: 'objection',
    title: '认定第三方的意见',
    article: '《条例》第三十二条',
    when: (facts) => facts.open && facts.state.decision === null && unjudged(facts).length > 0,
    urgency: 65,
    why: '第三方不同意公开。由本机关认定理由是否合理、公共利益是否更重',
    targets: (facts) => unjudged(facts).map(({ consultation }) => ({ path: `/${consultation}` })),
  }),
  row({
    id: 'third-party-told',
    title: '告知第三方将要公开',
    article: '《条例》第三十二条',
    when: (facts) => facts.open && facts.state.decision === null && untold(facts).length > 0,
    urgency: 58,
    why: '第三方不同意，本机关决定公开的，先把公开的内容和理由书面告知',
    targets: (facts) => untold(facts).map(({ consultation }) => ({ path: `/${consultation}` })),
  }),
  row({
    id: 'secrecy',
    act: 'request.review-secrecy',
    title: '保密审查',
    article: '《条例》第十七条',
    when: atWork,
    urgency: ({ state }) => (state.secrecyReview === null ? 55 : 0),
    why: '没有审查记录的信息不能提供',
  }),
  row({
    id: 'answer',
    title: '逐项拟定答复',
    article: '《条例》第三十六条',
    when: inDraft,
    urgency: (facts) => (allAnswered(facts) ? 0 : 40),
    why: ({ state }) =>
      state.returned === null ? '每一项申请都要有处理结果' : '审核退回，请按意见修改后再送审',
    targets: ({ state: { items } }) =>
      items.map(({ itemId, title }) => ({
        path: `/${itemId}`,
        ...(items.length === 1 ? {} : { title: `拟定第 ${itemId} 项的答复：${title}` }),
      })),
  }),
  row({
    id: 'submit',
    title: '生成答复书，送审',
    article: '《条例》第三十六条',
    when: (facts) => inDraft(facts) && allAnswered(facts),
    urgency: 50,
    why: '各项都已拟好，生成答复书后送审核',
  }),
  row({
    id: 'supplement',
    title: '告知补正',
    article: '《条例》第三十条',
    when: ({ open, allows, state }) =>
      open && state.supplement === null && state.decision === null && allows('request-supplement-noticed'),
    why: ({ clock }) =>
      clock.supplementNoticeLate
        ? '七个工作日已过：现在告知会被认为超期，答复仍按较早的期限准备'
        : `只能告知一次，最晚${clock.supplementNoticeBy ?? '收到之日起七个工作日内'}`,
  }),
  row({
    id: 'consult',
    title: '征求第三方、其他机关意见',
    article: '《条例》第三十二条、第三十四条',
    when: (facts) =>
      atWork(facts) &&
      (facts.allows('request-consult-tp-sent') || facts.allows('request-consult-agency-sent')),
    why: '发出次日到收到意见之日，不计入答复期限',
  }),
  row({
    id: 'extension',
    title: '申请延长答复期限',
    article: '《条例》第三十三条第二款',
    when: ({ open, allows, state }) =>
      open && state.extension === null && state.extensionAsked === null && allows('request-extended'),
    why: '只能延长一次，须在期限届满前由公开工作机构负责人同意并告知申请人',
  }),
  row({
    id: 'records',
    title: '准备要提供的文件',
    article: '《条例》第三十七条、第四十条',
    when: inDraft,
    why: '上传、遮盖不公开的内容，去除隐藏信息',
  }),
  row({
    id: 'search',
    title: '登记检索情况',
    article: '《条例》第三十六条第四项',
    when: inDraft,
    why: '答复“信息不存在”以前，要有完整的检索记录',
  }),
  row({
    id: 'personal-check',
    title: '检查个人信息',
    article: '《条例》第十五条',
    when: (facts) => inDraft(facts) && facts.state.files.some(({ kind }) => releasedKinds.has(kind)),
    urgency: ({ state }) => (state.personalCheck === null ? 35 : 0),
    why: '要提供的文件逐份检查有没有他人的个人信息、商业秘密',
  }),
  row({
    id: 'reasons',
    title: '要求说明理由',
    article: '《条例》第三十五条',
    when: ({ open, allows, state }) => open && state.reasonAsked === null && allows('request-reason-asked'),
    why: '申请的数量、频次明显超过合理范围时使用；不停止计算期限',
  }),
  row({
    id: 'reasons-given',
    title: '登记说明的理由',
    article: '《条例》第三十五条',
    when: ({ open, allows, state }) =>
      open && state.reasonAsked !== null && state.reasonGiven === null && allows('request-reason-given'),
    urgency: 30,
    why: '认定理由是否合理：不合理的不予处理，合理而不能按期的可以延迟答复',
  }),
  row({
    id: 'delay',
    act: 'request.approve-fee',
    title: '确定延迟答复的日期',
    article: '《条例》第三十五条',
    when: ({ open, allows, state }) =>
      open && state.delay === null && state.reasonGiven?.accepted === true && allows('request-delay-35'),
    why: '理由合理、但期限内不能答复的，定一个合理的日期并告知',
  }),
  row({
    id: 'fee',
    act: 'request.approve-fee',
    title: '收取信息处理费',
    article: '《条例》第四十二条',
    // Within the answer period only, which does not run while a consultation is out (F-6.1).
    when: ({ open, allows, state, clock, today }) =>
      open && state.fee === null && clock.due !== null && today <= clock.due && allows('request-fee-noticed'),
    why: '数量、频次明显超过合理范围时，可以收费；两种办法只能选一种',
  }),
  row({
    id: 'withdrawal',
    title: '登记撤回申请',
    article: '本机关约定，参照《条例》第二十九条',
    when: ({ open, allows }) => open && allows('request-withdrawn'),
    why: '申请人声明撤回、并已核实的',
  }),
  row({
    id: 'letters',
    title: '发出文书',
    article: '国办公开办函〔2016〕235号',
    when: (facts) => unsent(facts).length > 0,
    why: '已经备好，还没有登记发出',
    urgency: 32,
    targets: (facts) =>
      unsent(facts).map(({ letterId, form }) => ({
        path: `/${letterId}`,
        title: `发出：${letterTitle(facts, form)}`,
      })),
  }),
  row({
    id: 'contact',
    title: '更改申请人的联系方式',
    article: '《条例》第二十九条',
    when: ({ open }) => open,
    why: '申请人来信、来电更改并核实的，文书以后寄到新的地址',
  }),
  row({
    id: 'mail-returned',
    title: '登记退信',
    article: '国办公开办函〔2016〕235号',
    when: ({ state }) => state.served !== null || state.letters.some(({ sent }) => sent.length > 0),
    why: '退回的邮件留作证据，重新送达',
  }),
  row({
    id: 'publish',
    act: 'request.publish',
    title: '公开问题和答复',
    article: '《条例》第四十四条',
    when: ({ state }) => state.decision !== null && state.served !== null && state.agreesToPublish,
    why: ({ state }) =>
      state.publicationId === null
        ? '申请人同意公开：去掉个人信息、由拟稿人以外的人放行'
        : '已经公开，需要时可以撤下',
  }),
  row({
    id: 'archive',
    act: 'request.archive',
    title: '归档',
    article: '《条例》第四十五条',
    when: ({ open, state, clock }) => !open && archiveBar(state, clock) === null,
    why: '已经办结。归档后案卷只能查看，并留下校验值',
    urgency: 20,
  }),
  row({
    id: 'archive',
    act: 'request.archive',
    title: '取出归档案卷',
    article: '《条例》第四十五条',
    when: ({ state }) => state.archived !== null,
    why: '归档时的案卷包，可以核验',
  }),
];

/** Kinds of files that may leave the house with an answer. */
export const releasedKinds: ReadonlySet<string> = new Set(['record', 'redacted']);

/** Letters that stand by themselves, and those that were issued without being sent. */
const unsent = ({ state, rules }: ActFacts) =>
  state.letters.filter(
    ({ letterId, issued, sent, form }) =>
      sent.length === 0 &&
      letterId !== state.decision?.letterId &&
      letterId !== state.submitted?.letterId &&
      (issued !== null || rules.letters.find(({ id }) => id === form)?.purpose === 'consultation-told'),
  );

const consulteeName = ({ rules }: ActFacts, id: string): string =>
  rules.intake.consultees.find((each) => each.id === id)?.name ?? id;

const letterTitle = ({ rules }: ActFacts, id: string): string =>
  rules.letters.find((each) => each.id === id)?.title ?? id;
