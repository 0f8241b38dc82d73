/** The clock against a plain one that counts day by day and shares no code with it, over cases of chance. */
import { expect, it } from 'vitest';
import type { ClockCase } from '../../src/domain/requests/clock.ts';
import { runClock } from '../../src/domain/requests/run-clock.ts';
import { calendar, rules } from './clock-rules.ts';
import { naiveClock, worksBy } from './naive-clock.ts';
import { chance, randomCase } from './random-cases.ts';

const names = rules.lifecycle.events.map(({ id }) => id);
const works = worksBy(rules.notices);

function ours(each: ClockCase) {
  const clock = runClock(rules, calendar, each, { explain: false });
  return {
    state: clock.state,
    due: clock.due,
    dueBeforeExtension: clock.dueBeforeExtension,
    remaining: clock.remaining,
    excludedWorkdays: clock.excludedWorkdays,
    overdue: clock.overdue,
    worstCase: clock.worstCase,
    finishedOn: clock.finishedOn,
    onTime: clock.onTime,
    nominalDue: clock.nominalDue,
    noticeLate: clock.supplementNoticeLate,
    lastDay: clock.supplementLastDay ?? clock.payBy,
    voided: clock.voided.map(({ event }) => event).sort(),
  };
}

it('agrees with the plain clock on 24,000 cases of chance, and they reach everything', () => {
  const random = chance(20190515);
  const states = new Map<string, number>();
  const took = new Map<string, number>();
  let late = 0;
  for (let at = 0; at < 24_000; at++) {
    const each = randomCase(random, names);
    const clock = ours(each);
    const plain = naiveClock(works, each.events, each.today, each.law);
    if (JSON.stringify(clock) !== JSON.stringify({ ...plain }))
      expect({ case: each, ...clock }).toEqual({ case: each, ...plain });
    states.set(clock.state, (states.get(clock.state) ?? 0) + 1);
    if (clock.nominalDue !== null) late++;
    for (const { event } of each.events)
      if (!clock.voided.includes(event)) took.set(event, (took.get(event) ?? 0) + 1);
  }
  // The cases were no empty exercise: every state was reached and every event took effect, often.
  for (const { id } of rules.lifecycle.states) expect([id, (states.get(id) ?? 0) > 20]).toEqual([id, true]);
  for (const id of names) expect([id, (took.get(id) ?? 0) > 50]).toEqual([id, true]);
  expect(late).toBeGreaterThan(50);
}, 180_000);
