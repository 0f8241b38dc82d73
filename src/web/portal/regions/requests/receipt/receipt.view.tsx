/** After filing: what to write down, until when the answer is due and why, and what comes next. */
import { printedCode } from '../../../../../domain/requests/query-code.ts';
import type { Receipt } from '../../../../../usecases/requests/receipt.ts';
import { ClockStrip } from '../../../../components/clock-strip/clock-strip.tsx';
import { FactList } from '../../../../components/fact-list/fact-list.tsx';
import { Notice } from '../../../../components/notice/notice.tsx';
import { dayWords } from '../../../../local-time.ts';

export function ReceiptView({ here, receipts }: { here: string; receipts: readonly Receipt[] }) {
  const several = receipts.length > 1;
  return (
    <div class="wrap page narrow receipt">
      <h1 class="title">{several ? `${receipts.length} 份申请已经收到` : '申请已经收到'}</h1>
      <Notice tone="ok" title="请记下或者拍照保存查询码">
        <p>
          补正、查进度、领答复都凭它，不用注册。查询码只在这里显示一次；丢失的，带身份证明到受理机关核实。这一页七天内用同一台设备还能打开。
        </p>
      </Notice>
      {receipts.map((receipt) => (
        <OneReceipt here={here} receipt={receipt} heading={several} />
      ))}
      {several && receipts[0] !== undefined ? (
        <ClockStrip clock={receipts[0].clock} today={receipts[0].today} explainHref={null} />
      ) : null}
      <form class="panel" method="post" action={`${here}/new/drop`}>
        <p>用的是别人的手机、网吧或者大厅的电脑？记好查询码后，请从这台设备上清除这一页。申请不受影响。</p>
        <button type="submit" class="btn second">
          从这台设备清除
        </button>
      </form>
      <section>
        <h2>接下来</h2>
        <ol class="prose">
          <li>机关在答复期限内答复。写得不清楚的，会请您补正一次，写明补什么、到哪一天。</li>
          <li>需要征求别人意见、延长期限的，会书面告诉您。</li>
          <li>
            每一步都写在<a href={`${here}/status`}>查询页</a>上，用查询码打开。
          </li>
        </ol>
        <p class="law">《政府信息公开条例》第三十条、第三十一条、第三十三条</p>
      </section>
    </div>
  );
}

function OneReceipt({ here, receipt, heading }: { here: string; receipt: Receipt; heading: boolean }) {
  const { number, code, title, agencyName, agencyPhone, receivedOn, clock, today, requestId } = receipt;
  const paper = `${here}/receipt/${encodeURIComponent(requestId)}`;
  return (
    <section class="receipt-one" aria-label={`申请 ${number}`}>
      {heading ? <h2>{title}</h2> : null}
      <dl class="code-box">
        <dt>查询码</dt>
        <dd class="code">{printedCode(code)}</dd>
      </dl>
      <FactList
        facts={[
          ['申请编号', number],
          ['受理机关', `${agencyName}${agencyPhone === '' ? '' : `，电话 ${agencyPhone}`}`],
          ['收到日期', dayWords(receivedOn)],
          [
            '最晚答复',
            clock.due === null ? (
              ''
            ) : (
              <>
                <strong>{dayWords(clock.due)}</strong>
                {clock.provisional ? '（暂定）' : ''}：收到之后第 {clock.base} 个工作日
              </>
            ),
          ],
        ]}
      />
      {heading ? null : <ClockStrip clock={clock} today={today} explainHref={null} />}
      <p class="downloads">
        <a class="btn second" href={`${paper}/pdf`}>
          下载回执（PDF）
        </a>
        <a class="btn second" href={`${paper}/docx`}>
          下载回执（Word）
        </a>
      </p>
    </section>
  );
}
