/** The working calendar, the newest year first; the years of the past are folded away. */
import type { CalendarNotice } from '../../../domain/calendar/calendar.ts';
import type { CalendarOverview, CalendarYear } from '../../../usecases/calendar/show-calendar.ts';
import { Notice } from '../../components/notice/notice.tsx';
import { RecordTable } from '../../components/record-table/record-table.tsx';
import { dayWords } from '../../local-time.ts';
import { section } from './section.ts';

export function CalendarView({ overview }: { readonly overview: CalendarOverview }) {
  const { years, next, today, publishedUntil, mayEnter } = overview;
  const recent = years.filter(({ year }) => year >= Number(today.slice(0, 4)) - 1);
  const past = years.filter((each) => !recent.includes(each));
  return (
    <div class="wrap page calendar">
      <div class="bench-top">
        <h1 class="title">工作日历</h1>
        {mayEnter ? (
          <div class="buttons">
            <a class="btn" href={`${section}/new`}>
              录入放假通知
            </a>
          </div>
        ) : null}
      </div>
      <p class="lead quiet">
        答复期限按工作日计算。哪天放假、哪天补班，以国务院的通知和本地的安排为准。
        <span class="law">《条例》第三十三条、《全国年节及纪念日放假办法》</span>
      </p>
      <Notice tone="info" title={`已录入到 ${dayWords(publishedUntil)}`}>
        <p>
          {next} 年的放假安排一般在上一年第四季度公布。没有录入以前，跨到 {next} 年的期限按周一至周五推算，
          标为“暂定”；录入以后自动重新计算，并告知经办人。
          {mayEnter ? '' : '录入由政务公开股办理。'}
        </p>
      </Notice>
      {recent.map((year) => (
        <Year year={year} />
      ))}
      {past.length === 0 ? null : (
        <details class="more">
          <summary>
            看 {past.at(-1)!.year}—{past[0]!.year} 年
          </summary>
          {past.map((year) => (
            <Year year={year} />
          ))}
        </details>
      )}
    </div>
  );
}

function Year({ year: { year, notices, workdays } }: { readonly year: CalendarYear }) {
  return (
    <section class="panel" aria-labelledby={`year-${year}`}>
      <h2 id={`year-${year}`}>
        {year} 年 <small>{workdays} 个工作日</small>
      </h2>
      {notices.map((notice) => (
        <>
          <p>
            {notice.noticeId === null ? (
              notice.source
            ) : (
              <a href={`${section}/${notice.noticeId}`}>{notice.source}</a>
            )}
            ，{dayWords(notice.issued)}
            {notice.scope === 'local' ? <span class="tag info">本地安排</span> : null}
          </p>
          <NoticeDays notice={notice} />
        </>
      ))}
    </section>
  );
}

/** Days off and make-up days of a notice, by holiday. */
export function NoticeDays({ notice }: { readonly notice: CalendarNotice }) {
  const names = [...new Set([...notice.off, ...notice.work].map(({ name }) => name))];
  return (
    <RecordTable
      label={`${notice.source}的放假和补班日期`}
      heads={['节日', '放假', '补班（上班）']}
      rows={names.map((name) => [
        name,
        notice.off
          .filter((each) => each.name === name)
          .map(({ from, until }) =>
            from === until ? dayWords(from) : `${dayWords(from)}至${shortDay(until, from)}`,
          )
          .join('；') || '无',
        notice.work
          .filter((each) => each.name === name)
          .map(({ day }) => dayWords(day))
          .join('、') || '无',
      ])}
    />
  );
}

/** Without the year where it is that of the other day. */
const shortDay = (day: string, other: string): string =>
  day.slice(0, 4) === other.slice(0, 4) ? dayWords(day).slice(5) : dayWords(day);
