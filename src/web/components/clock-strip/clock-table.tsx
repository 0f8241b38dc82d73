/** The table behind the strip: every day, whether it counts, and why. */
import { dayWords } from '../../../domain/days/day-words.ts';
import type { ClockResult, ExplainedDay } from '../../../domain/requests/clock.ts';
import { RecordTable } from '../record-table/record-table.tsx';

const kindWords: Readonly<Record<ExplainedDay['kind'], string>> = {
  anchor: '起算日，不计',
  counted: '计入',
  off: '不是工作日',
  excluded: '不计入',
  stopped: '停止计时',
};

/** @param label what it is a table of, for the screen reader */
export function ClockTable({ clock, label = '期限逐日说明' }: { clock: ClockResult; label?: string }) {
  return (
    <RecordTable
      label={label}
      heads={['日期', '怎样计算', { number: '第几个工作日' }, '为什么']}
      rows={clock.explanation.map((each) => [
        <time dateTime={each.day}>{dayWords(each.day)}</time>,
        <>
          {kindWords[each.kind]}
          {each.extended ? '（延长期内）' : ''}
          {each.due ? <strong> 到期日</strong> : null}
        </>,
        each.number === null ? null : String(each.number),
        <>
          {each.why}
          {each.facts.source === '' ? null : <small>{each.facts.source}</small>}
          {each.facts.provisional ? <small>当年放假通知未发布，暂按周一至周五计</small> : null}
        </>,
      ])}
    />
  );
}
