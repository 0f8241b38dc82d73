/** Enumerations, means and parts: figures of the text held against the members of one table group or one whole. */
import type { Finding } from '../../findings/finding.ts';
import type { Figure } from '../../numbers/figures.ts';
import type { EnumerationRule, MeansRule, PartRule } from '../text-rule.ts';
import {
  type AuditContext,
  cellEvidence,
  clauseStart,
  type FiguredSentence,
  mark,
  sumOf,
  textEvidence,
} from './context.ts';

const fill = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => facts[key] ?? whole);

/** An enumeration of which at least two figures equal member cells: each figure left over must fit the rest. */
export function checkEnumeration(rule: EnumerationRule, context: AuditContext): Finding | null {
  const rest = sumOf(rule.rest, context);
  if (rest === null) return null;
  for (const sentence of context.sentences) {
    const outer = sentence.figures.filter(
      (figure) =>
        figure.unit === rule.unit && !figure.approximate && depthAt(sentence.text, figure.start) === 0,
    );
    if (outer.length < 3) continue;
    const clause = (figure: Figure) =>
      sentence.text.slice(clauseStart(sentence.text, figure.start), figure.start);
    const known = outer.filter((figure) =>
      rule.members.some(
        (member) =>
          member.words.test(clause(figure)) && context.lookup(member.term.key, 'this') === figure.value,
      ),
    );
    if (known.length < 2) continue;
    const over = outer.find((figure) => !known.includes(figure) && figure.value > rest);
    if (over === undefined) continue;
    const words = clause(over).trim();
    const quote = textEvidence(sentence, clauseStart(sentence.text, over.start), over.end);
    const keys = rule.rest.terms.map((term) => term.key);
    const sum = outer.reduce((total, figure) => total + figure.value, 0);
    return {
      id: `${rule.id}:${mark(quote.quote)}`,
      kind: rule.kind,
      severity: rule.severity,
      rule: rule.id,
      message: fill(rule.message, {
        words,
        value: String(over.value),
        label: rule.rest.label,
        rest: String(rest),
      }),
      arithmetic: `${over.value} > ${rest}；${outer.map((figure) => figure.value).join(' + ')} = ${sum}`,
      cells: keys,
      evidence: [quote, ...cellEvidence(context, keys)],
    };
  }
  return null;
}

function depthAt(text: string, to: number): number {
  let depth = 0;
  for (let i = 0; i < to; i++) {
    const character = text.charAt(i);
    if (character === '（' || character === '(') depth++;
    if (character === '）' || character === ')') depth--;
  }
  return depth;
}

/** Means named in the text whose cells are blank or zero, while means not named hold the numbers. */
export function checkMeans(rule: MeansRule, context: AuditContext): Finding | null {
  for (const sentence of context.sentences) {
    const match = rule.pattern.exec(sentence.text);
    if (match === null) continue;
    const named = rule.members.filter((member) => member.words.test(match[0]));
    const others = rule.members.filter((member) => !named.includes(member));
    const value = (key: string) => context.lookup(key, 'this');
    const filled = others.filter((member) => (value(member.term.key) ?? 0) > 0);
    const empty = named.filter(
      (member) => value(member.term.key) !== undefined && (value(member.term.key) ?? 0) === 0,
    );
    if (named.length === 0 || empty.length < named.length || filled.length === 0) continue;
    const total = filled.reduce((sum, member) => sum + (value(member.term.key) ?? 0), 0);
    const keys = [...filled, ...empty].map((member) => member.term.key);
    const end = sentence.figures.find((figure) => figure.start >= match.index + match[0].length - 1)?.end;
    const quote = textEvidence(sentence, match.index, Math.max(end ?? 0, match.index + match[0].length));
    return {
      id: `${rule.id}:${mark(quote.quote)}`,
      kind: rule.kind,
      severity: rule.severity,
      rule: rule.id,
      message: fill(rule.message, {
        named: named.map((member) => member.words.exec(match[0])?.[0] ?? '').join('、'),
        named_cells: empty.map((member) => `“${member.label}”`).join('、'),
        other_cells: filled.map((member) => `“${member.label}”`).join('、'),
        value: String(total),
      }),
      arithmetic: `${filled.map((member) => `${member.label} ${value(member.term.key)}`).join('，')}；${empty.map((member) => `${member.label} 空`).join('，')}`,
      cells: keys,
      evidence: [quote, ...cellEvidence(context, keys)],
    };
  }
  return null;
}

/** A part told elsewhere that is greater than the whole told for the government. */
export function checkPart(rule: PartRule, context: AuditContext): Finding | null {
  const whole = find(rule, rule.whole, context.sentences, null);
  if (whole === null) return null;
  const part = find(rule, rule.part, context.sentences, whole);
  if (part === null) return null;
  const quote = (found: Found) =>
    textEvidence(found.sentence, clauseStart(found.sentence.text, found.figure.start), found.figure.end);
  return {
    id: `${rule.id}:${mark(quote(part).quote)}`,
    kind: rule.kind,
    severity: rule.severity,
    rule: rule.id,
    message: fill(rule.message, { whole: String(whole.figure.value), part: String(part.figure.value) }),
    arithmetic: `${part.figure.value} > ${whole.figure.value}`,
    cells: [],
    evidence: [quote(whole), quote(part)],
  };
}

interface Found {
  readonly sentence: FiguredSentence;
  readonly figure: Figure;
}

function find(
  rule: PartRule,
  pattern: RegExp,
  sentences: readonly FiguredSentence[],
  whole: Found | null,
): Found | null {
  for (const sentence of sentences)
    for (const figure of sentence.figures) {
      if (figure.unit !== rule.unit || figure.approximate || figure === whole?.figure) continue;
      if (whole !== null && figure.value <= whole.figure.value) continue;
      const before = sentence.text.slice(Math.max(0, figure.start - 40), figure.start);
      const clause = sentence.text.slice(clauseStart(sentence.text, figure.start), figure.start);
      if (whole !== null && (rule.unless?.test(clause) ?? false)) continue;
      if (pattern.test(before)) return { sentence, figure };
    }
  return null;
}
