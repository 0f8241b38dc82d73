/** Acts that move the clock: correction, consultation, extension, reasons, fee, withdrawal. */
import { dayWords } from '../../domain/days/day-words.ts';
import type { Consultation } from '../../domain/requests/request-case.ts';
import { type ActFacts, atWork, type CaseAct, row } from './case-act.ts';

const dayOr = (day: string | null, otherwise: string): string => (day === null ? otherwise : dayWords(day));

const openConsultations = ({ state }: ActFacts) => state.consultations.filter(({ ended }) => ended === null);
/** Objections that came in by the party's own link and were not judged by the agency yet (L-32.3). */
const unjudged = ({ state }: ActFacts) =>
  state.consultations.filter(
    ({ ended }) =>
      ended !== null && ended.how === 'replied' && ended.reply !== 'agrees' && ended.reasonable === null,
  );

/** Objections that the agency did not follow: their party must be told before anything is released (L-32.4). */
const overruled = ({ ended }: Consultation): boolean =>
  ended !== null &&
  (ended.reply === 'objects' || ended.reply === 'partly') &&
  (ended.reasonable === false || (ended.reasonable === true && ended.publicInterest));

/** Parties that are told what is released and why, and have not been yet: overruled ones, and whoever was silent may be. */
const untold = ({ state, rules }: ActFacts) =>
  state.consultations.filter(
    (each) =>
      (overruled(each) || each.ended?.how === 'silent') &&
      rules.intake.consultees.find(({ id }) => id === each.sent.consultee)?.party === 'third-party' &&
      !state.letters.some(
        (letter) =>
          letter.consultation === each.consultation &&
          letter.sent.length > 0 &&
          rules.letters.find(({ id }) => id === letter.form)?.purpose === 'third-party-disclosure',
      ),
  );

const consulteeName = ({ rules }: ActFacts, id: string): string =>
  rules.intake.consultees.find((each) => each.id === id)?.name ?? id;

export const clockCaseActs: readonly CaseAct[] = [
  row({
    id: 'extension-decision',
    act: 'request.approve-extension',
    title: '审批延长答复期限',
    article: '《条例》第三十三条第二款',
    when: ({ open, state }) => open && state.extensionAsked !== null,
    urgency: 90,
    why: ({ clock }) =>
      `批准并告知申请人都不能晚于${dayOr(clock.due ?? clock.worstCase, '答复期限')}，晚一天就无效`,
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
    urgency: (facts) => (untold(facts).some(overruled) ? 58 : 0),
    why: (facts) =>
      untold(facts).some(overruled)
        ? '第三方不同意，本机关决定公开的，先把公开的内容和理由书面告知'
        : '第三方期满没有答复，本机关决定公开的，可以把公开的内容和理由书面告知',
    targets: (facts) => untold(facts).map(({ consultation }) => ({ path: `/${consultation}` })),
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
        : `只能告知一次，最晚${dayOr(clock.supplementNoticeBy, '收到之日起七个工作日内')}`,
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
];
