/** Checks of how a report is built, one mechanism each; which of them apply and their wording is in rules/. */
import type { Finding } from '../../findings/finding.ts';
import type { AuditContext } from './context.ts';
import type { Mechanism } from './mechanism.ts';
import { checkChapterSays, checkChapters, checkEmptyChapter } from './structure-chapters.ts';
import { checkDuplicateText } from './structure-duplicates.ts';
import {
  checkDeadline,
  checkFormatYear,
  checkMetadata,
  checkPeriod,
  checkPrevious,
} from './structure-metadata.ts';
import { checkBlankCells, checkCellCount, checkSplitDigits, checkTables } from './structure-tables.ts';

const noted =
  (codes: readonly string[]): Mechanism =>
  (context) => {
    const notes = context.report.notes.filter((note) => codes.includes(note.code));
    if (notes.length === 0) return [];
    return [
      {
        facts: { detail: notes.map((note) => note.message).join('；') },
        cells: notes.flatMap((note) => note.cells ?? []),
        evidence: notes.map((note) => ({ quote: note.message, line: note.line ?? null })),
      },
    ];
  };

const mechanisms: Readonly<Record<string, Mechanism>> = {
  chapters: checkChapters,
  tables: checkTables,
  annex: checkTables,
  'cell-count': checkCellCount,
  'split-digits': checkSplitDigits,
  'blank-cells': checkBlankCells,
  'heading-numbers': noted(['heading-number']),
  'amount-units': noted(['unit-missing', 'unit-in-cell']),
  'empty-chapter': checkEmptyChapter,
  'chapter-says': checkChapterSays,
  period: checkPeriod,
  deadline: checkDeadline,
  'deadline-organ': checkDeadline,
  'format-year': checkFormatYear,
  metadata: checkMetadata,
  'previous-report': checkPrevious,
  'duplicate-text': checkDuplicateText,
};

/** Names of the mechanisms that a structure rule may call. */
export const structureChecks: readonly string[] = Object.keys(mechanisms);

/** Findings of every structure rule that applies to the report's form. */
export function checkStructure(context: AuditContext): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of context.rulebook.text.structure) {
    if (context.report.generation !== null && !rule.formats.includes(context.report.generation)) continue;
    for (const defect of mechanisms[rule.check]?.(context, rule) ?? [])
      findings.push({
        id: defect.about === undefined ? rule.id : `${rule.id}:${defect.about}`,
        kind: rule.kind,
        severity: rule.severity,
        rule: rule.id,
        message: rule.message.replace(/\{(\w+)\}/g, (whole, key: string) =>
          String(defect.facts[key] ?? whole),
        ),
        arithmetic: defect.arithmetic ?? '',
        cells: defect.cells ?? [],
        evidence: defect.evidence ?? [],
      });
  }
  return findings;
}
