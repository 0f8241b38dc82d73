/** The guards of the law book's events: what has no effect, and what people are told. */
import { describe, expect, it } from 'vitest';
import type { ClockEvent } from '../../src/domain/requests/clock.ts';
import { runClock } from '../../src/domain/requests/run-clock.ts';
import { calendar, rules } from './clock-rules.ts';

/** An event in short: `on name field=value …`. */
function told(line: string): ClockEvent {
  const [on, event, ...fields] = line.split(' ') as [string, string, ...string[]];
  const more = fields.map((field) => {
    const [name, value] = field.split('=') as [string, string];
    const typed =
      value === 'true' || value === 'false' ? value === 'true' : /^\d+$/.test(value) ? Number(value) : value;
    return [name, typed] as const;
  });
  return { on, event, ...Object.fromEntries(more) };
}

const run = (today: string, ...lines: readonly string[]) =>
  runClock(rules, calendar, { today, events: lines.map(told) }, { explain: false });

describe('an event without effect says why, with its article', () => {
  it.each([
    [
      'early of all',
      ['2024-02-29 EXTENDED workdays=5'],
      'before-receipt',
      '2024年3月4日',
      '第三十三条第二款',
    ],
    ['no day at all', ['2024-02-30 EXTENDED workdays=5'], 'no-day', '2024-02-30', '第三十三条第二款'],
    ['no such event', ['2024-03-05 EXTEND workdays=5'], 'unknown-event', 'EXTEND', ''],
    [
      'an extension a day late',
      ['2024-04-02 EXTENDED workdays=20'],
      'late',
      '2024年4月1日',
      '第三十三条第二款',
    ],
    ['an extension too long', ['2024-03-11 EXTENDED workdays=21'], 'field', '20个工作日', '第三十三条第二款'],
    ['an extension of no length', ['2024-03-11 EXTENDED'], 'field', '20个工作日', '第三十三条第二款'],
    [
      'a second extension',
      ['2024-03-11 EXTENDED workdays=5', '2024-03-12 EXTENDED workdays=5'],
      'once',
      '2024年3月11日',
      '第三十三条第二款',
    ],
    ['a fee notice after the last day', ['2024-04-02 FEE_NOTICED'], 'late', '2024年4月1日', '第六条'],
    ['a delay told too late', ['2024-04-02 DELAY_35 until=2024-06-28'], 'late', '2024年4月1日', '第三十五条'],
    ['a delay that is none', ['2024-03-11 DELAY_35 until=2024-03-29'], 'field', '2024年4月1日', '第三十五条'],
    ['a delay without a day', ['2024-03-11 DELAY_35'], 'field', '晚于告知之日', '第三十五条'],
    [
      'a correction after its period',
      ['2024-03-06 SUPPLEMENT_NOTICED periodWorkdays=5', '2024-03-14 SUPPLEMENT_RECEIVED'],
      'late',
      '2024年3月13日',
      '第三十条',
    ],
    [
      'giving up on the last day',
      ['2024-03-06 SUPPLEMENT_NOTICED periodWorkdays=5', '2024-03-13 SUPPLEMENT_LAPSED'],
      'early',
      '2024年3月14日',
      '第三十条',
    ],
    [
      'a payment after its period, with whatever excuse',
      ['2024-03-06 FEE_NOTICED', '2024-04-08 FEE_PAID accepted=true'],
      'late',
      '2024年4月7日',
      '第六条',
    ],
    [
      'a consultation begun twice',
      ['2024-03-06 CONSULT_TP_SENT consultation=a', '2024-03-07 CONSULT_TP_SENT consultation=a'],
      'already-open',
      '尚未结束',
      '第三十二条',
    ],
    [
      'a letter received before it was sent',
      ['2024-03-06 CONSULT_TP_SENT receivedOn=2024-03-05'],
      'field',
      '收到',
      '第三十二条',
    ],
    ['the end of nothing', ['2024-03-06 CONSULT_TP_ENDED'], 'nothing-open', '没有正在进行的', '第三十二条'],
  ])('%s', (_what, lines, code, words, article) => {
    const clock = run('2024-03-04', '2024-03-04 RECEIVED', ...lines);
    const last = lines.at(-1)!.split(' ');
    expect(clock.voided).toHaveLength(1);
    expect(clock.voided[0]).toMatchObject({ on: last[0], event: last[1], code });
    expect(clock.voided[0]!.message).toContain(words);
    expect(clock.voided[0]!.article).toContain(article);
  });

  it('names the articles of the old law to old requests', () => {
    const clock = run('2018-10-31', '2018-09-10 RECEIVED', '2018-10-09 EXTENDED workdays=15');
    expect(clock.voided).toMatchObject([{ code: 'late', article: '《条例》（2008年）第二十四条第二款' }]);
    expect(clock.basis[0]).toMatchObject({
      rule: 'answer-request',
      article: '《条例》（2008年）第二十四条第二款',
    });
  });

  it('knows no delay for many requests and no fee under the old law', () => {
    const clock = run(
      '2018-09-30',
      '2018-09-10 RECEIVED',
      '2018-09-12 DELAY_35 until=2018-12-28',
      '2018-09-13 FEE_NOTICED',
    );
    expect(clock.voided.map(({ event, code }) => [event, code])).toEqual([
      ['DELAY_35', 'not-in-force'],
      ['FEE_NOTICED', 'not-in-force'],
    ]);
  });
});

describe('waiting for the applicant', () => {
  it('stops the count on the day of the notice, even on the last one', () => {
    const clock = run('2024-04-20', '2024-03-04 RECEIVED', '2024-04-01 FEE_NOTICED');
    expect(clock).toMatchObject({
      state: 'AWAIT_FEE',
      due: null,
      remaining: 0,
      overdue: false,
      payBy: '2024-05-06',
    });
    expect(clock.lapseFrom).toBe('2024-05-07');
    expect(clock.worstCase).toBe(calendar.addWorkdays('2024-05-06', 20).day);
  });

  it('takes a late correction whose reason was accepted', () => {
    const lines = ['2024-03-04 RECEIVED', '2024-03-06 SUPPLEMENT_NOTICED periodWorkdays=5'];
    const clock = run('2024-04-20', ...lines, '2024-03-20 SUPPLEMENT_RECEIVED accepted=true');
    expect(clock).toMatchObject({
      anchor: '2024-03-20',
      due: calendar.addWorkdays('2024-03-20', 20).day,
      voided: [],
    });
  });

  it('keeps an extension over a correction and counts its last day anew', () => {
    const clock = run(
      '2024-03-20',
      '2024-03-04 RECEIVED',
      '2024-03-05 EXTENDED workdays=10',
      '2024-03-06 SUPPLEMENT_NOTICED',
      '2024-03-20 SUPPLEMENT_RECEIVED',
    );
    expect(clock).toMatchObject({
      extension: 10,
      dueBeforeExtension: calendar.addWorkdays('2024-03-20', 20).day,
      due: calendar.addWorkdays('2024-03-20', 30).day,
    });
  });

  it('does not stop the count under the old law, which had no new start', () => {
    const lines = ['2018-09-10 RECEIVED', '2018-09-12 SUPPLEMENT_NOTICED', '2018-09-20 SUPPLEMENT_RECEIVED'];
    expect(run('2018-09-20', ...lines.slice(0, 2))).toMatchObject({
      state: 'AWAIT_SUPPLEMENT',
      due: '2018-09-30',
    });
    expect(run('2018-09-20', ...lines)).toMatchObject({
      state: 'REGISTERED',
      due: '2018-09-30',
      riskDue: null,
    });
  });
});

describe('a notice that came too late (L-30.4)', () => {
  const lines = ['2023-05-04 RECEIVED', '2023-05-16 SUPPLEMENT_NOTICED'];

  it('leaves the earlier day to bind while the correction is awaited', () => {
    const clock = run('2023-06-01', ...lines);
    expect(clock).toMatchObject({
      state: 'AWAIT_SUPPLEMENT',
      due: '2023-05-31',
      riskDue: '2023-05-31',
      nominalDue: null,
    });
    expect(clock).toMatchObject({
      overdue: true,
      supplementNoticeBy: '2023-05-12',
      supplementNoticeLate: true,
    });
    expect(clock.basis.map(({ rule }) => rule)).toContain('supplement-notice');
  });

  it('is forgotten once a fee was paid: then there is one count again', () => {
    const clock = run(
      '2023-06-20',
      ...lines,
      '2023-05-22 SUPPLEMENT_RECEIVED',
      '2023-05-30 FEE_NOTICED',
      '2023-06-12 FEE_PAID',
    );
    expect(clock).toMatchObject({
      anchor: '2023-06-12',
      riskDue: null,
      nominalDue: null,
      supplementNoticeLate: true,
    });
    expect(clock.due).toBe(calendar.addWorkdays('2023-06-12', 20).day);
  });
});

describe('consultations', () => {
  it('stay open while nobody knows when the letter came', () => {
    const clock = run('2024-12-01', '2024-09-02 RECEIVED', '2024-09-09 CONSULT_TP_SENT');
    expect(clock).toMatchObject({ state: 'CONSULTING', due: null, remaining: 15, overdue: false });
    expect(clock.consultations).toEqual([{ id: 'CONSULT_TP_SENT', lastDay: '2024-09-30' }]);
  });

  it('of a third party end by silence; a reply after that moves nothing and is no mistake', () => {
    const lines = ['2024-09-02 RECEIVED', '2024-09-09 CONSULT_TP_SENT receivedOn=2024-09-10'];
    expect(run('2024-10-08', ...lines)).toMatchObject({
      state: 'CONSULTING',
      due: null,
      worstCase: '2024-10-28',
    });
    expect(run('2024-10-09', ...lines)).toMatchObject({ state: 'REGISTERED', due: '2024-10-28' });
    const clock = run('2024-10-20', ...lines, '2024-10-18 CONSULT_TP_ENDED');
    expect(clock).toMatchObject({ state: 'REGISTERED', due: '2024-10-28', excludedWorkdays: 16, voided: [] });
  });

  it('of another agency last until it answers, however late', () => {
    const lines = ['2024-09-02 RECEIVED', '2024-09-09 CONSULT_AGENCY_SENT receivedOn=2024-09-10'];
    expect(run('2024-10-20', ...lines)).toMatchObject({ state: 'CONSULTING', due: null });
    expect(run('2024-10-20', ...lines, '2024-10-18 CONSULT_AGENCY_ENDED').due).toBe('2024-11-08');
  });

  it('begun on the last day or later do not move it', () => {
    const lines = ['2024-03-04 RECEIVED', '2024-04-01 CONSULT_TP_SENT'];
    expect(run('2024-04-10', ...lines)).toMatchObject({
      due: '2024-04-01',
      overdue: true,
      excludedWorkdays: 0,
    });
  });
});

describe('the answer', () => {
  it('is judged by the first service; a second one changes nothing', () => {
    const clock = run('2024-05-01', '2024-03-04 RECEIVED', '2024-04-01 POSTED', '2024-04-12 SERVED');
    expect(clock).toMatchObject({
      state: 'ANSWERED',
      finishedOn: '2024-04-01',
      onTime: true,
      overdue: false,
    });
    expect(clock).toMatchObject({ due: '2024-04-01', remaining: null, voided: [] });
  });

  it('on the day after the last one is late, and stays so', () => {
    const clock = run('2025-01-01', '2024-03-04 RECEIVED', '2024-03-29 DECIDED', '2024-04-02 SERVED');
    expect(clock).toMatchObject({ onTime: false, overdue: false, due: '2024-04-01' });
  });

  it('of a request that was never received does not exist', () => {
    const clock = run('2024-03-04', '2024-03-04 SERVED');
    expect(clock).toMatchObject({ state: '', due: null, anchor: null, allowed: ['RECEIVED'] });
    expect(clock.voided).toMatchObject([{ code: 'before-receipt' }]);
  });
});
