/** What every check of the auditor looks at. */
import type { Evidence } from '../../findings/finding.ts';
import type { Pages } from '../../pages/page.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { CellLookup } from '../evaluate-identity.ts';
import type { ReportFormat, Term } from '../format.ts';
import type { ReadReport } from '../reading.ts';
import type { CellSum } from '../text-rule.ts';
import { type FiguredSentence, runningText } from './running-text.ts';

export type { FiguredSentence } from './running-text.ts';

export interface AuditContext {
  readonly report: ReadReport;
  readonly previous: ReadReport | null;
  readonly format: ReportFormat | null;
  readonly lines: readonly string[];
  readonly rulebook: Rulebook;
  /** Sentences of the running text (tables left out). */
  readonly sentences: readonly FiguredSentence[];
  /** The same text with the sentences of one enumeration put together. */
  readonly passages: readonly FiguredSentence[];
  readonly lookup: CellLookup;
}

/** Prepares a report for the checks: its running text is split into sentences and figures once. */
export function auditContext(
  report: ReadReport,
  pages: Pages,
  rulebook: Rulebook,
  previous: ReadReport | null,
): AuditContext {
  const { sentences, passages } = runningText(pages.lines, tableLines(report));
  const cellsOf = (from: Term['from']) => (from === 'prev' ? previous : report);
  return {
    report,
    previous,
    format: rulebook.formats.find((format) => format.id === report.generation) ?? null,
    lines: pages.lines,
    rulebook,
    sentences,
    passages,
    lookup: (key, from) => {
      const cell = cellsOf(from)?.cells.get(key);
      if (cell === undefined || cell.settled === 'absent' || cell.settled === 'ambiguous') return undefined;
      return cell.value;
    },
  };
}

/** Lines on which table cells stand; running text on the same line as a cell is rare enough to leave out. */
function tableLines(report: ReadReport): ReadonlySet<number> {
  const lines = new Set<number>();
  for (const cell of report.cells.values()) if (cell.place !== null) lines.add(cell.place.line);
  return lines;
}

/** The value of a sum of cells, or null when the report does not print one of them or prints it blank. */
export function sumOf(sum: CellSum, context: AuditContext): number | null {
  let total = 0;
  let known = false;
  for (const term of sum.terms) {
    if (context.format !== null && term.from !== 'constant' && !context.format.cells.has(term.key))
      return null;
    const value = term.from === 'constant' ? term.constant : context.lookup(term.key, term.from);
    if (value === undefined) return null;
    if (value !== null) known = true;
    total += term.sign * (value ?? 0);
  }
  return known ? total : null;
}

/** The printed row of a cell as evidence: its label and what stood beside it. */
export function cellEvidence(context: AuditContext, keys: readonly string[]): Evidence[] {
  const seen = new Set<string>();
  const evidence: Evidence[] = [];
  for (const key of keys) {
    const form = context.format?.cells.get(key);
    const cell = context.report.cells.get(key);
    if (form === undefined || cell === undefined) continue;
    const row = `${form.table}/${form.row ?? form.group}`;
    if (seen.has(`${row}/${form.column}`)) continue;
    seen.add(`${row}/${form.column}`);
    evidence.push({ quote: `${form.label} ${cell.raw ?? '（空）'}`, line: cell.place?.line ?? null });
  }
  return evidence;
}

/** A piece of a sentence as evidence. */
export function textEvidence(
  sentence: Pick<FiguredSentence, 'text' | 'line'> & { readonly breaks?: FiguredSentence['breaks'] },
  from: number,
  to: number,
): Evidence {
  const piece = sentence.text.slice(Math.max(0, from), to);
  const start = Math.max(0, from) + piece.length - piece.trimStart().length;
  const line = sentence.breaks?.findLast((entry) => entry.at <= start)?.line ?? sentence.line;
  return { quote: piece.trim(), line };
}

const clauseStop = /[，,。；;：:（(]/;

/** Start of the clause that a position of a sentence lies in; closed brackets belong to their clause. */
export function clauseStart(text: string, position: number): number {
  let depth = 0;
  for (let i = position - 1; i >= 0; i--) {
    const character = text.charAt(i);
    if (character === '）' || character === ')') depth++;
    else if (depth > 0 && (character === '（' || character === '(')) depth--;
    else if (depth === 0 && clauseStop.test(character)) return i + 1;
  }
  return 0;
}

/** A short stable mark of a text, for ids of findings that rest on words. */
export function mark(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
