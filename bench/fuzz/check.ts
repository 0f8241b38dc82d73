/** What must hold for every file, however broken. */
import type { Finding } from '../../src/domain/findings/finding.ts';
import type { Pages, ReadingResult } from '../../src/domain/pages/page.ts';
import { audit } from '../../src/domain/reports/audit/audit.ts';
import type { ReadReport } from '../../src/domain/reports/reading.ts';
import { recognise } from '../../src/domain/reports/recognise/recognise.ts';
import type { Rulebook } from '../../src/domain/rulebook/rulebook.ts';
import { readPages } from '../../src/reading/read-file.ts';
import type { ReportFile } from '../reports.ts';

export interface Checked {
  /** `ok`, or the code of the problem. */
  readonly outcome: string;
  /** Processor time of this thread, in milliseconds: reading, recognising, auditing. */
  readonly times: { readonly read: number; readonly recognise: number; readonly audit: number };
  /** What did not hold; null when everything did. */
  readonly failure: string | null;
}

const codes = new Set([
  'empty',
  'too-large',
  'unsupported-type',
  'encrypted',
  'damaged',
  'no-text-layer',
  'too-many-pages',
  'too-many-cells',
  'timeout',
  'not-a-report',
]);
const MIB = 1024 * 1024;
const textLimit = 2_000;
const hardLimit = 10_000;

function now(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Reads, recognises and audits the file, and looks at what came out. `readFile` may read it in another thread. */
export async function check(
  { bytes, name }: ReportFile,
  rulebook: Rulebook,
  readFile: (bytes: Uint8Array, name: string) => Promise<ReadingResult> = readPages,
): Promise<Checked> {
  const times = { read: 0, recognise: 0, audit: 0 };
  const start = now();
  const lap = () => now() - start - times.read - times.recognise - times.audit;
  try {
    const read = await readFile(bytes, name);
    times.read = lap();
    if (!read.ok) {
      const { code, message } = read.problem;
      const clear = codes.has(code) && message.length >= 8;
      return {
        outcome: code,
        times,
        failure: clear ? late(times, 0) : `unclear problem: ${code} ${message}`,
      };
    }
    const report = recognise(read.pages, rulebook);
    times.recognise = lap();
    const findings = audit(report, read.pages, rulebook);
    times.audit = lap();
    const failure = wrong(read.pages, report, findings) ?? late(times, bytes.byteLength);
    return { outcome: 'ok', times, failure };
  } catch (error) {
    return {
      outcome: 'thrown',
      times,
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

/** `size` of a text; 0 for files whose reading has only the hard limit. */
function late(times: Checked['times'], size: number): string | null {
  const whole = times.read + times.recognise + times.audit;
  const limit = size > 0 && size <= 4 * MIB ? textLimit : hardLimit;
  if (whole <= limit) return null;
  const parts = Object.entries(times).map(([part, time]) => `${part} ${Math.round(time)}`);
  return `took ${Math.round(whole)} ms of ${limit} (${parts.join(', ')})`;
}

function wrong(pages: Pages, report: ReadReport, findings: readonly Finding[]): string | null {
  const { length } = pages.lines;
  const onLine = (line: number | null | undefined) =>
    line === null || line === undefined || (Number.isInteger(line) && line >= 1 && line <= length);
  for (const cell of report.cells.values()) {
    const numbers = [cell.value, ...(cell.candidates ?? [])];
    if (numbers.some((value) => value !== null && !Number.isFinite(value)))
      return `cell ${cell.key} is not finite: ${numbers}`;
    if (!onLine(cell.place?.line)) return `cell ${cell.key} stands on line ${cell.place?.line} of ${length}`;
  }
  for (const finding of findings) {
    if (/NaN|Infinity|undefined/.test(finding.message + finding.arithmetic))
      return `finding ${finding.id}: ${finding.message} ${finding.arithmetic}`;
    const stray = finding.evidence.find((evidence) => !onLine(evidence.line));
    if (stray !== undefined) return `finding ${finding.id} points to line ${stray.line} of ${length}`;
  }
  if (report.year !== null && !Number.isInteger(report.year)) return `year ${report.year}`;
  for (const block of pages.blocks) {
    if (!onLine(block.place.line)) return `a block stands on line ${block.place.line} of ${length}`;
    if (block.kind === 'grid')
      for (const cell of block.cells) {
        const inside = cell.row >= 0 && cell.column >= 0 && cell.row + cell.rowSpan <= block.rowCount;
        if (!inside || cell.column + cell.columnSpan > block.columnCount || !onLine(cell.place.line))
          return `table cell ${cell.row},${cell.column} +${cell.rowSpan}x${cell.columnSpan} outside ${block.rowCount}x${block.columnCount}`;
      }
  }
  JSON.stringify([pages.title, { ...report, cells: [...report.cells] }, findings]);
  return null;
}
