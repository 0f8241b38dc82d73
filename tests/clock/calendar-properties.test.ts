/** What holds of the calendar and of every due date, over ten years of days. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayText } from '../../src/domain/calendar/day-number.ts';
import type { ClockCase, ClockEvent } from '../../src/domain/requests/clock.ts';
import { runClock } from '../../src/domain/requests/run-clock.ts';
import { calendar, rules } from './clock-rules.ts';
import { worksBy } from './naive-clock.ts';

const first = dayNumber('2016-01-01');
/** Ten years; what is counted from them stays inside the published ones. */
const years = dayNumber('2025-12-31') - first + 1;
const everyDay = Array.from({ length: years }, (_, at) => dayText(first + at));
const works = worksBy(rules.notices);
const day = fc.integer({ min: 0, max: years - 1 }).map((at) => dayText(first + at));
const clockOf = (events: readonly ClockEvent[], today = events[0]!.on) =>
  runClock(rules, calendar, { today, events }, { explain: false });
const after = (anchor: string, days: number) => dayText(dayNumber(anchor) + days);

describe('the calendar, on every day of ten years', () => {
  it('knows what the notices name', () => {
    for (const each of everyDay) {
      const { works: said, kind, source } = calendar.facts(each);
      expect([each, said, calendar.isWorkday(each)]).toEqual([each, works(dayNumber(each)), said]);
      expect([each, kind === 'holiday' || kind === 'make-up' ? source !== '' : source === '']).toEqual([
        each,
        true,
      ]);
    }
  });

  it('adds working days so that counting them gives their number, and takes them away again', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (anchor, n) => {
        const { day: end } = calendar.addWorkdays(anchor, n);
        expect(works(dayNumber(end))).toBe(true);
        expect(calendar.workdaysBetween(anchor, end)).toBe(n);
        const { day: back } = calendar.subtractWorkdays(end, n);
        expect(back <= (works(dayNumber(anchor)) ? anchor : calendar.onOrBefore(anchor).day)).toBe(true);
        expect(calendar.workdaysBetween(back, end)).toBe(n);
      }),
      { numRuns: 5000 },
    );
  });

  it('moves the end of days and months to the next working day only', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 24 }), fc.boolean(), (anchor, n, months) => {
        const { raw, day: end } = months ? calendar.addMonths(anchor, n) : calendar.addDays(anchor, n * 5);
        expect(works(dayNumber(end))).toBe(true);
        for (let each = dayNumber(raw); each < dayNumber(end); each++) expect(works(each)).toBe(false);
        if (months) {
          const date = new Date(`${anchor}T00:00:00Z`);
          const wanted = date.getUTCMonth() + n;
          const ends = new Date(Date.UTC(date.getUTCFullYear(), wanted + 1, 0)).getUTCDate();
          const expected = Date.UTC(date.getUTCFullYear(), wanted, Math.min(date.getUTCDate(), ends));
          expect(raw).toBe(new Date(expected).toISOString().slice(0, 10));
        } else expect(raw).toBe(after(anchor, n * 5));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('due dates, for a request of every day of ten years', () => {
  const dues = everyDay.map((on) => clockOf([{ event: 'RECEIVED', on }]));

  it('are working days, and the anchor is day 0', () => {
    for (const [at, { due, base, provisional }] of dues.entries()) {
      expect(works(dayNumber(due!))).toBe(true);
      expect(calendar.workdaysBetween(everyDay[at]!, due!)).toBe(base);
      expect(provisional).toBe(false);
    }
  });

  it('are never earlier for a later receipt under the same law', () => {
    for (let at = 1; at < dues.length; at++)
      if (dues[at]!.law === dues[at - 1]!.law) expect(dues[at]!.due! >= dues[at - 1]!.due!).toBe(true);
  });
});

/** Consultations of a request: begin and length in days. */
const pauses = fc.array(
  fc.record({ begins: fc.integer({ min: 0, max: 40 }), takes: fc.integer({ min: 0, max: 40 }) }),
  { maxLength: 4 },
);

type Pauses = readonly { readonly begins: number; readonly takes: number }[];

const pauseEvents = (received: string, list: Pauses): ClockEvent[] =>
  list.flatMap(({ begins, takes }, at) => [
    { event: 'CONSULT_TP_SENT', on: after(received, begins), consultation: `c${at}` },
    { event: 'CONSULT_TP_ENDED', on: after(received, begins + takes), consultation: `c${at}` },
  ]);

/** A request with these consultations; any that the law would void is left out by the clock itself. */
const paused = (received: string, list: Pauses): ClockCase => ({
  today: after(received, 100),
  events: [{ event: 'RECEIVED', on: received }, ...pauseEvents(received, list)],
});
const dueOf = (each: ClockCase) => runClock(rules, calendar, each, { explain: false }).due!;

describe('consultations', () => {
  it('never make a due date earlier, and it stays a working day', () => {
    fc.assert(
      fc.property(day, pauses, fc.record({ begins: fc.nat(40), takes: fc.nat(40) }), (on, list, more) => {
        const without = dueOf(paused(on, list));
        const withOne = dueOf(paused(on, [...list, more]));
        expect(withOne >= without).toBe(true);
        expect(works(dayNumber(withOne))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('make no difference when one is cut in two that meet or overlap, or told in another order', () => {
    fc.assert(
      fc.property(day, pauses, fc.nat(), fc.nat(3), fc.nat(), (on, list, where, overlap, turn) => {
        const whole = dueOf(paused(on, list));
        const pieces = list.flatMap(({ begins, takes }) => {
          const cut = takes === 0 ? 0 : where % (takes + 1);
          return [
            { begins, takes: Math.min(takes, cut + overlap) },
            { begins: begins + cut, takes: takes - cut },
          ];
        });
        expect(dueOf(paused(on, pieces))).toBe(whole);
        const by = list.length === 0 ? 0 : turn % list.length;
        expect(dueOf(paused(on, [...list.slice(by), ...list.slice(0, by)].reverse()))).toBe(whole);
      }),
      { numRuns: 3000 },
    );
  });

  it('exclude each working day once', () => {
    fc.assert(
      fc.property(day, pauses, (on, list) => {
        const { due, excludedWorkdays, base } = runClock(rules, calendar, paused(on, list), {
          explain: false,
        });
        expect(calendar.workdaysBetween(on, due!)).toBe(base + excludedWorkdays);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the order in which events are told', () => {
  it('makes no difference, and an extension never makes the due date earlier', () => {
    fc.assert(
      fc.property(
        day,
        pauses,
        fc.integer({ min: 1, max: 15 }),
        fc.nat(40),
        fc.nat(),
        (on, list, n, when, seed) => {
          const base = paused(on, list);
          const extended = { event: 'EXTENDED', on: after(on, when), workdays: n };
          const events = [...base.events, extended];
          const told = runClock(rules, calendar, { ...base, events }, { explain: true });
          const shuffled = events
            .map((event, at) => ({ event, key: Math.imul(at + 1, seed * 2 + 1) >>> 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ event }) => event);
          const other = runClock(rules, calendar, { ...base, events: shuffled }, { explain: true });
          expect({ ...other, voided: [] }).toEqual({ ...told, voided: [] });
          expect(told.due! >= dueOf(base)).toBe(true);
          const valid = told.voided.every(({ event }) => event !== 'EXTENDED');
          expect(valid).toBe(extended.on <= told.dueBeforeExtension!);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('the explanation', () => {
  it('counts exactly the days that the due date is made of', () => {
    fc.assert(
      fc.property(day, pauses, (on, list) => {
        const { explanation, due, base, excludedWorkdays } = runClock(rules, calendar, paused(on, list), {
          explain: true,
        });
        expect(explanation.map((each) => each.day)).toEqual(
          Array.from({ length: dayNumber(due!) - dayNumber(on) + 1 }, (_, at) => after(on, at)),
        );
        const counted = explanation.filter(({ kind }) => kind === 'counted');
        expect(counted.map(({ number }) => number)).toEqual(Array.from({ length: base }, (_, at) => at + 1));
        expect(explanation.filter(({ kind }) => kind === 'excluded').length).toBe(excludedWorkdays);
        expect(explanation.filter((each) => each.due).map((each) => each.day)).toEqual([due]);
        for (const { facts, kind, why } of explanation) {
          if (kind === 'off') expect(facts.works).toBe(false);
          if (kind === 'counted' || kind === 'excluded') expect(facts.works).toBe(true);
          expect(why.length).toBeGreaterThan(4);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
