/** Report in, findings out. */
import type { Finding, Severity } from '../../findings/finding.ts';
import type { Pages } from '../../pages/page.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { ReadReport } from '../reading.ts';
import type { StructureRule } from '../text-rule.ts';
import { checkBreakdowns } from './breakdowns.ts';
import { checkChanges } from './changes.ts';
import { checkClaims } from './claims.ts';
import { type AuditContext, auditContext, mark, textEvidence } from './context.ts';
import { checkFrequencies } from './frequencies.ts';
import { checkIdentities } from './identities.ts';
import { checkEnumeration, checkMeans, checkPart } from './members.ts';
import { checkRates } from './rates.ts';
import { checkStatements } from './statements.ts';
import { checkStructure } from './structure.ts';

const order: Readonly<Record<Severity, number>> = { error: 0, warn: 1, info: 2 };

/**
 * Audits a report against the identities of its form, its own text and, where given, last year's report.
 * Errors come first; within one severity the tables before the text.
 */
export function audit(
  report: ReadReport,
  pages: Pages,
  rulebook: Rulebook,
  previous?: ReadReport,
): readonly Finding[] {
  const context = auditContext(report, pages, rulebook, previous ?? null);
  const { text } = rulebook;
  const findings: Finding[] = [
    ...checkIdentities(context),
    ...checkClaims(context),
    ...checkStatements(context),
    ...text.enumerations.flatMap((rule) => checkEnumeration(rule, context) ?? []),
    ...text.means.flatMap((rule) => checkMeans(rule, context) ?? []),
    ...text.parts.flatMap((rule) => checkPart(rule, context) ?? []),
    ...checkText(context),
    ...checkStructure(context),
    ...checkWordings(context),
  ];
  const unique = new Map(findings.map((finding) => [finding.id, finding]));
  return [...unique.values()].sort((a, b) => order[a.severity] - order[b.severity]);
}

/** Names of the mechanisms that look at figures within the text alone; structure rules give them their wording. */
export const textChecks: readonly string[] = [
  'breakdowns',
  'breakdowns-short',
  'subsets',
  'rates',
  'rates-explained',
  'frequencies',
  'changes',
  'changes-counted',
];

/** The mechanisms that look at figures within the text alone. */
function checkText(context: AuditContext): readonly Finding[] {
  const rule = (check: string): StructureRule | undefined =>
    context.rulebook.text.structure.find((entry) => entry.check === check);
  const findings: Finding[] = [];
  const sum = rule('breakdowns');
  const short = rule('breakdowns-short');
  const subset = rule('subsets');
  if (sum !== undefined && short !== undefined && subset !== undefined)
    for (const finding of checkBreakdowns(context, { sum, short, subset })) findings.push(finding);
  const wrong = rule('rates');
  const explained = rule('rates-explained');
  if (wrong !== undefined && explained !== undefined)
    for (const finding of checkRates(context, { wrong, explained })) findings.push(finding);
  const frequency = rule('frequencies');
  if (frequency !== undefined)
    for (const finding of checkFrequencies(context, frequency)) findings.push(finding);
  const rate = rule('changes');
  const difference = rule('changes-counted');
  if (rate !== undefined && difference !== undefined)
    for (const finding of checkChanges(context, { rate, difference })) findings.push(finding);
  return findings;
}

function checkWordings(context: AuditContext): readonly Finding[] {
  const findings: Finding[] = [];
  context.lines.forEach((text, i) => {
    if (text.length < 4) return;
    for (const rule of context.rulebook.text.wordings) {
      const match = rule.pattern.exec(text);
      if (match === null || (rule.unless?.test(match[0]) ?? false)) continue;
      const sentence = { text, line: i + 1, from: 0 };
      const from = Math.max(0, match.index - 8);
      findings.push({
        id: `${rule.id}:${mark(match[0])}`,
        kind: rule.kind,
        severity: rule.severity,
        rule: rule.id,
        message: rule.message.replace('{match}', match[0]),
        arithmetic: '',
        cells: [],
        evidence: [textEvidence(sentence, from, match.index + match[0].length + 8)],
      });
    }
  });
  return findings;
}
