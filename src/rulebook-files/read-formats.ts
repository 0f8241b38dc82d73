/** The forms of the annual report alone: what the rules on requests are held against. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportFormat } from '../domain/reports/format.ts';
import { readFormat } from './formats.ts';
import type { RuleProblem } from './yaml-file.ts';

export type FormatsRead =
  | { readonly ok: true; readonly formats: readonly ReportFormat[] }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/** @param rules folder of all rules */
export function readFormats(rules: string): FormatsRead {
  const folder = join(rules, 'reports/formats');
  const read = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => readFormat(`reports/formats/${file}`, readFileSync(join(folder, file), 'utf8')));
  const problems = read.flatMap((each) => each.problems);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, formats: read.flatMap(({ format }) => (format === null ? [] : [format])) };
}
