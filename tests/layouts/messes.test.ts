import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { allLayouts, quickLayouts } from './all-layouts.ts';
import { lossMesses } from './messes/losses.ts';
import type { Mess } from './messes/mess.ts';
import { numberMesses } from './messes/numbers.ts';
import { wordMesses } from './messes/words.ts';
import { anyReport, randomReport } from './model/random-report.ts';
import { printReport } from './print/print-report.ts';
import { randomFrom } from './random.ts';
import { compare, readBack } from './read-back.ts';
import { choices, parameters } from './runs.ts';

const nothing = { wrong: [], filled: [], missed: [], metadata: [] };
const messes: readonly Mess[] = [...numberMesses, ...lossMesses, ...wordMesses];
const settled = new Map<string, { open: number; settled: number }>();
const layouts = Number(process.env.LAYOUT_RUNS ?? 0) > 0 ? allLayouts : quickLayouts;

describe.each(messes.map((mess) => [mess.name, mess] as const))('%s', (_name, mess) => {
  const reports =
    mess.formats === undefined
      ? anyReport
      : fc.oneof(...mess.formats.map((id) => randomReport(id as 'G2' | 'G3')));
  const touched = layouts.filter((layout) => mess.in?.(layout) ?? true);
  test.each(touched.map((layout) => [layout.name, layout] as const))('%s', async (_layout, layout) => {
    await fc.assert(
      fc.asyncProperty(reports, choices, async (model, seed) => {
        const random = randomFrom(seed);
        const report = mess.spoil(printReport(model), random, model);
        const result = compare(model, report, layout, await readBack(await layout.write(report, random)));
        const sum = settled.get(mess.name) ?? { open: 0, settled: 0 };
        settled.set(mess.name, { open: sum.open + result.open, settled: sum.settled + result.settled });
        expect(result).toMatchObject(nothing);
      }),
      parameters(10),
    );
  });
});

afterAll(() => {
  const lines = [...settled].filter(([, { open }]) => open > 0);
  for (const [name, sum] of lines)
    process.stdout.write(
      `${name}: ${Math.round((100 * sum.settled) / sum.open)} % of ${sum.open} open cells read\n`,
    );
});
