/** Scoring a reading and an audit against a hand-verified report. */
import type { Finding } from '../../src/domain/findings/finding.ts';
import type { ReadReport } from '../../src/domain/reports/reading.ts';
import type { Gold, GoldFinding } from './gold.ts';

export interface Score {
  readonly cellsRight: number;
  readonly cellsWrong: readonly string[];
  readonly metadataWrong: readonly string[];
  /** Gold findings of severity error or warn that rest on arithmetic: found and missed. */
  readonly found: number;
  readonly missed: readonly string[];
  /** Gold findings of every severity that were found. */
  readonly foundOfAll: number;
  /** Errors and warnings that no gold finding knows: false alarms. */
  readonly alarms: readonly string[];
}

/** Compares one report with its gold. */
export function score(gold: Gold, report: ReadReport, findings: readonly Finding[]): Score {
  const cellsWrong = Object.entries(gold.cells)
    .filter(([key, value]) => report.cells.get(key)?.value !== value)
    .map(([key, value]) => `${key}: ${report.cells.get(key)?.value} instead of ${value}`);
  const wanted = gold.findings.filter((each) => each.severity !== 'info' && each.arithmetic !== '');
  const missed = wanted.filter((each) => !findings.some((finding) => matches(each, finding)));
  const alarms = findings.filter(
    (finding) => finding.severity !== 'info' && !gold.findings.some((each) => matches(each, finding)),
  );
  return {
    cellsRight: Object.keys(gold.cells).length - cellsWrong.length,
    cellsWrong,
    metadataWrong: metadata(gold, report),
    found: wanted.length - missed.length,
    missed: missed.map((each) => `${each.id} ${each.statement}`),
    foundOfAll: gold.findings.filter((each) => findings.some((finding) => matches(each, finding))).length,
    alarms: alarms.map((finding) => `${finding.id} ${finding.message}`),
  };
}

function metadata(gold: Gold, report: ReadReport): readonly string[] {
  const wrong: string[] = [];
  const compare = (what: string, got: unknown, want: unknown) => {
    if (got !== want) wrong.push(`${what}: ${String(got)} instead of ${String(want)}`);
  };
  compare('year', report.year, gold.year);
  compare('generation', report.generation, gold.generation);
  compare('title', report.title, gold.title);
  compare('chapters', report.chapters.map((chapter) => chapter.heading).join('|'), gold.chapters.join('|'));
  for (const key of ['published', 'period_from', 'period_to', 'form_filled'] as const)
    compare(key, report.dates[key], gold.dates[key] ?? null);
  for (const key of ['address', 'postcode', 'phone', 'email'] as const)
    compare(key, report.contact[key], gold.contact[key]);
  const short = (name: string) => name.replace(/（.*$/, '').replace(/^.+市(?=.+区$)/, '');
  compare('region', report.region?.name, short(gold.region.name));
  return wrong;
}

/** The same defect: one kind, and a cell or a piece of evidence in common (or nothing to point at on either side). */
function matches(gold: GoldFinding, finding: Finding): boolean {
  if (gold.kind !== finding.kind) return false;
  if (gold.identity !== undefined) {
    const column = (key: string) => key.split('.').at(-1);
    return gold.identity === finding.rule && column(gold.cells?.[0] ?? '') === column(finding.cells[0] ?? '');
  }
  if (gold.cells?.some((key) => finding.cells.includes(key)) ?? false) return true;
  const shared = gold.evidence.some((evidence) =>
    finding.evidence.some(
      (other) => other.line !== null && other.line === evidence.line && overlaps(other.quote, evidence.quote),
    ),
  );
  const nothingToPointAt = gold.evidence.length === 0 || finding.evidence.length === 0;
  return shared || (nothingToPointAt && (gold.cells ?? []).length === 0 && finding.cells.length === 0);
}

function overlaps(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.includes(short)) return true;
  for (let size = Math.min(short.length, 12); size >= 6; size--)
    for (let from = 0; from + size <= short.length; from++)
      if (long.includes(short.slice(from, from + size))) return true;
  return false;
}
