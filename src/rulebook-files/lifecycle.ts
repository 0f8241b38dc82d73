/** Reads rules/lifecycle/request.yaml: states and events of a request. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isDay } from '../domain/days/county-day.ts';
import type { Deadline } from '../domain/request-rules/deadline.ts';
import type { Lifecycle, LifecycleEvent } from '../domain/request-rules/lifecycle.ts';
import { lifecycleProblems } from '../domain/request-rules/lifecycle-problems.ts';
import { type RuleProblem, readYaml } from './yaml-file.ts';

const id = z.string().regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
const ids = z.array(z.string().min(1)).default([]);
const one = z.string().min(1).nullable().default(null);
const no = z.boolean().default(false);

const schema = z.strictObject({
  states: z
    .array(
      z.strictObject({
        id,
        name: z.string().min(1),
        public_name: z.string().min(1),
        awaits: z.enum(['agency', 'applicant', 'consultee', 'nobody']),
        open: z.boolean(),
      }),
    )
    .min(1),
  events: z
    .array(
      z.strictObject({
        id,
        number: z.string().regex(/^E-\d{2}$/),
        name: z.string().min(1),
        effect: z.enum([
          'start',
          'stop',
          'restart',
          'open-pause',
          'close-pause',
          'extend',
          'fix-date',
          'finish',
          'end',
          'none',
        ]),
        from: z.array(z.string()),
        to: z.string().min(1),
        once: no,
        within: ids,
        breach: z.enum(['void', 'late', 'none']).default('none'),
        excusable: no,
        period: one,
        asks: z.enum(['correction', 'payment', 'opinion']).nullable().default(null),
        closes: one,
        after_period: no,
        silence: z.literal('closes').nullable().default(null),
        drops: z.array(z.enum(['extension', 'pauses'])).default([]),
        most: one,
        needs_accepted: one,
        since: z.string().refine(isDay, { message: 'is no day' }).nullable().default(null),
        earlier: z.enum(['void', 'no-effect']).default('void'),
        article: z.string().startsWith('《'),
      }),
    )
    .min(1),
});

export type LifecycleRead =
  | { readonly ok: true; readonly lifecycle: Lifecycle }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/**
 * The lifecycle of a rules folder, or every problem in it with file and line.
 * @param deadlines that its periods may name
 */
export function readLifecycle(folder: string, deadlines: readonly Deadline[]): LifecycleRead {
  return parseLifecycle(readFileSync(join(folder, 'lifecycle', 'request.yaml'), 'utf8'), deadlines);
}

/** The lifecycle of the text of lifecycle/request.yaml. */
export function parseLifecycle(text: string, deadlines: readonly Deadline[]): LifecycleRead {
  const read = readYaml('lifecycle/request.yaml', text, schema);
  if (read.value === null) return { ok: false, problems: read.problems };
  const lifecycle: Lifecycle = {
    states: read.value.states.map(({ public_name: publicName, ...state }) => ({ ...state, publicName })),
    events: read.value.events.map(
      ({ after_period: afterPeriod, needs_accepted: needsAccepted, ...event }): LifecycleEvent => ({
        ...event,
        afterPeriod,
        needsAccepted,
      }),
    ),
  };
  const problems = lifecycleProblems(lifecycle, deadlines).map(({ path, message }) => ({
    file: read.file,
    line: read.lineOf(path),
    message,
  }));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lifecycle };
}
