import { describe, expect, it } from 'vitest';
import { testRulebook } from '../../../../tests/support/rulebook.ts';
import type { ReadCell, ReadReport } from '../reading.ts';
import { audit } from './audit.ts';

function report(
  year: number,
  generation: string,
  values: Readonly<Record<string, number>>,
  region = '青山县',
): ReadReport {
  const format = testRulebook.formats.find((entry) => entry.id === generation);
  const cells = new Map<string, ReadCell>();
  for (const key of format?.cells.keys() ?? []) {
    const value = values[key] ?? null;
    cells.set(key, { key, value, raw: null, place: null, settled: value === null ? 'absent' : 'printed' });
  }
  return {
    region: { name: region, level: 'county' },
    year,
    generation,
    title: `${region}${year}年政府信息公开工作年度报告`,
    publisher: null,
    scope: null,
    dates: { published: null, period_from: `${year}-01-01`, period_to: `${year}-12-31`, form_filled: null },
    contact: { phone: '0000-0000000' },
    chapters: [],
    tables: [],
    cells,
    notes: [],
  };
}

const pages = { format: 'txt' as const, blocks: [], lines: [] };
const rules = (now: ReadReport, before: ReadReport) =>
  audit(now, pages, testRulebook, before)
    .filter((finding) => /^XY|PREVIOUS/.test(finding.rule))
    .map((finding) => `${finding.severity} ${finding.id}`)
    .sort();

describe('year over year', () => {
  const before = report(2022, 'G3', {
    'requests.carried_out.total': 3,
    'requests.carried_out.natural_person': 2,
    'art20_1.normative_docs.in_force': 20,
  });

  it('holds what was carried in against what was carried out, and documents in force against last year’s', () => {
    const now = report(2023, 'G3', {
      'requests.carried_in.total': 4,
      'requests.carried_in.natural_person': 3,
      'art20_1.normative_docs.in_force': 25,
      'art20_1.normative_docs.issued': 4,
      'art20_1.normative_docs.repealed': 1,
    });
    expect(rules(now, before)).toEqual([
      'error XY.CARRY:total',
      'error XY.DOCS:normative_docs',
      'warn XY.CARRY:natural_person',
    ]);
  });

  it('says nothing when the years fit', () => {
    const now = report(2023, 'G3', {
      'requests.carried_in.total': 3,
      'art20_1.normative_docs.in_force': 23,
      'art20_1.normative_docs.issued': 4,
      'art20_1.normative_docs.repealed': 1,
    });
    expect(rules(now, before)).toEqual([]);
  });

  it('carries applications over a change of the form, but not documents', () => {
    const old = report(2020, 'G2', {
      'requests.carried_out.total': 3,
      'art20_1.normative_docs.public_total': 50,
    });
    const now = report(2021, 'G3', { 'requests.carried_in.total': 2, 'art20_1.normative_docs.in_force': 9 });
    expect(rules(now, old)).toEqual(['error XY.CARRY:total']);
  });

  it('refuses another region’s or another year’s report', () => {
    const now = report(2023, 'G3', { 'requests.carried_in.total': 9 });
    expect(rules(now, report(2022, 'G3', { 'requests.carried_out.total': 3 }, '绿水县'))).toEqual([
      'warn ST.PREVIOUS',
    ]);
    expect(rules(now, report(2020, 'G2', { 'requests.carried_out.total': 3 }))).toEqual(['warn ST.PREVIOUS']);
  });
});
