/** Statements without a figure of their own (无行政复议, 均获维持, 办结率100%) against the tables. */
import type { Finding } from '../../findings/finding.ts';
import type { StatementRule } from '../text-rule.ts';
import {
  type AuditContext,
  cellEvidence,
  type FiguredSentence,
  mark,
  sumOf,
  textEvidence,
} from './context.ts';

/** Findings for every statement that a cell of the tables contradicts. */
export function checkStatements(context: AuditContext): readonly Finding[] {
  const rules = context.rulebook.text.statements;
  const findings = new Map<string, Finding>();
  for (const sentence of context.sentences) {
    if (!/申请|复议|诉讼|费|不予公开/.test(sentence.text)) continue;
    for (const rule of rules) {
      const match = rule.pattern.exec(sentence.text);
      if (match === null || (rule.unless?.test(withClause(sentence.text, match)) ?? false)) continue;
      const finding = contradiction(rule, sentence, match, context);
      if (finding !== null && !findings.has(finding.rule)) findings.set(finding.rule, finding);
    }
  }
  return [...findings.values()];
}

/** The matched words with the rest of their clause. */
function withClause(text: string, match: RegExpExecArray): string {
  const end = match.index + match[0].length;
  const rest = /^[^，,。；;]*/.exec(text.slice(end))?.[0] ?? '';
  return match[0] + rest;
}

function contradiction(
  rule: StatementRule,
  sentence: FiguredSentence,
  match: RegExpExecArray,
  context: AuditContext,
): Finding | null {
  const broken = rule.zero
    .map((sum) => ({ sum, value: sumOf(sum, context) }))
    .find((entry) => entry.value !== null && entry.value !== 0);
  if (broken === undefined) return null;
  const keys = broken.sum.terms.map((term) => term.key);
  const part = rule.ratio === null ? null : sumOf(rule.ratio.part, context);
  const whole = rule.ratio === null ? null : sumOf(rule.ratio.whole, context);
  const rate =
    part !== null && whole !== null && whole > 0
      ? `${part} ÷ ${whole} = ${((100 * part) / whole).toFixed(2)}%`
      : '';
  const ratioKeys =
    rule.ratio === null ? [] : [...rule.ratio.part.terms, ...rule.ratio.whole.terms].map((term) => term.key);
  const quote = textEvidence(sentence, match.index, match.index + match[0].length);
  return {
    id: `${rule.id}:${mark(quote.quote)}`,
    kind: rule.kind,
    severity: rule.severity,
    rule: rule.id,
    message: rule.message.replaceAll('{label}', broken.sum.label).replaceAll('{value}', String(broken.value)),
    arithmetic: rate === '' ? `${broken.value} ≠ 0` : rate,
    cells: [...new Set([...keys, ...ratioKeys])],
    evidence: [quote, ...cellEvidence(context, keys)],
  };
}
