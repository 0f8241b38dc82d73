import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Pages } from '../src/domain/pages/page.ts';
import { audit } from '../src/domain/reports/audit/audit.ts';
import type { ReadCell, ReadReport } from '../src/domain/reports/reading.ts';
import { testRulebook } from './support/rulebook.ts';

interface Example {
  readonly text: string;
  readonly format: string;
  readonly cells: Readonly<Record<string, number>>;
  readonly speaks: readonly string[];
  readonly why: string;
}

const file = new URL('../rules/reports/examples/text.yaml', import.meta.url);
const examples = parse(readFileSync(file, 'utf8')) as readonly Example[];

/** A report of which only the example's cells and sentence are known. */
function reportOf(example: Example): { report: ReadReport; pages: Pages } {
  const format = testRulebook.formats.find((entry) => entry.id === example.format);
  if (format === undefined) throw new Error(`no format ${example.format}`);
  const cells = new Map<string, ReadCell>();
  for (const key of format.cells.keys()) {
    const value = example.cells[key] ?? null;
    cells.set(key, { key, value, raw: null, place: null, settled: value === null ? 'absent' : 'printed' });
  }
  for (const key of Object.keys(example.cells)) if (!format.cells.has(key)) throw new Error(`no cell ${key}`);
  const report: ReadReport = {
    region: null,
    year: 2022,
    generation: example.format,
    title: null,
    publisher: null,
    scope: null,
    dates: { published: null, period_from: null, period_to: null, form_filled: null },
    contact: {},
    chapters: [],
    tables: [],
    cells,
    notes: [],
  };
  const lines = example.text.split('\n');
  const block = { kind: 'text' as const, text: example.text, place: { line: 1 } };
  return { report, pages: { format: 'txt', blocks: [block], lines } };
}

describe('worked examples of the text rules', () => {
  it.each(examples.map((example) => [example.text, example] as const))('%s', (_, example) => {
    const { report, pages } = reportOf(example);
    const spoken = audit(report, pages, testRulebook)
      .map((finding) => finding.rule)
      .filter((rule) => /^(?:N|T)\./.test(rule));
    expect([...new Set(spoken)].sort(), example.why).toEqual([...example.speaks].sort());
  });
});
