/** The rules in words: forms, and what must add up. */
import type { Identity, IdentityOperator, ReportFormat, Term } from '../../domain/reports/format.ts';
import type { LaidOutTable } from '../../domain/reports/lay-out-table.ts';
import type { Rulebook } from '../../domain/rulebook/rulebook.ts';
import { requireReportAct } from '../../policies/report.ts';
import { tablesOf } from './report-view.ts';

export interface DescribedRule {
  readonly id: string;
  readonly kind: string;
  readonly severity: Identity['severity'];
  readonly scope: Identity['scope'];
  readonly formats: readonly string[];
  /** Labels of the terms of one instance, e.g. `自然人 ＋ 商业企业`. */
  readonly left: readonly SignedLabel[];
  readonly operator: IdentityOperator;
  readonly right: readonly SignedLabel[];
  /** The message of that instance, sums still open. */
  readonly message: string;
  /** How often the rule applies on one form. */
  readonly instances: number;
}

export interface SignedLabel {
  readonly sign: 1 | -1;
  readonly label: string;
}

/** A check of the running text, in words. */
export interface DescribedTextRule {
  readonly id: string;
  readonly kind: string;
  readonly severity: Identity['severity'];
  readonly words: string;
}

export interface DescribedRules {
  readonly fingerprint: string;
  readonly formats: readonly ReportFormat[];
  readonly rules: readonly DescribedRule[];
  readonly text: readonly DescribedTextRule[];
}

/** Every form and every identity. */
export function describeRules(rulebook: Rulebook): DescribedRules {
  requireReportAct('anyone', 'show');
  const groups = Map.groupBy(rulebook.identities, (identity) => identity.id);
  return {
    fingerprint: rulebook.fingerprint,
    formats: rulebook.formats,
    rules: [...groups.values()].map((group) => describe(rulebook, group)),
    text: textRules(rulebook),
  };
}

function textRules({ text }: Rulebook): DescribedTextRule[] {
  const told = [
    ...text.statements,
    ...text.enumerations,
    ...text.means,
    ...text.parts,
    ...text.wordings,
    ...text.structure,
  ];
  const rules = [
    ...text.claims.map(({ id, kind, severity, label, operator, expect }) => ({
      id,
      kind,
      severity,
      words: `正文写的“${label}”，应${operator === '==' ? '等于' : '不大于'}表中的${expect.map((sum) => sum.label).join('，或')}`,
    })),
    ...told.map(({ id, kind, severity, message }) => ({
      id,
      kind,
      severity,
      words: message.replace(/\{\w+\}/g, '……'),
    })),
  ];
  return [...new Map(rules.toReversed().map((rule) => [rule.id, rule])).values()].reverse();
}

function describe(rulebook: Rulebook, group: readonly Identity[]): DescribedRule {
  const one = group.at(-1) as Identity;
  const format = rulebook.formats.find((each) => one.formats.includes(each.id));
  const label = (term: Term): SignedLabel => {
    const name =
      term.from === 'constant' ? String(term.constant) : (format?.cells.get(term.key)?.label ?? term.key);
    const prefix = term.from === 'prev' ? '上一年度 ' : term.from === 'child' ? '各下级 ' : '';
    return { sign: term.sign, label: prefix + name };
  };
  return {
    id: one.id,
    kind: one.kind,
    severity: one.severity,
    scope: one.scope,
    formats: [...new Set(group.flatMap((identity) => identity.formats))],
    left: one.left.map(label),
    operator: one.operator,
    right: one.right.map(label),
    message: one.message,
    instances: group.length,
  };
}

export interface DescribedForm {
  readonly format: ReportFormat;
  readonly tables: readonly LaidOutTable[];
  readonly rules: readonly DescribedRule[];
}

/** One form with its tables and rules; null when there is none of that name. */
export function describeForm(rulebook: Rulebook, formatId: string): DescribedForm | null {
  const format = rulebook.formats.find((each) => each.id.toLowerCase() === formatId.toLowerCase());
  if (format === undefined) return null;
  const { rules } = describeRules(rulebook);
  return {
    format,
    tables: tablesOf(format),
    rules: rules.filter((rule) => rule.formats.includes(format.id)),
  };
}
