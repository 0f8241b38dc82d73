/** After registration: number, 查询码, due day; the receipt to hand over; what is missing and what is alike. */
import { dayOf } from '../../../../domain/days/county-day.ts';
import { printedCode } from '../../../../domain/requests/query-code.ts';
import type { ReceivedRequest } from '../../../../usecases/requests/receive-request.ts';
import { ClockStrip } from '../../../components/clock-strip/clock-strip.tsx';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FactList } from '../../../components/fact-list/fact-list.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { dayWords } from '../../../local-time.ts';
import { caseHref, section } from '../section.ts';

export interface RegisteredProps {
  readonly received: ReceivedRequest;
  /** ISO instant of registration. */
  readonly at: string;
}

/** Problems are worded for whoever fills in the form; of these the clerk is told in other words. */
const missingWords: Readonly<Record<string, string>> = {
  form: '没有写明要什么形式的信息。',
  delivery: '没有写明怎样获取信息。',
};

export function RegisteredView({ received, at }: RegisteredProps) {
  const { state, code, clock, missing, lateConfirmation, duplicates } = received;
  return (
    <div class="wrap page">
      <Crumbs above={[[section, '依申请公开']]} here="已登记" />
      <h1 class="title">已登记：{state.number}</h1>
      <Notice tone="ok" title="申请已收到并登记，期限已经开始计算">
        <p>请把回执交给申请人。查询码只在这一页显示，本系统不保存原文，离开后不能再看。</p>
      </Notice>
      <section class="panel" aria-labelledby="slip">
        <h2 id="slip">回执的内容</h2>
        <FactList
          facts={[
            ['申请编号', <strong>{state.number}</strong>],
            ['查询码', <strong class="case-code">{printedCode(code)}</strong>],
            ['收到日期', dayWords(state.receivedOn)],
            [
              '答复期限',
              clock.due === null
                ? '恢复计时后确定'
                : `${dayWords(clock.due)}${clock.provisional ? '（暂定）' : ''}`,
            ],
          ]}
        />
        <div class="buttons">
          {(['pdf', 'docx'] as const).map((format, at) => (
            <form method="post" action={caseHref(state.requestId, `receipt.${format}`)}>
              <input type="hidden" name="code" value={code} />
              <button type="submit" class={at === 0 ? 'btn' : 'btn second'}>
                下载回执 {format.toUpperCase()}
              </button>
            </form>
          ))}
          <a href={caseHref(state.requestId)}>打开案卷</a>
          <a href={`${section}/new`}>再登记一件</a>
        </div>
      </section>
      {lateConfirmation === null ? null : (
        <Notice tone="warn" title="确认晚于到达当天">
          <p>
            {lateConfirmation.message}
            。应当在到达当天确认，这一情况已经随收到凭证记录。收到日期仍然是确认之日。
          </p>
          <p class="law">{lateConfirmation.article}</p>
        </Notice>
      )}
      {missing.length === 0 ? null : (
        <Notice tone="warn" title="申请还缺这些内容，可以一次性通知补正，最后一天见案卷">
          <ul>
            {missing.map(({ field, message }) => (
              <li>{missingWords[field ?? ''] ?? message}</li>
            ))}
          </ul>
          <p class="law">《条例》第二十九条、第三十条</p>
        </Notice>
      )}
      {duplicates.length === 0 ? null : (
        <Notice tone="info" title="同一申请人申请过相同的内容">
          <ul>
            {duplicates.map(({ requestId, number, title }) => (
              <li>
                <a href={caseHref(requestId)}>
                  {number} {title}
                </a>
              </li>
            ))}
          </ul>
          <p class="law">《条例》第三十六条第六项：已经答复过的，告知不予重复处理</p>
        </Notice>
      )}
      <ClockStrip clock={clock} today={dayOf(at)} explainHref={caseHref(state.requestId, 'clock')} />
    </div>
  );
}
