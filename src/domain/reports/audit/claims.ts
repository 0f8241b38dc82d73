/** Claims of the text against the tables: a figure that must equal a cell or a sum of cells. */
import type { Finding } from '../../findings/finding.ts';
import type { Figure } from '../../numbers/figures.ts';
import type { ClaimRule } from '../text-rule.ts';
import {
  type AuditContext,
  cellEvidence,
  clauseStart,
  type FiguredSentence,
  mark,
  sumOf,
  textEvidence,
} from './context.ts';

const reach = 90;

/** Findings for every claim that no cell of the tables bears out. */
export function checkClaims(context: AuditContext): readonly Finding[] {
  const { claims } = context.rulebook.text;
  const live = claims.filter((rule) => rule.expect.some((sum) => sumOf(sum, context) !== null));
  if (live.length === 0) return [];
  const findings = new Map<string, Finding>();
  for (const sentence of context.sentences)
    for (const figure of sentence.figures) {
      if (figure.approximate || figure.unit === '%' || figure.unit === '') continue;
      const before = sentence.text.slice(Math.max(0, figure.start - reach), figure.start);
      const rule = live.find((candidate) => applies(candidate, sentence, figure, before));
      if (rule === undefined) continue;
      const finding = compare(rule, sentence, figure, context);
      if (finding !== null && !findings.has(finding.id)) findings.set(finding.id, finding);
    }
  return [...findings.values()];
}

function applies(rule: ClaimRule, sentence: FiguredSentence, figure: Figure, before: string): boolean {
  return (
    rule.units.includes(figure.unit) &&
    rule.before.test(before) &&
    (rule.context === null || rule.context.test(sentence.around)) &&
    !(rule.unless?.test(before) ?? false)
  );
}

function compare(
  rule: ClaimRule,
  sentence: FiguredSentence,
  figure: Figure,
  context: AuditContext,
): Finding | null {
  const sums = rule.expect
    .map((sum) => ({ sum, value: sumOf(sum, context) }))
    .filter((entry): entry is { sum: (typeof rule.expect)[number]; value: number } => entry.value !== null);
  const first = sums[0];
  if (first === undefined) return null;
  const fits = (value: number): boolean =>
    rule.operator === '<=' ? figure.value <= value : Math.abs(figure.value - value) <= figure.tolerance;
  if (sums.some((entry) => fits(entry.value))) return null;
  const cells = [...new Set(sums.flatMap((entry) => entry.sum.terms.map((term) => term.key)))];
  const others = [...new Set(sums.slice(1).map((entry) => entry.value))].filter(
    (value) => value !== first.value,
  );
  const quote = textEvidence(sentence, clauseStart(sentence.text, figure.start), figure.end);
  return {
    id: `${rule.id}:${figure.value}:${mark(quote.quote)}`,
    kind: rule.kind,
    severity: rule.severity,
    rule: rule.id,
    message: `正文写${rule.label} ${figure.value} ${figure.unit}，表格“${first.sum.label}”是 ${first.value}`,
    arithmetic: `${figure.value} ≠ ${first.value}${others.length === 0 ? '' : `（也不等于 ${others.join('、')}）`}`,
    cells,
    evidence: [
      quote,
      ...cellEvidence(
        context,
        first.sum.terms.map((term) => term.key),
      ),
    ],
  };
}
