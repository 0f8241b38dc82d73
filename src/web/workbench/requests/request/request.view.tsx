/** The case page: the clock on top, what to do next, what happened; documents and people beside it. */
import { ClockStrip } from '../../../components/clock-strip/clock-strip.tsx';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { dayWords } from '../../../local-time.ts';
import { caseHref, section } from '../section.ts';
import { CaseFiles } from './case-files.tsx';
import { CaseItems } from './case-items.tsx';
import type { RequestProps } from './case-props.ts';
import { CaseSide } from './case-side.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { NextStep } from './next-step.tsx';

export function RequestView({ detail, rules, finished }: RequestProps) {
  const { state, clock, day, asOf } = detail;
  const open = clock.finishedOn === null;
  return (
    <div class="wrap page case">
      <Crumbs
        above={[
          [section, '依申请公开'],
          open ? [`${section}?view=open`, '办理中'] : [`${section}?view=ended`, '已办结'],
        ]}
        here={state.number}
      />
      <h1 class="title case-title">{state.title}</h1>
      <FactsLine detail={detail} rules={rules} />
      {finished === '' ? null : <Notice tone="ok" title={finished} />}
      {asOf === null ? null : (
        <Notice tone="info" title={`这是 ${dayWords(asOf)} 结束时的案卷`}>
          <p>
            当天以后的办理记录没有列出，期限按当天计算。<a href={caseHref(state.requestId)}>看现在的案卷</a>
          </p>
        </Notice>
      )}
      <ClockStrip
        clock={clock}
        today={day}
        explainHref={caseHref(state.requestId, asOf === null ? 'clock' : `clock?on=${asOf}`)}
      />
      <div class="case-cols">
        <div class="case-main">
          {asOf === null ? <NextStep detail={detail} rules={rules} /> : null}
          <CaseItems detail={detail} rules={rules} />
          <CaseTimeline detail={detail} rules={rules} />
        </div>
        <div class="case-aside">
          <CaseFiles detail={detail} rules={rules} />
          <CaseSide detail={detail} rules={rules} />
        </div>
      </div>
    </div>
  );
}

/** Who, how, when, and what is wanted, in one line. */
function FactsLine({ detail, rules }: Pick<RequestProps, 'detail' | 'rules'>) {
  const { state, applicant, may } = detail;
  const { received } = state;
  const { intake } = rules;
  const named = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((each) => each.id === id)?.name ?? id;
  const name = applicant.find(({ field }) => field === 'name')?.masked;
  return (
    <p class="case-facts">
      <span>
        申请人：{named(intake.applicants, received.applicantKind)}
        {name === undefined ? '' : `（${name}）`}
        {received.byAgent ? '，有代理人' : ''}
      </span>
      <span>{named(intake.channels, received.channel)}</span>
      <span>{dayWords(state.receivedOn)} 收到</span>
      {state.arrivedAtOffice === state.arrivedAtAgency ? null : (
        <span>
          {dayWords(state.arrivedAtAgency)} 到本机关，{dayWords(state.arrivedAtOffice)} 到公开工作机构
        </span>
      )}
      <span>
        要求：{named(intake.forms, received.form)}，{named(intake.deliveries, received.delivery)}
        {received.otherFormAccepted ? '（可用其他形式）' : ''}
      </span>
      {received.needsHelp ? (
        <span>
          <span class="tag soon">需要帮助</span>
          <span class="law">《条例》第四十三条</span>
        </span>
      ) : null}
      {may.reveal && applicant.length > 0 ? (
        <a href={caseHref(state.requestId, 'reveal')}>显示联系方式（留痕）</a>
      ) : null}
      {may.correctReceipt ? <a href={caseHref(state.requestId, 'receipt')}>更正收到日期</a> : null}
    </p>
  );
}
