/** Web pages printed to PDF by a browser, as office programs export them: every cell must come back. */
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileLayout } from './files/file-layout.ts';
import { webPages } from './files/html.ts';
import { randomReport } from './model/random-report.ts';
import { printReport } from './print/print-report.ts';
import { randomFrom } from './random.ts';
import { compare, readBack } from './read-back.ts';
import { parameters } from './runs.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const collapsed = 'table{border-collapse:collapse;width:100%}p{margin:0}';
const styles: Readonly<Record<string, string>> = {
  'borders of their own': '',
  'numbers in the middle': `${collapsed}td{border:0.5pt solid;padding:0 5pt;text-align:center;font-size:10.5pt}`,
  'numbers at the right, uneven': `${collapsed}td{border:1pt solid;padding:1pt 3pt;text-align:right;font-size:9pt}
    td:nth-child(3n){padding-top:4pt}td:nth-child(4n){padding-bottom:4pt}`,
};
const names = ['web page, merged cells', 'web page, plain cells', 'web page, pasted from an office program'];
const layouts = webPages.filter((layout) => names.includes(layout.name));

describe.skipIf(!existsSync(executablePath))('printed by a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(() => browser.close());

  async function print(html: string, style: string): Promise<Uint8Array> {
    const page = await browser.newPage();
    await page.setContent(html.replace('</head>', `<style>${style}</style></head>`));
    const footerTemplate = '<p style="font-size:9px;margin:auto">— <span class="pageNumber"></span> —</p>';
    const margin = { top: '15mm', bottom: '20mm', left: '12mm', right: '12mm' };
    const footer = { displayHeaderFooter: true, headerTemplate: '<p></p>', footerTemplate };
    const bytes = await page.pdf({ format: 'A4', margin, ...footer });
    await page.close();
    return bytes;
  }

  const cases = (['G1', 'G2', 'G3'] as const).flatMap((id, i) =>
    Object.keys(styles).map((style, j) => [id, style, layouts[(i + j) % layouts.length]!] as const),
  );
  test.each(cases)('%s, %s', async (id, style, layout: FileLayout) => {
    const { numRuns, seed } = parameters(1);
    for (const model of fc.sample(randomReport(id), { numRuns, seed })) {
      const report = printReport(model);
      const { bytes } = await layout.write(report, randomFrom(seed));
      const pdf = await print(new TextDecoder().decode(bytes), styles[style]!);
      const { wrong, filled, missed } = compare(
        model,
        report,
        layout,
        await readBack({ name: 'a.pdf', bytes: pdf }),
      );
      expect({ wrong, filled, missed }).toEqual({ wrong: [], filled: [], missed: [] });
    }
  });
});
