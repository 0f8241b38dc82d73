/** What the answer clock says, for programs and for people at a terminal. */
import { dayWords } from '../domain/days/day-words.ts';
import type { Lifecycle } from '../domain/request-rules/lifecycle.ts';
import type { ClockResult } from '../domain/requests/clock.ts';
import type { ClockAnswer } from '../usecases/requests/clock-cases.ts';
import type { Paint } from './terminal.ts';
import { textTable } from './text-table.ts';

/** An answer as it is printed with --json. */
export function clockJson(answer: ClockAnswer): Record<string, unknown> {
  if ('problem' in answer) return { id: answer.id, error: answer.problem };
  const { result, ignored } = answer;
  const {
    state,
    due,
    provisional,
    dueBeforeExtension,
    remaining,
    excludedWorkdays,
    overdue,
    explanation,
    ...more
  } = result;
  return {
    id: answer.id,
    state,
    due,
    provisional,
    dueBeforeExtension,
    remaining,
    excludedWorkdays,
    overdue,
    explanation: explanation.map(({ facts, ...day }) => ({
      ...day,
      works: facts.works,
      notice: facts.source,
      holiday: facts.name,
      provisional: facts.provisional,
    })),
    ...more,
    ...(ignored.length > 0 ? { ignored } : {}),
  };
}

/** An answer as a headline, its grounds and a table of days. */
export function clockView(answer: ClockAnswer, { states }: Lifecycle, paint: Paint): string {
  if ('problem' in answer) return `${paint.bold(answer.id)}  ${paint.red(answer.problem.message)}\n\n`;
  const { result } = answer;
  const name = states.find(({ id }) => id === result.state)?.name ?? result.state;
  const due = dueWords(result);
  const lines = [
    `${paint.bold(answer.id)}  ${name}  ${result.overdue ? paint.red(due) : due}`,
    ...result.basis.map(({ words, article }) => `  ${words}${paint.dim(`（${article}）`)}`),
    ...result.voided.map(
      ({ event, on, message, article }) =>
        `  ${paint.yellow(`${on} ${event} 不起作用：${message}`)}${paint.dim(`（${article}）`)}`,
    ),
    ...answer.ignored.map((key) => `  ${paint.yellow(`不认识 ${key}，没有采用。`)}`),
  ];
  const days = textTable(
    [
      { heading: '日期', align: 'left' },
      { heading: '第几天', align: 'right' },
      { heading: '说明', align: 'left' },
    ],
    result.explanation.map(({ day, number, why }) => [day, number === null ? '' : String(number), why]),
  );
  const table = result.explanation.length === 0 ? [] : days.map((line) => `  ${line}`);
  return `${[...lines, ...table].join('\n')}\n\n`;
}

function dueWords(result: ClockResult): string {
  const { due, provisional, remaining, worstCase, finishedOn, onTime, nominalDue } = result;
  const unsure = provisional ? '（暂定：这一年的放假通知还没有公布）' : '';
  if (finishedOn !== null) {
    if (onTime === null) return `${dayWords(finishedOn)}结束，没有答复`;
    const judged = onTime ? '按时' : '逾期';
    return `${dayWords(finishedOn)}答复，${judged}${due === null ? '' : `（期限${dayWords(due)}）`}`;
  }
  if (due !== null) {
    const left = remaining ?? 0;
    const other = nominalDue === null ? '' : `；若认可重新计算，期限${dayWords(nominalDue)}`;
    const when = left < 0 ? `已逾期${-left}个工作日` : `还剩${left}个工作日`;
    return `期限${dayWords(due)}${unsure}，${when}${other}`;
  }
  const latest = worstCase === null ? '' : `，对方用足时间则期限为${dayWords(worstCase)}${unsure}`;
  return `停止计算，还剩${remaining ?? 0}个工作日${latest}`;
}
