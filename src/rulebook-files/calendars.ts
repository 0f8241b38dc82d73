/** Reads rules/calendars/: one file a year with the notices that name its days. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CalendarNotice } from '../domain/calendar/calendar.ts';
import { noticeProblems, noticeSetProblems } from '../domain/calendar/check-notices.ts';
import { type RuleProblem, readYaml } from './yaml-file.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const name = z.string().min(1);

const schema = z.strictObject({
  year: z.int().min(1990).max(2200),
  notices: z
    .array(
      z.strictObject({
        source: z.string().min(1),
        issued: day,
        scope: z.enum(['national', 'local']).default('national'),
        off: z.array(z.strictObject({ name, from: day, until: day })).default([]),
        work: z.array(z.strictObject({ name, day })).default([]),
      }),
    )
    .min(1),
});

export type CalendarsRead =
  | { readonly ok: true; readonly notices: readonly CalendarNotice[] }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/** The notices of a rules folder, oldest year first, or every problem in them with file and line. */
export function readCalendars(folder: string): CalendarsRead {
  const below = join(folder, 'calendars');
  const names = existsSync(below) ? readdirSync(below).filter((file) => file.endsWith('.yaml')) : [];
  return parseCalendars(
    names
      .sort()
      .map((file) => ({ name: `calendars/${file}`, text: readFileSync(join(below, file), 'utf8') })),
  );
}

/** The notices of files. */
export function parseCalendars(
  files: readonly { readonly name: string; readonly text: string }[],
): CalendarsRead {
  const problems: RuleProblem[] = [];
  const placed: { readonly notice: CalendarNotice; readonly file: string; readonly line: number }[] = [];
  for (const { name: file, text } of files) {
    const read = readYaml(file, text, schema);
    problems.push(...read.problems);
    if (read.value === null) continue;
    const { year, notices } = read.value;
    if (file !== `calendars/${year}.yaml`)
      problems.push({
        file,
        line: read.lineOf(['year']),
        message: `year ${year} belongs to calendars/${year}.yaml`,
      });
    for (const [at, entry] of notices.entries()) {
      const notice: CalendarNotice = { year, ...entry };
      placed.push({ notice, file, line: read.lineOf(['notices', at]) });
      for (const { path, message } of noticeProblems(notice))
        problems.push({ file, line: read.lineOf(['notices', at, ...path]), message });
    }
  }
  if (files.length === 0) problems.push({ file: 'calendars', line: 1, message: 'no calendar found' });
  // Together only when each is sound: days that cannot be read cannot be compared.
  if (problems.length > 0) return { ok: false, problems };
  const notices = placed.map(({ notice }) => notice);
  for (const { at, message } of noticeSetProblems(notices)) {
    const { file, line } = placed[at]!;
    problems.push({ file, line, message });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, notices };
}
