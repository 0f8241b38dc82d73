/** Day by day from the anchor to the last day: counted, no working day, in a consultation, or waiting. */
import type { Calendar, DayFacts } from '../../calendar/calendar.ts';
import { dayNumber, dayText } from '../../calendar/day-number.ts';
import { dayWords } from '../../days/day-words.ts';
import type { ExplainedDay } from '../clock.ts';
import type { CaseState, Pause } from './case-state.ts';

/** Days explained at most: ten years. */
const longest = 3660;

/**
 * @param base working days of the period without extension
 * @param due last day; null: up to `until`
 */
export function explain(
  calendar: Calendar,
  state: CaseState,
  base: number,
  due: string | null,
  until: string,
): readonly ExplainedDay[] {
  const { track, extension } = state;
  const total = base + extension;
  const days: ExplainedDay[] = [];
  const first = dayNumber(track.anchor);
  const last = Math.min(dayNumber(due ?? until), first + longest);
  let number = 0;
  for (let day = first; day <= last; day++) {
    const text = dayText(day);
    const facts = calendar.facts(text);
    const isDue = text === due;
    const put = (kind: ExplainedDay['kind'], why: string, counted: number | null = null) =>
      void days.push({
        day: text,
        kind,
        number: counted,
        why: isDue ? `${why}${dueWords(state)}` : why,
        facts,
        extended: counted !== null && counted > base,
        due: isDue,
      });
    const pause = state.pauses.find((each) => covers(each, text, until));
    const stop = track.stop;
    if (day === first) put('anchor', `${dayWords(text)}${track.by.name}，当天不计入，从第二天起算。`);
    else if (!facts.works) put('off', offWords(facts));
    else if (stop !== null && text > stop.on)
      put('stopped', `${stop.by.name}后停止计算，等对方在${dayWords(stop.lastDay)}前办理。`);
    else if (number >= total) put('stopped', '法定的天数已经数完，按告知的延迟答复日期办理。');
    else if (pause !== undefined) put('excluded', pauseWords(pause));
    else {
      number += 1;
      const extended = number > base ? `，是延长的第${number - base}天` : '';
      put('counted', `${workWords(facts)}，计入，第${number}个工作日${extended}。`, number);
    }
  }
  return days;
}

function covers({ sent, ended, excludes }: Pause, day: string, until: string): boolean {
  return excludes && day > sent && day <= (ended ?? (until > day ? until : day));
}

function offWords({ kind, name, source, provisional }: DayFacts): string {
  if (kind === 'holiday') return `${name}放假（${source}），不计入。`;
  return provisional ? '周末，不计入（这一年的放假通知还没有公布，暂按周末计算）。' : '周末，不计入。';
}

function workWords({ kind, name, source, provisional }: DayFacts): string {
  if (kind === 'make-up') return `周末，但为${name}调休上班（${source}）`;
  return provisional ? '工作日（这一年的放假通知还没有公布，暂定）' : '工作日';
}

function pauseWords({ by, sent, ended }: Pause): string {
  const span =
    ended === null ? `${dayWords(sent)}发出，尚未结束` : `${dayWords(sent)}发出，${dayWords(ended)}结束`;
  return `${by.name}期间（${span}），不计入（${by.article}）。`;
}

function dueWords({ track }: CaseState): string {
  return track.fixed === null ? '期限到这一天为止。' : '告知的延迟答复日期是这一天。';
}
