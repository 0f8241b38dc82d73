/** Reads rules/reminders/requests.yaml. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ReminderRule } from '../domain/reminders/reminder-rule.ts';
import { type RuleProblem, readYaml } from './yaml-file.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const stages = z.array(z.number().int().min(0).max(60)).default([]);

const schema = z.strictObject({
  reminders: z.array(
    z
      .strictObject({
        id: z.string().regex(/^[a-z][a-z-]*$/),
        watches: z.enum(['supplement-notice', 'due', 'consultation', 'payment', 'dispute']),
        before: stages,
        days: stages,
        after: stages,
        overdue: z.boolean().default(false),
        to: z.array(z.enum(['handler', 'office-head', 'county-desk', 'applicant'])).min(1),
        notice: z.string().regex(/^[a-z][a-z-]*$/),
        article: z.string().min(1),
        from: day,
        until: day.nullable().default(null),
      })
      .refine(
        ({ before, days, after, overdue }) => before.length + days.length + after.length > 0 || overdue,
        {
          message: 'names no day on which anybody is reminded',
        },
      )
      .refine(({ to }) => !to.includes('applicant') || to.length === 1, {
        message: 'staff and applicants need notices of their own',
        path: ['to'],
      })
      .refine(({ until, from }) => until === null || from < until, {
        message: 'until must come after from',
        path: ['until'],
      }),
  ),
});

/** Names of notices and letters that a rule may use. */
export interface Wordings {
  readonly notices: readonly string[];
  readonly letters: readonly string[];
}

export type RemindersRead =
  | { readonly ok: true; readonly rules: readonly ReminderRule[] }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/** The rules of a rules folder, or every problem in the file. @param folder of all rules */
export function readReminders(folder: string, wordings: Wordings): RemindersRead {
  return parseReminders(readFileSync(join(folder, 'reminders', 'requests.yaml'), 'utf8'), wordings);
}

/** The rules of the text of reminders/requests.yaml. */
export function parseReminders(text: string, { notices, letters }: Wordings): RemindersRead {
  const file = readYaml('reminders/requests.yaml', text, schema);
  if (file.value === null) return { ok: false, problems: file.problems };
  const { reminders } = file.value;
  const problem = (at: number, message: string): RuleProblem => ({
    file: file.file,
    line: file.lineOf(['reminders', at]),
    message,
  });
  const problems = reminders.flatMap(({ id, notice, to }, at) => [
    ...(reminders.findIndex((each) => each.id === id) === at ? [] : [problem(at, `${id} is there twice`)]),
    ...((to.includes('applicant') ? letters : notices).includes(notice)
      ? []
      : [problem(at, `there is no wording ${notice}`)]),
  ]);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, rules: reminders };
}
