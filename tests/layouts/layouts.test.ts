import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allLayouts } from './all-layouts.ts';
import { cellPerLine } from './files/cell-per-line.ts';
import { encodings } from './files/encodings.ts';
import type { FileLayout } from './files/file-layout.ts';
import { anyReport } from './model/random-report.ts';
import { printReport } from './print/print-report.ts';
import { randomFrom } from './random.ts';
import { compare, readBack } from './read-back.ts';
import { choices, parameters } from './runs.ts';

const nothing = { wrong: [], filled: [], missed: [], metadata: [] };

describe.each(allLayouts.map((layout) => [layout.name, layout] as const))('%s', (_name, layout) => {
  test('every cell, title, year, region and heading comes back', async () => {
    await fc.assert(
      fc.asyncProperty(anyReport, choices, async (model, seed) => {
        const report = printReport(model);
        const read = await readBack(await layout.write(report, randomFrom(seed)));
        expect(compare(model, report, layout, read)).toMatchObject(nothing);
      }),
      parameters(20),
    );
  });
});

test.each(Object.entries(encodings))('%s', async (_name, encode) => {
  await fc.assert(
    fc.asyncProperty(anyReport, choices, async (model, seed) => {
      const layout = cellPerLine[1] as FileLayout;
      const report = printReport(model);
      const { bytes } = await layout.write(report, randomFrom(seed));
      const text = new TextDecoder().decode(bytes);
      const read = await readBack({ name: 'report.txt', bytes: encode(text) });
      expect(compare(model, report, layout, read)).toMatchObject(nothing);
    }),
    parameters(10),
  );
});
