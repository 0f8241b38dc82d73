/** Runs the answer clock over cases from a file: nothing is kept, no database is needed. */
import type { Calendar, CalendarNotice } from '../../domain/calendar/calendar.ts';
import { createCalendar } from '../../domain/calendar/create-calendar.ts';
import { isDay } from '../../domain/days/county-day.ts';
import type { Deadline } from '../../domain/request-rules/deadline.ts';
import type { Lifecycle } from '../../domain/request-rules/lifecycle.ts';
import { lawNames, prepare } from '../../domain/requests/clock/law-of-case.ts';
import type { ClockEvent, ClockResult } from '../../domain/requests/clock.ts';
import { runClock } from '../../domain/requests/run-clock.ts';

/** What the clock goes by. */
export interface ClockRuleset {
  readonly notices: readonly CalendarNotice[];
  readonly deadlines: readonly Deadline[];
  readonly lifecycle: Lifecycle;
}

/** Reads and checks the rules of the clock; every problem at once, each as `file:line: what is wrong`. */
export type LoadClockRules = () => Promise<
  | { readonly ok: true; readonly rules: ClockRuleset }
  | { readonly ok: false; readonly problems: readonly string[] }
>;

export interface CaseProblem {
  readonly code:
    | 'case-invalid'
    | 'day-invalid'
    | 'event-unknown'
    | 'law-unknown'
    | 'field-invalid'
    | 'not-received';
  /** zh-CN */
  readonly message: string;
}

export type ClockAnswer =
  | { readonly id: string; readonly result: ClockResult; readonly ignored: readonly string[] }
  | { readonly id: string; readonly problem: CaseProblem };

/** Names under which a field of an event may come; the first is ours. */
const fieldNames = {
  workdays: ['workdays', 'days'],
  periodWorkdays: ['periodWorkdays', 'period'],
  until: ['until', 'fixedDate'],
  consultation: ['consultation', 'consultationId'],
  receivedOn: ['receivedOn', 'received', 'deliveredOn', 'noticeReceived', 'thirdPartyReceived'],
  silenceEnds: ['silenceEnds'],
  accepted: ['accepted', 'reasonAccepted'],
} as const satisfies Readonly<Record<keyof Omit<ClockEvent, 'event' | 'on'>, readonly string[]>>;

const fieldTypes = {
  workdays: 'number',
  periodWorkdays: 'number',
  until: 'day',
  consultation: 'text',
  receivedOn: 'day',
  silenceEnds: 'boolean',
  accepted: 'boolean',
} as const;

const typeWords = { number: '正整数', day: 'YYYY-MM-DD 形式的日期', text: '文字', boolean: 'true 或 false' };

class Unusable extends Error {
  readonly problem: CaseProblem;
  constructor(code: CaseProblem['code'], message: string) {
    super(message);
    this.problem = { code, message };
  }
}

/**
 * Runs every case. What cannot be understood gives a problem in its place, the others are computed.
 * @param cases parsed JSON of one file
 * @param today for cases that name no day, `YYYY-MM-DD`
 * @returns null when the file does not hold a list
 */
export function runClockCases(
  ruleset: ClockRuleset,
  cases: unknown,
  today: string,
): readonly ClockAnswer[] | null {
  if (!Array.isArray(cases)) return null;
  const calendar = createCalendar(ruleset.notices);
  return cases.map((each: unknown, at) => {
    const id =
      isRecord(each) && ['string', 'number'].includes(typeof each.id) ? String(each.id) : `#${at + 1}`;
    try {
      return answer(ruleset, calendar, id, each, today);
    } catch (error) {
      if (error instanceof Unusable) return { id, problem: error.problem };
      throw error;
    }
  });
}

function answer(
  ruleset: ClockRuleset,
  calendar: Calendar,
  id: string,
  each: unknown,
  today: string,
): ClockAnswer {
  if (!isRecord(each)) throw new Unusable('case-invalid', '每个案例应是一个对象。');
  const rules = prepare(ruleset);
  const given = each.today ?? today;
  if (typeof given !== 'string' || !isDay(given))
    throw new Unusable('day-invalid', `today 应是${typeWords.day}，现在是 ${shown(given)}。`);
  const law = each.law === undefined || each.law === null ? undefined : String(each.law).replace(/^REG/i, '');
  if (law !== undefined && !lawNames(rules).includes(law))
    throw new Unusable(
      'law-unknown',
      `law 只能是 ${lawNames(rules).join('、')}，现在是 ${shown(each.law)}。`,
    );
  if (!Array.isArray(each.events)) throw new Unusable('case-invalid', 'events 应是事件的列表。');
  const ignored = new Set(
    Object.keys(each).filter((key) => !['id', 'law', 'channel', 'today', 'events'].includes(key)),
  );
  const events = each.events.map((event: unknown, at) => eventOf(event, at, ignored));
  for (const { event } of events)
    if (!rules.eventOf.has(event))
      throw new Unusable(
        'event-unknown',
        `没有 ${event} 这个事件；可用的事件：${[...rules.eventOf.keys()].join('、')}。`,
      );
  if (!events.some(({ event }) => event === rules.start.id))
    throw new Unusable('not-received', `没有 ${rules.start.id}（${rules.start.name}），无法计算期限。`);
  const result = runClock(
    ruleset,
    calendar,
    { ...(law === undefined ? {} : { law }), today: given, events },
    { explain: true },
  );
  return { id, result, ignored: [...ignored] };
}

function eventOf(told: unknown, at: number, ignored: Set<string>): ClockEvent {
  const place = `第${at + 1}个事件`;
  if (!isRecord(told) || typeof told.event !== 'string')
    throw new Unusable('case-invalid', `${place}应是有 event 和 on 的对象。`);
  const { event, on } = told;
  if (typeof on !== 'string' || !isDay(on))
    throw new Unusable('day-invalid', `${place} ${event} 的 on 应是${typeWords.day}，现在是 ${shown(on)}。`);
  const fields: Record<string, unknown> = {};
  const known = new Set<string>(['event', 'on']);
  for (const [field, names] of Object.entries(fieldNames)) {
    const name = names.find((each) => told[each] !== undefined && told[each] !== null);
    for (const each of names) known.add(each);
    if (name === undefined) continue;
    const type = fieldTypes[field as keyof typeof fieldTypes];
    if (!fits(told[name], type))
      throw new Unusable(
        'field-invalid',
        `${place} ${event} 的 ${name} 应是${typeWords[type]}，现在是 ${shown(told[name])}。`,
      );
    fields[field] = told[name];
  }
  for (const key of Object.keys(told)) if (!known.has(key)) ignored.add(`events.${key}`);
  return { event, on, ...fields };
}

function fits(value: unknown, type: keyof typeof typeWords): boolean {
  if (type === 'number') return typeof value === 'number' && Number.isInteger(value) && value > 0;
  if (type === 'day') return typeof value === 'string' && isDay(value);
  return type === 'text' ? typeof value === 'string' : typeof value === 'boolean';
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => (JSON.stringify(value) ?? '空').slice(0, 60);
