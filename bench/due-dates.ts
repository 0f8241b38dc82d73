/** Due dates a second: of plain requests and of requests with consultations and an extension, and with every day explained. */
import { join } from 'node:path';
import { createCalendar } from '../src/domain/calendar/create-calendar.ts';
import { dayNumber, dayText } from '../src/domain/calendar/day-number.ts';
import type { ClockCase } from '../src/domain/requests/clock.ts';
import { runClock } from '../src/domain/requests/run-clock.ts';
import { readClockRules } from '../src/rulebook-files/clock-rules.ts';
import type { Figure, Measure } from './figure.ts';
import { root } from './reports.ts';
import { median } from './stopwatch.ts';

/** A second and more of work: a figure a second is no figure of the first hundredths. */
const rounds = 45;
const warmUp = 20;
const leastPerSecond = 100_000;

/** Cases received on every day of seven years under both laws: one in four with two consultations and an extension. */
function cases(add: (anchor: string, n: number) => string): readonly ClockCase[] {
  const first = dayNumber('2018-06-01');
  return Array.from({ length: 2555 }, (_, at) => {
    const received = dayText(first + at);
    const sent = add(received, 3);
    const plain = { event: 'RECEIVED', on: received };
    const more = [
      { event: 'CONSULT_TP_SENT', on: sent },
      { event: 'CONSULT_TP_ENDED', on: add(sent, 8) },
      { event: 'CONSULT_AGENCY_SENT', on: add(sent, 4) },
      { event: 'CONSULT_AGENCY_ENDED', on: add(sent, 12) },
      { event: 'EXTENDED', on: add(sent, 13), workdays: 10 },
    ];
    return { today: add(received, 15), events: at % 4 === 0 ? [plain, ...more] : [plain] };
  });
}

/** How many of them a second, the middle of some rounds. */
function perSecond(all: readonly ClockCase[], run: (each: ClockCase) => string | null): number {
  const work = () => {
    let letters = 0;
    for (const each of all) letters += run(each)?.length ?? 0;
    return letters;
  };
  for (let round = 0; round < warmUp; round++) work();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    if (work() === 0) throw new Error('no due date was computed');
    return performance.now() - start;
  });
  return all.length / (median(times) / 1000);
}

export const dueDates: Measure = {
  name: 'due-dates',
  alone: true,
  async measure(): Promise<readonly Figure[]> {
    const read = readClockRules(join(root, 'rules'));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { rules } = read;
    const calendar = createCalendar(rules.notices);
    const all = cases((anchor, n) => calendar.addWorkdays(anchor, n).day);
    const plain = perSecond(all, (each) => runClock(rules, calendar, each, { explain: false }).due);
    const explained = perSecond(all, (each) => {
      const { due, explanation } = runClock(rules, calendar, each, { explain: true });
      return due ?? explanation[0]?.day ?? null;
    });
    const days = all.map(({ events }) => events[0]!.on);
    const counted = perSecond(
      days.map((on) => ({ today: on, events: [] })),
      ({ today }) => calendar.addWorkdays(today, 20).day,
    );
    return [
      {
        what: { en: 'Due dates, explanation off', zh: '推算答复期限（不逐日说明）' },
        value: plain,
        unit: '/s',
        bar: { operator: '>=', value: leastPerSecond, of: 'value' },
        note: 'every fourth with five more events',
      },
      {
        what: { en: 'Due dates, every day explained', zh: '推算答复期限（逐日说明）' },
        value: explained,
        unit: '/s',
      },
      {
        what: { en: 'Twenty working days from a day', zh: '从某日起数二十个工作日' },
        value: counted,
        unit: '/s',
      },
    ];
  },
};
