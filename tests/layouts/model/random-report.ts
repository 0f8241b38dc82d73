/** Random valid reports of every generation. */
import fc from 'fast-check';
import type { ReportFormat } from '../../../src/domain/reports/format.ts';
import { testRulebook } from '../../support/rulebook.ts';
import {
  randomDecisions,
  randomItems,
  randomRequests,
  randomReviews,
  randomStatistics,
} from './random-tables.ts';
import type { ReportModel } from './report-model.ts';

function formatOf(id: string): ReportFormat {
  const format = testRulebook.formats.find((each) => each.id === id);
  if (format === undefined) throw new Error(`no format ${id}`);
  return format;
}

function rowsOf(format: ReportFormat, table: string): readonly string[] {
  const rows = format.tables.find((each) => each.key === table)?.rows ?? [];
  return rows.filter((row) => !row.header).map((row) => row.key);
}

/** Counties and districts whose name no other division has. */
const regions: readonly string[] = (() => {
  const names = testRulebook.divisions.map((division) => division.name);
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return testRulebook.divisions
    .filter(({ code, name }) => !code.endsWith('00') && counts.get(name) === 1 && name.length >= 3)
    .map((division) => division.name)
    .filter((_, i) => i % 41 === 0);
})();

const years = { G1: [2014, 2018], G2: [2019, 2020], G3: [2021, 2025] } as const;

/** A random report of one generation. */
export function randomReport(id: keyof typeof years): fc.Arbitrary<ReportModel> {
  const format = formatOf(id);
  const requests = randomRequests(rowsOf(format, 'requests'));
  const tables = {
    G1: fc.tuple(randomStatistics(rowsOf(format, 'stats'))),
    G2: fc.tuple(randomItems, requests, randomReviews),
    G3: fc.tuple(randomDecisions, requests, randomReviews),
  }[id] as fc.Arbitrary<Readonly<Record<string, number>>[]>;
  const [first, last] = years[id];
  return fc
    .record({
      region: fc.constantFrom(...regions),
      year: fc.integer({ min: first, max: last }),
      tables,
      phone: fc.integer({ min: 2_000_000, max: 8_999_999 }),
    })
    .map(({ region, year, tables: parts, phone }) => ({
      format,
      region,
      year,
      values: new Map(parts.flatMap((part) => Object.entries(part))),
      phone: `0873-${phone}`,
    }));
}

/** A random report of any generation. */
export const anyReport: fc.Arbitrary<ReportModel> = fc.oneof(
  { weight: 1, arbitrary: randomReport('G1') },
  { weight: 2, arbitrary: randomReport('G2') },
  { weight: 2, arbitrary: randomReport('G3') },
);

/** A random report of the generations with six fixed chapters. */
export const chapteredReport: fc.Arbitrary<ReportModel> = fc.oneof(randomReport('G2'), randomReport('G3'));
