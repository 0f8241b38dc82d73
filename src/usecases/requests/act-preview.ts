/** What an act would do to the clock if it were done today, in sentences with the new days. */
import { dayWords } from '../../domain/days/day-words.ts';
import { deadlineIfAny, lastDayOf, lengthWords } from '../../domain/request-rules/deadline.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import type { RequestEvent } from '../../domain/requests/request-event.ts';
import { clockAfter, isProblem } from './clock-allows.ts';
import { consultationLastDay } from './consultation-last-day.ts';
import { deadlineLength } from './deadline-length.ts';
import type { OpenCase } from './open-case.ts';

type Preview = (open: OpenCase, part: string) => readonly string[];

/** Empty for acts that leave the clock alone. */
export function actPreview(open: OpenCase, id: string, part: string): readonly string[] {
  return previews[id]?.(open, part).filter((sentence) => sentence !== '') ?? [];
}

const days = (day: string | null): string => (day === null ? '' : dayWords(day));

/** The clock with an event of today; null where it would not hold. */
function withEvent(open: OpenCase, event: RequestEvent): ClockResult | null {
  const after = clockAfter(open, event);
  return isProblem(after) ? null : after;
}

const dueNow = ({ clock }: OpenCase): string =>
  clock.due === null
    ? clock.worstCase === null
      ? ''
      : `现在停止计时，最晚${days(clock.worstCase)}。`
    : `现在的答复期限是${days(clock.due)}。`;

const previews: Readonly<Record<string, Preview>> = {
  supplement: (open) => {
    const by = open.clock.supplementNoticeBy;
    const after = withEvent(open, {
      kind: 'request-supplement-noticed',
      data: { on: open.today, receivedOn: open.today, points: [], guidance: '', letterId: '' },
    });
    return [
      '告知当天起停止计算答复期限；收到补正的次日起，重新计算全部期限。',
      by === null ? '' : `补正告知最晚应在${days(by)}作出。`,
      after?.supplementNoticeLate === true ? '现在已经超过这一天：可以告知，但请按较早的期限准备答复。' : '',
      after === null || after.supplementLastDay === null
        ? ''
        : `今天告知并当天收到的，补正期限到${days(after.supplementLastDay)}为止。`,
      '只能告知这一次。补正以后仍不明确的，直接答复“补正后仍不明确”。',
    ];
  },
  'supplement-received': (open) => {
    const after = withEvent(open, {
      kind: 'request-supplement-received',
      data: { on: open.today, accepted: true, description: null, files: [], lateReason: '', items: null },
    });
    return [
      after === null ? '' : `按今天收到计算，新的答复期限是${days(after.due)}。`,
      open.clock.supplementLastDay === null ? '' : `补正期限到${days(open.clock.supplementLastDay)}为止。`,
    ];
  },
  'supplement-lapsed': ({ clock }) => [
    clock.supplementLastDay === null ? '' : `补正期限已于${days(clock.supplementLastDay)}届满。`,
    '登记以后，这件申请办结，不再答复；在年度报告中单独统计。',
  ],
  'fee-paid': (open) => {
    const after = withEvent(open, { kind: 'request-fee-paid', data: { on: open.today, receipt: '' } });
    return [
      after === null ? '' : `按今天缴清计算，新的答复期限是${days(after.due)}。`,
      open.clock.payBy === null ? '' : `缴费期限到${days(open.clock.payBy)}为止。`,
    ];
  },
  'fee-lapsed': ({ clock }) => [
    clock.payBy === null ? '' : `缴费期限已于${days(clock.payBy)}届满。`,
    '登记以后，这件申请办结，不再答复；在年度报告中单独统计。',
  ],
  consult: (open) => {
    const length = deadlineLength(open, 'third-party-reply');
    const silence = lastDayOf(open.calendar, { unit: 'workdays', length }, open.today).day;
    return [
      '发出的次日到收到意见之日，不计入答复期限；要另发一份告知书告诉申请人。',
      dueNow(open),
      `今天发出并当天收到的，对方的期限到${days(silence)}为止。`,
    ];
  },
  consultation: (open, part) => {
    const about = open.state.consultations.find(({ consultation }) => consultation === part);
    if (about === undefined) return [];
    const last = consultationLastDay(open, about);
    return [
      `${days(about.sent.on)}发出，${about.deliveredOn === null ? '还没有登记对方收到的日期' : `${days(about.deliveredOn)}收到`}。`,
      last === null ? '' : `对方的期限到${days(last)}为止。`,
      '登记结束以后，答复期限接着计算。',
      open.clock.worstCase === null ? '' : `对方用满期限的，答复期限最晚到${days(open.clock.worstCase)}。`,
    ];
  },
  extension: (open) => extended(open, null),
  'extension-decision': (open) => extended(open, open.state.extensionAsked?.workdays ?? null),
  reasons: (open) => ['要求说明理由不停止计算期限。', dueNow(open)],
  'reasons-given': (open) => ['说明理由不停止计算期限。', dueNow(open)],
  delay: (open) => [dueNow(open), '告知必须在现在的期限届满以前发出，以后按确定的日期答复。'],
  fee: (open) => {
    const period = deadlineIfAny(open.deps.requestRules.deadlines, 'fee-payment', open.today);
    return [
      dueNow(open),
      '通知必须在答复期限内发出；发出后停止计算，缴清的次日起重新计算全部期限。',
      period === null
        ? ''
        : `申请人自收到次日起有${lengthWords(period)}缴费，今天收到的到${days(lastDayOf(open.calendar, period, open.today).day)}为止。`,
    ];
  },
  withdrawal: () => ['登记以后，这件申请办结，不再答复。'],
  sign: (open) => ['签发不停止计算期限：送达才算答复。', dueNow(open)],
  serve: (open) => [
    dueNow(open),
    open.clock.due !== null && open.clock.due < open.today
      ? '期限已过：现在送达会记为超期。已在期限内交邮、签收的，请如实填写当天的日期。'
      : '直接送达看签收日期，邮寄看交邮日期，网上看发布日期；文书上的落款日期不算。',
  ],
};

function extended(open: OpenCase, workdays: number | null): readonly string[] {
  const most = deadlineLength(open, 'extension');
  const after = withEvent(open, {
    kind: 'request-extended',
    data: { on: open.today, workdays: workdays ?? most, reason: '', approvedBy: '', letterId: '' },
  });
  return [
    dueNow(open),
    open.clock.due !== null && open.clock.due < open.today
      ? '期限已过，不能再延长。请立即答复；已经提请审批的，请选“不同意延长”。'
      : '',
    after === null
      ? ''
      : `延长 ${workdays ?? most} 个工作日的，新的答复期限是${days(after.due ?? after.worstCase)}。`,
    `最多延长 ${most} 个工作日，只能一次；批准和告知都必须在期限届满以前，晚一天也无效。`,
  ];
}
