/** 复议、诉讼: where, until which day, and what comes first. */
import type { RolledDay } from '../../../../../domain/calendar/calendar.ts';
import type { ReliefWay, ReliefWays } from '../../../../../usecases/requests/relief-of.ts';
import { dayWords } from '../../../../local-time.ts';

export function ReliefPart({ relief }: { relief: ReliefWays }) {
  const { against, reviewFirst, review, suit, notice, knownOn, arrived, online, article } = relief;
  return (
    <section class="relief" aria-labelledby="relief">
      <h2 id="relief">{against === 'decision' ? '对答复不服' : '机关没有按期答复'}</h2>
      <p>
        {against === 'decision'
          ? arrived
            ? `期限从您知道答复之日（${dayWords(knownOn)}）的第二天起算。`
            : `期限从您收到答复的第二天起算。收到的日期还没有登记，下面先按交邮之日（${dayWords(knownOn)}）推算；您收到得更晚的，最后一天也相应推后。`
          : `答复期限到 ${dayWords(knownOn)}为止。`}
        {reviewFirst ? '这类答复必须先申请行政复议，对复议决定不服才能起诉。' : '两条路可以任选一条。'}
      </p>
      <ol class="relief-ways">
        <li>
          <Way name={reviewFirst ? '第一步：申请行政复议' : '申请行政复议'} way={review} />
          {online === null ? null : (
            <p>
              可以在网上申请：
              <a href={online.address} rel="noreferrer">
                {online.name}
              </a>
              （{online.address.replace('https://', '')}）
            </p>
          )}
        </li>
        <li>
          <Way name={reviewFirst ? '第二步：向法院起诉' : '直接向法院起诉'} way={suit} />
        </li>
      </ol>
      {notice === '' ? null : (
        <details>
          <summary>答复书上的原话</summary>
          <p>{notice}</p>
        </details>
      )}
      <p class="law">{article}。可以打印本页留存。</p>
    </section>
  );
}

function Way({ name, way }: { name: string; way: ReliefWay }) {
  return (
    <>
      <h3>{name}</h3>
      <p>
        向<strong>{way.where}</strong>
        {way.or === null ? '' : `（也可以向${way.or}）`}
        {name.includes('复议') ? '申请' : '起诉'}
      </p>
      <p class="last-day">
        {way.lastDay === null ? `收到复议决定书之日起${way.period}内` : <LastDay day={way.lastDay} />}
      </p>
      <p class="law">{way.article}</p>
    </>
  );
}

function LastDay({ day }: { day: RolledDay }) {
  return (
    <>
      最后一天：<strong>{dayWords(day.day)}</strong>
      {day.day === day.raw ? '' : `（${dayWords(day.raw)}是休息日，顺延）`}
      {day.provisional ? '（暂定，等放假通知）' : ''}
    </>
  );
}
