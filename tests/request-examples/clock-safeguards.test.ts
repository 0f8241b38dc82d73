/** Safeguards of receipt, clock and service (law book §8.1) on the project's own rules. */
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/domain/calendar/create-calendar.ts';
import { deadlineAt, lastDayOf } from '../../src/domain/request-rules/deadline.ts';
import type { ClockEvent } from '../../src/domain/requests/clock.ts';
import { receiptDay } from '../../src/domain/requests/receipt-day.ts';
import { runClock } from '../../src/domain/requests/run-clock.ts';
import { testRequestRules } from '../support/staff.ts';

const rules = testRequestRules();
const calendar = createCalendar(rules.notices);
const clock = (...events: readonly ClockEvent[]) =>
  runClock(rules, calendar, { today: '2024-06-03', events }, { explain: false });
const received: ClockEvent = { event: 'RECEIVED', on: '2024-03-04' };

describe('T-01: the day of receipt', () => {
  const signed = rules.intake.channels.find(({ receipt }) => receipt === 'agency-signature')!;

  it('is the day the mail room signed, not the day it reached the desk', () => {
    const arrival = { arrivedAtAgency: '2024-03-04', arrivedAtOffice: '2024-03-07', confirmedOn: null };
    expect(receiptDay(signed, arrival, '2024-03-08')).toEqual({ ok: true, receivedOn: '2024-03-04' });
  });

  it('cannot be left open, and asks for evidence', () => {
    const arrival = { arrivedAtAgency: '', arrivedAtOffice: '2024-03-07', confirmedOn: null };
    expect(receiptDay(signed, arrival, '2024-03-08')).toMatchObject({
      ok: false,
      problems: [{ field: 'arrivedAtAgency', article: signed.article }],
    });
    expect(signed.evidenceRequired).toBe(true);
  });
});

it('T-02: what comes in through the portal is received the day it is handed in, opened or not', () => {
  const online = rules.intake.channels.filter((channel) => channel.online);
  expect(online.length).toBeGreaterThan(0);
  for (const channel of online) {
    const arrival = { arrivedAtAgency: '2024-06-15', arrivedAtOffice: '2024-06-24', confirmedOn: null };
    expect(receiptDay(channel, arrival, '2024-06-24')).toEqual({ ok: true, receivedOn: '2024-06-15' });
  }
});

describe('T-03: an answer one day late', () => {
  const decided: ClockEvent = { event: 'DECIDED', on: '2024-04-01' };

  it('is late, whatever day is printed on it', () => {
    expect(clock(received, decided, { event: 'SERVED', on: '2024-04-02' })).toMatchObject({
      finishedOn: '2024-04-02',
      onTime: false,
    });
    expect(clock(received, decided, { event: 'SERVED', on: '2024-04-01' }).onTime).toBe(true);
  });

  it('is not judged at all without proof of service', () => {
    expect(clock(received, decided)).toMatchObject({ finishedOn: null, onTime: null, overdue: true });
  });
});

it('T-04: an extension told after the last day is void; on the last day it holds', () => {
  expect(clock(received, { event: 'EXTENDED', on: '2024-04-02', workdays: 20 })).toMatchObject({
    due: '2024-04-01',
    extension: 0,
    voided: [{ event: 'EXTENDED' }],
  });
  expect(clock(received, { event: 'EXTENDED', on: '2024-04-01', workdays: 20 })).toMatchObject({
    extension: 20,
    voided: [],
  });
});

it('T-05: a second correction cannot be asked for', () => {
  const result = clock(
    received,
    { event: 'SUPPLEMENT_NOTICED', on: '2024-03-06', periodWorkdays: 15 },
    { event: 'SUPPLEMENT_RECEIVED', on: '2024-03-13' },
    { event: 'SUPPLEMENT_NOTICED', on: '2024-03-18', periodWorkdays: 15 },
  );
  expect(result.voided.map(({ event, on }) => [event, on])).toEqual([['SUPPLEMENT_NOTICED', '2024-03-18']]);
  expect(result.anchor).toBe('2024-03-13');
  expect(result.allowed).not.toContain('SUPPLEMENT_NOTICED');
});

describe('T-19: post means the post office', () => {
  const posting = rules.intake.services.filter(({ finishes }) => finishes === 'posting');

  it.each(['XA123456789CN', '1234567890123', '9876543210987'])('%s is a number of the post', (number) => {
    expect(posting.some(({ proofPattern }) => new RegExp(proofPattern!).test(number))).toBe(true);
  });

  it.each(['SF1234567890123', 'YT8812345678901', 'JD0012345678901', '773012345678901', '到付'])(
    '%s is not',
    (number) => {
      expect(posting.some(({ proofPattern }) => new RegExp(proofPattern!).test(number))).toBe(false);
    },
  );

  it('and nothing else is posted', () => {
    expect(posting.every(({ proofRequired, proofPattern }) => proofRequired && proofPattern !== null)).toBe(
      true,
    );
    expect(rules.intake.services.some(({ name }) => /快递|到付/.test(name))).toBe(false);
  });
});

it('T-21: nobody is asked for a purpose', () => {
  const asked = JSON.stringify([
    rules.intake.applicants,
    rules.intake.forms,
    rules.intake.deliveries,
    rules.letters.filter(({ purpose }) => purpose === 'receipt' || purpose === 'supplement'),
    rules.answers.map(({ when }) => when),
  ]);
  expect(asked).not.toMatch(/用途|特殊需要|三需要/);
});

describe('T-25: what a court or an organ of review must have in time', () => {
  const answerBy = (id: string, on: string) => {
    const procedure = rules.disputes.procedures.find((each) => each.id === id)!;
    return lastDayOf(calendar, deadlineAt(rules.deadlines, procedure.answer, on), on).day;
  };

  it('ten working days in a review, five in the simplified procedure', () => {
    expect(answerBy('review', '2025-01-22')).toBe('2025-02-11');
    expect(answerBy('review-simplified', '2025-01-22')).toBe('2025-02-05');
  });

  it('fifteen days in court, after a review as well', () => {
    expect(answerBy('suit', '2025-06-03')).toBe('2025-06-18');
    expect(answerBy('suit-after-review', '2025-06-03')).toBe('2025-06-18');
    expect(answerBy('suit-simplified', '2025-06-03')).toBe('2025-06-18');
  });
});
