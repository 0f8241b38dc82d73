/** The statutory period as a picture: every day of it, what is left, and why. Source: law book §7; 条例第三十三条. */
import type { ClockResult } from '../../../domain/requests/clock.ts';
import { ClockTable } from './clock-table.tsx';
import { type ClockWeek, cellNames, clockWeeks, kindsIn } from './clock-weeks.ts';
import { clockHeadline } from './clock-words.ts';

export interface ClockStripProps {
  /** With its explanation. */
  readonly clock: ClockResult;
  /** The day that the clock was asked on, `YYYY-MM-DD`. */
  readonly today: string;
  /** Page with the days one by one; null: they are in a table that opens below the strip. */
  readonly explainHref: string | null;
  /** Of its heading, where a page has several. */
  readonly id?: string;
}

/** The figure is the largest thing; the strip is a picture, its text and table say the same. */
export function ClockStrip({ clock, today, explainHref, id = 'clock-strip' }: ClockStripProps) {
  const head = clockHeadline(clock);
  const weeks = clockWeeks(clock, today);
  return (
    <div class={`clock-strip ${head.tone}`}>
      <h2 id={id} class="hidden">
        法定期限
      </h2>
      <div class="clock-left">
        <p>
          <b>{head.figure}</b>
          <span class="clock-sign">{head.sign}</span>
        </p>
        <p>
          {head.words}
          <strong>{head.day}</strong>
        </p>
      </div>
      {weeks.length === 0 ? null : (
        <div class="clock-picture">
          <Weeks weeks={weeks} />
          <Legend weeks={weeks} />
        </div>
      )}
      <div class="clock-law">
        <Basis clock={clock} />
        {explainHref === null ? null : <a href={explainHref}>逐日说明</a>}
        {explainHref === null && clock.explanation.length > 0 ? (
          <details>
            <summary>逐日说明</summary>
            <ClockTable clock={clock} />
          </details>
        ) : null}
      </div>
    </div>
  );
}

function Weeks({ weeks }: { weeks: readonly ClockWeek[] }) {
  return (
    <div class="clock-weeks" aria-hidden="true">
      {weeks.map(({ month, cells }) => (
        <span class="clock-week">
          <span class="clock-month">{month}</span>
          {cells.map((cell) => {
            const marks = `${cell.extended ? ' extended' : ''}${cell.due ? ' due' : ''}${cell.today ? ' today' : ''}`;
            return (
              <span class={`clock-day ${cell.kind}${marks}`} title={cell.title}>
                {Number(cell.day.slice(8))}
              </span>
            );
          })}
        </span>
      ))}
    </div>
  );
}

function Legend({ weeks }: { weeks: readonly ClockWeek[] }) {
  const all = weeks.flatMap(({ cells }) => cells);
  return (
    <ul class="clock-legend" aria-label="图例">
      {kindsIn(weeks).map((kind) => (
        <li>
          <span class={`clock-day ${kind}`} aria-hidden="true" />
          {cellNames[kind]} {all.filter((cell) => cell.kind === kind).length} 天
        </li>
      ))}
      {all.some(({ extended }) => extended) ? (
        <li>
          <span class="clock-day coming extended" aria-hidden="true" />
          延长的期限
        </li>
      ) : null}
      {all.some(({ due }) => due) ? (
        <li>
          <span class="clock-day due" aria-hidden="true" />
          到期日
        </li>
      ) : null}
      {all.some((cell) => cell.today) ? (
        <li>
          <span class="clock-day off today" aria-hidden="true" />
          今天
        </li>
      ) : null}
    </ul>
  );
}

/** Without the full stop, and without the version of the calendar, which the explanation page keeps. */
const plain = (words: string): string => words.replace(/，日历版本\w+/, '').replace(/。$/, '');

/** Rules used, the holiday notices they were counted by, and what did not take effect. */
function Basis({ clock }: { clock: ClockResult }) {
  const sources = [
    ...new Set(clock.explanation.flatMap(({ facts }) => (facts.source === '' ? [] : [facts.source]))),
  ];
  const reasons = clock.basis.map(({ words, article }) => `${plain(words)}（${article}）`);
  return (
    <>
      <p class="law">
        {reasons.join('；')}
        {clock.excludedWorkdays > 0 ? `；其间 ${clock.excludedWorkdays} 个工作日不计入` : ''}
        {sources.length === 0 ? '' : `；放假、调休按${sources.join('、')}计算`}
        {clock.provisional ? '；有的年份还没有放假通知，日期暂定，通知发布后自动重算' : ''}。
      </p>
      {clock.riskDue === null ? null : (
        <p class="law clock-risk">
          补正通知晚于法定的 7 个工作日：期限能否重新起算有争议，稳妥的到期日是 {clock.riskDue}。
        </p>
      )}
      {clock.voided.map(({ message, article }) => (
        <p class="law clock-risk">
          {message}（{article}）
        </p>
      ))}
    </>
  );
}
