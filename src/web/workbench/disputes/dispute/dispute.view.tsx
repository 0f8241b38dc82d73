/** One review or suit: what must be done by when, what stands out, what happened. */

import { lastDecision } from '../../../../domain/disputes/dispute.ts';
import type { DisputeDeadline } from '../../../../domain/disputes/dispute-deadlines.ts';
import type { RequestRules } from '../../../../domain/request-rules/request-rules.ts';
import type { DisputeDetail } from '../../../../usecases/disputes/show-dispute.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { type Fact, FactList } from '../../../components/fact-list/fact-list.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { dayWords, localTime } from '../../../local-time.ts';
import type { DisputesProps } from '../disputes.view.tsx';
import { DueMark } from '../due-mark.tsx';
import { LossPatterns } from '../loss-patterns.tsx';
import { disputeHref, section } from '../section.ts';

export interface DisputeProps {
  readonly detail: DisputeDetail;
  readonly rules: RequestRules;
  readonly words: DisputesProps['words'];
  /** What was just done; '' for nothing. */
  readonly finished: string;
}

export function DisputeView(props: DisputeProps) {
  const { detail, finished } = props;
  const { dispute, state, warnings, patterns } = detail;
  return (
    <div class="wrap page dispute">
      <Crumbs above={[[section, '复议诉讼']]} here={dispute.opened.number} />
      <h1 class="title">
        {detail.procedureName}：{detail.agencyName}
      </h1>
      <p class="case-facts">
        <span class={`tag ${state.open ? 'info' : 'ok'}`}>{state.name}</span>
        <span>{dispute.opened.organ}</span>
        {dispute.accepted === null || dispute.accepted.caseNumber === '' ? null : (
          <span>{dispute.accepted.caseNumber}</span>
        )}
      </p>
      {finished === '' ? null : <Notice tone="ok" title={finished} />}
      {warnings.length === 0 ? null : (
        <Notice tone="warn" title="请核对">
          <ul>
            {warnings.map(({ message, article }) => (
              <li>
                {message}
                <span class="law">　{article}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <LossPatterns patterns={patterns} />
      <div class="agency-cols">
        <div>
          <Deadlines {...props} />
          <Steps {...props} />
          <Timeline {...props} />
        </div>
        <div>
          <Facts {...props} />
          <Evidence {...props} />
        </div>
      </div>
    </div>
  );
}

const whoWords = { agency: '本机关', organ: '办理机关', either: '双方' } as const;

function Deadlines({ detail: { deadlines, today, state } }: DisputeProps) {
  return (
    <section class="panel" aria-labelledby="deadlines">
      <h2 id="deadlines">期限</h2>
      {deadlines.length === 0 ? (
        <p>还没有受理。受理后登记受理和收到副本的日期，就会算出答复、举证的最后一日。</p>
      ) : (
        <ul class="rows deadlines">
          {deadlines.map((each) => (
            <li>
              <div>
                <strong>{each.name}</strong>
                <small>
                  {whoWords[each.who]}；{each.words}
                  <span class="law">　{each.article}</span>
                </small>
              </div>
              <p class="due">
                <DeadlineEnd each={each} today={today} open={state.open} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function DeadlineEnd({ each, today, open }: { each: DisputeDeadline; today: string; open: boolean }) {
  const provisional = each.provisional ? '（暂定）' : '';
  if (each.doneOn !== null) {
    const late = each.who === 'agency' && each.doneOn > each.lastDay;
    return (
      <>
        <span class={`tag ${late ? 'off' : 'ok'}`}>{late ? '逾期完成' : '已完成'}</span>
        <small>
          {dayWords(each.doneOn)}（最后一日{dayWords(each.lastDay)}）
        </small>
      </>
    );
  }
  if (each.who === 'organ' || !open)
    return (
      <small>
        {dayWords(each.lastDay)}前{provisional}
      </small>
    );
  return (
    <>
      <DueMark day={each.lastDay} today={today} />
      {provisional}
    </>
  );
}

function Steps({ detail: { steps, dispute, state } }: DisputeProps) {
  if (!state.open) return null;
  return (
    <section class="panel" aria-labelledby="steps">
      <h2 id="steps">下一步</h2>
      {steps.length === 0 ? (
        <p>现在没有需要您登记的事项。</p>
      ) : (
        <p class="buttons">
          {steps.map(({ id, title }, at) => (
            <a class={at === 0 ? 'btn' : 'btn second'} href={disputeHref(dispute.disputeId, id)}>
              {title}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}

function Timeline({ detail: { timeline } }: DisputeProps) {
  return (
    <section class="panel" aria-labelledby="timeline">
      <h2 id="timeline">经过</h2>
      <ol class="rows">
        {timeline.map(({ at, actor, title, detail, article }) => (
          <li>
            <div>
              <strong>{title}</strong>
              {detail === '' ? null : <small>{detail}</small>}
              <small>
                {localTime(at)}，{actor}
                {article === '' ? null : <span class="law">　{article}</span>}
              </small>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

const actWords = { answer: '答复的内容', inaction: '逾期没有答复', other: '其他行为' } as const;
const afterWords = { decided: '已作出复议决定', lapsed: '复议期满没有决定', refused: '不予受理' } as const;

function Facts({ detail, rules, words }: DisputeProps) {
  const { dispute, request, filing } = detail;
  const { opened, effectiveOn } = dispute;
  const decision = lastDecision(dispute);
  const outcome = rules.disputes.outcomes.find(({ id }) => id === decision?.outcome);
  const facts: Fact[] = [
    [
      '申请',
      request === null ? (
        '与申请无关'
      ) : (
        <a href={`/workbench/requests/${encodeURIComponent(request.requestId)}`}>
          {request.number} {request.title}
        </a>
      ),
    ],
    ['针对', actWords[opened.act]],
    ['提出日期', opened.filedOn === null ? '' : dayWords(opened.filedOn)],
    [
      '申请人的期限',
      filing === null ? (
        '不能推算'
      ) : (
        <>
          {dayWords(filing.lastDay)}前{filing.provisional ? '（暂定）' : ''}
          <small>
            {filing.words}
            <span class="law">　{filing.article}</span>
          </small>
        </>
      ),
    ],
    ...(opened.after === null
      ? []
      : [['先前的复议', `${afterWords[opened.after.how]}，${dayWords(opened.after.on)}`] as const]),
    ...(opened.role === 'review-organ' ? [['本县的身份', '复议机关（共同被告），不计入报告'] as const] : []),
    ...(outcome === undefined
      ? []
      : [
          [
            '结果',
            <>
              {outcome.name}
              <small>
                {words.results.find(([key]) => key === outcome.result)?.[1]}
                {effectiveOn === null ? '，还没有生效' : `，${dayWords(effectiveOn)}生效`}
                <span class="law">　{outcome.article}</span>
              </small>
            </>,
          ] as const,
        ]),
  ];
  return (
    <section class="panel" aria-labelledby="facts">
      <h2 id="facts">基本情况</h2>
      <FactList facts={facts} />
    </section>
  );
}

function Evidence({ detail: { dispute, may, files, request } }: DisputeProps) {
  return (
    <section class="panel" aria-labelledby="evidence">
      <h2 id="evidence">证据和材料</h2>
      {request === null || !may.export ? null : (
        <>
          <p>
            从申请的案卷生成证据目录和全部证据：申请、文书、凭证、送达记录、检索记录和审计摘录。
            <span class="law">　《行政复议法》第七十条、《行政诉讼法》第三十四条</span>
          </p>
          <div class="buttons">
            {(['zip', 'pdf'] as const).map((format) => (
              <form method="post" action={disputeHref(dispute.disputeId, `evidence.${format}`)}>
                <button type="submit" class={format === 'zip' ? 'btn' : 'btn second'}>
                  导出证据（{format === 'zip' ? '压缩包' : 'PDF'}）
                </button>
              </form>
            ))}
          </div>
        </>
      )}
      {files.length === 0 ? (
        <p>还没有加入材料。</p>
      ) : (
        <ul class="case-list">
          {files.map(({ fileId, title, fileName }) => (
            <li>
              <a href={disputeHref(dispute.disputeId, `files/${encodeURIComponent(fileId)}`)}>{title}</a>
              <small>{fileName}</small>
            </li>
          ))}
        </ul>
      )}
      {may.handle ? <a href={disputeHref(dispute.disputeId, 'files')}>加入材料</a> : null}
    </section>
  );
}
