/** The rules that a result rests on, in plain Chinese, each with its article. */
import type { Calendar } from '../../calendar/calendar.ts';
import { dayWords } from '../../days/day-words.ts';
import { lengthWords } from '../../request-rules/deadline.ts';
import type { ClockResult } from '../clock.ts';
import { type CaseState, lastOf } from './case-state.ts';
import { articleOf, lastDayFromReceipt } from './judge-event.ts';
import { deadlineFor, type PreparedRules } from './law-of-case.ts';

/** In the order in which they come into the count. */
export function basisOf(rules: PreparedRules, calendar: Calendar, state: CaseState): ClockResult['basis'] {
  const { track, lawDay, receivedOn } = state;
  const basis: { rule: string; article: string; words: string }[] = [];
  const answer = deadlineFor(rules, rules.answer.id, lawDay, receivedOn)!;
  basis.push({
    rule: answer.id,
    article: answer.article,
    words: `${answer.name}${lengthWords(answer)}，${dayWords(receivedOn)}收到，从第二天起算。`,
  });
  if (track.by !== rules.start)
    basis.push({
      rule: track.by.id,
      article: articleOf(rules, state, track.by, track.anchor),
      words: `${dayWords(track.anchor)}${track.by.name}，从第二天起重新计算。`,
    });
  if (state.noticeLate) basis.push(...lateNotice(rules, calendar, state));
  for (const { by, sent, ended, excludes, settled, closesItself } of state.pauses) {
    if (!excludes || (ended !== null && ended <= track.anchor)) continue;
    const until = ended === null ? '还没有结束' : `${dayWords(ended)}结束`;
    const silent = ended !== null && closesItself && !settled ? '，对方没有在期限内答复' : '';
    basis.push({
      rule: by.id,
      article: articleOf(rules, state, by, sent),
      words: `${by.name}：${dayWords(sent)}发出，${until}${silent}，其间的工作日不计入。`,
    });
  }
  if (track.stop !== null) {
    const { by, on, lastDay } = track.stop;
    basis.push({
      rule: by.id,
      article: articleOf(rules, state, by, on),
      words: `${dayWords(on)}${by.name}，期限到${dayWords(lastDay)}，其间停止计算。`,
    });
  }
  if (state.extension > 0) {
    const by = rules.lifecycle.events.find(({ effect }) => effect === 'extend')!;
    const on = lastOf(state.happened, by.id)?.on ?? track.anchor;
    basis.push({
      rule: by.id,
      article: articleOf(rules, state, by, on),
      words: `${dayWords(on)}告知延长${state.extension}个工作日。`,
    });
  }
  if (track.fixed !== null)
    basis.push({
      rule: track.fixed.by.id,
      article: track.fixed.by.article,
      words: `已告知延迟到${dayWords(track.fixed.day)}答复。`,
    });
  basis.push({
    rule: 'calendar',
    article: '《全国年节及纪念日放假办法》',
    words: `周末、放假和调休上班按国务院办公厅的通知计算，日历版本${calendar.version}。`,
  });
  return basis;
}

function lateNotice(rules: PreparedRules, calendar: Calendar, state: CaseState): ClockResult['basis'] {
  return rules.lifecycle.events
    .filter(
      ({ breach, asks, id }) =>
        breach === 'late' && asks === 'correction' && lastOf(state.happened, id) !== undefined,
    )
    .flatMap((event) =>
      event.within.map((id) => ({
        rule: id,
        article: articleOf(rules, state, event, state.receivedOn),
        words: `“${event.name}”最迟应在${dayWords(lastDayFromReceipt(rules, calendar, state, id) ?? state.receivedOn)}作出，实际晚了：按不重新计算的期限办理，最为稳妥。`,
      })),
    );
}
