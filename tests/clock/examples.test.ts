/** The worked examples of rules/examples/clock.yaml, each against the mechanism that people use. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deadlineAt, lastDayOf } from '../../src/domain/request-rules/deadline.ts';
import type { ClockCase, ClockResult } from '../../src/domain/requests/clock.ts';
import { runClock } from '../../src/domain/requests/run-clock.ts';
import { readYaml } from '../../src/rulebook-files/yaml-file.ts';
import { calendar, rules, rulesFolder } from './clock-rules.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const event = z.strictObject({
  event: z.string(),
  on: day,
  workdays: z.int().optional(),
  periodWorkdays: z.int().optional(),
  until: day.optional(),
  receivedOn: day.optional(),
  accepted: z.boolean().optional(),
});
const schema = z.strictObject({
  examples: z.array(
    z.strictObject({
      id: z.string(),
      rule: z.string().regex(/^[A-Z]-[A-Z]?\.?\d/),
      title: z.string().min(1),
      why: z.string().min(1),
      clock: z.strictObject({ law: z.string().optional(), today: day, events: z.array(event) }).optional(),
      period: z.strictObject({ deadline: z.string(), from: day }).optional(),
      planned: day.optional(),
      expect: z.record(z.string(), z.unknown()),
    }),
  ),
});

const file = readYaml(
  'examples/clock.yaml',
  readFileSync(join(rulesFolder, 'examples', 'clock.yaml'), 'utf8'),
  schema,
);
const examples = file.value?.examples ?? [];

/** Everything that an example may expect of a clock. */
function said(given: ClockCase): Record<string, unknown> {
  const clock: ClockResult = runClock(rules, calendar, given, { explain: true });
  const received = given.events[0]!.on;
  const yearEnd = `${received.slice(0, 4)}-12-31`;
  const then = runClock(
    rules,
    calendar,
    { ...given, today: yearEnd, events: given.events.filter(({ on }) => on <= yearEnd) },
    { explain: false },
  );
  return {
    ...clock,
    day1: clock.explanation.find(({ number }) => number === 1)?.day,
    silence_ends: clock.explanation.filter(({ kind }) => kind === 'excluded').at(-1)?.day,
    voided: clock.voided.map((each) => each.event),
    carried: then.finishedOn === null,
  };
}

it('can be read, and all forty of the law book are among them', () => {
  expect(file.problems).toEqual([]);
  const ids = examples.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (let at = 1; at <= 40; at++) expect(ids).toContain(`CE-${String(at).padStart(2, '0')}`);
});

describe.each(examples)('$id $title', ({ clock, period, planned, expect: expected }) => {
  it('comes out as expected', () => {
    expect(Object.keys(expected).length).toBeGreaterThan(0);
    if (clock !== undefined) {
      // Optional fields of zod are absent, never undefined.
      expect(said(clock as ClockCase)).toMatchObject(expected);
    } else if (period !== undefined) {
      const { raw, day: last } = lastDayOf(
        calendar,
        deadlineAt(rules.deadlines, period.deadline, period.from),
        period.from,
      );
      expect({ raw, last, next: calendar.addWorkdays(last, 1).day }).toMatchObject(expected);
    } else expect({ last: calendar.onOrBefore(planned!).day }).toEqual(expected);
  });
});
