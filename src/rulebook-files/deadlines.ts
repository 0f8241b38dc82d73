/** Reads rules/deadlines/: the periods of the law, dated. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isDay } from '../domain/days/county-day.ts';
import type { Deadline } from '../domain/request-rules/deadline.ts';
import { type RuleProblem, readYaml } from './yaml-file.ts';

const day = z.string().refine(isDay, { message: 'is no day' });
const unit = z.enum(['workdays', 'days', 'months']);

const schema = z.strictObject({
  deadlines: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
        name: z.string().min(1),
        unit,
        values: z
          .array(
            z.strictObject({
              from: day,
              until: day.nullable().default(null),
              length: z.int().min(1).max(3660),
              unit: unit.optional(),
              law: z.string().regex(/^[A-Z]+\d*$/),
              article: z.string().startsWith('《'),
              basis: z.enum(['law', 'convention']).default('law'),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});

export type DeadlinesRead =
  | { readonly ok: true; readonly deadlines: readonly Deadline[] }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/** The deadlines of a rules folder, or every problem in them with file and line. */
export function readDeadlines(folder: string): DeadlinesRead {
  const below = join(folder, 'deadlines');
  const names = existsSync(below) ? readdirSync(below).filter((file) => file.endsWith('.yaml')) : [];
  return parseDeadlines(
    names
      .sort()
      .map((file) => ({ name: `deadlines/${file}`, text: readFileSync(join(below, file), 'utf8') })),
  );
}

/** The deadlines of files. */
export function parseDeadlines(
  files: readonly { readonly name: string; readonly text: string }[],
): DeadlinesRead {
  const problems: RuleProblem[] = [];
  const deadlines: Deadline[] = [];
  for (const { name: file, text } of files) {
    const read = readYaml(file, text, schema);
    problems.push(...read.problems);
    for (const [at, deadline] of (read.value?.deadlines ?? []).entries()) {
      const note = (path: readonly PropertyKey[], message: string) =>
        void problems.push({ file, line: read.lineOf(['deadlines', at, ...path]), message });
      if (deadlines.some(({ id }) => id === deadline.id)) note([], `${deadline.id} is there twice`);
      for (const [index, value] of deadline.values.entries()) {
        const path = ['values', index];
        const before = deadline.values[index - 1];
        if (value.until !== null && value.until <= value.from)
          note(path, `${deadline.id}: until must come after from`);
        if (before === undefined) continue;
        if (before.until === null || before.until > value.from)
          note(path, `${deadline.id}: overlaps with the value before it`);
        else if (before.until < value.from)
          note(path, `${deadline.id}: nothing holds from ${before.until} until ${value.from}`);
      }
      const values = deadline.values.map(({ unit: own, ...value }) =>
        own === undefined ? value : { ...value, unit: own },
      );
      deadlines.push({ ...deadline, values });
    }
  }
  if (files.length === 0) problems.push({ file: 'deadlines', line: 1, message: 'no deadline found' });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, deadlines };
}
