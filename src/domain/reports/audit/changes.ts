/** Changes told with both counts: `由34件增加到41件，增长20.6%`, `41件，较上年34件增加7件`. */
import type { Finding } from '../../findings/finding.ts';
import type { Figure } from '../../numbers/figures.ts';
import type { StructureRule } from '../text-rule.ts';
import { type AuditContext, clauseStart, type FiguredSentence, mark, textEvidence } from './context.ts';

const change = /(增长|增加|上升|提高|减少|下降|降低)(?:了|率)?(?:达|为|约)?\s*$/;
/** Right before the count of the year before: 较上年(的), 比2021年(. */
const earlier =
  /(?:[比较](?:上年|上一年|去年|20\d\d年)(?:度)?(?:同期)?|(?:由|从)(?:上年|上一年|去年|20\d\d年)(?:度)?)(?:的)?[（(]?\s*$/;
const later = /(?:增加|增长|上升|提高|减少|下降|降低)?(?:到|至)(?:本年|今年|20\d\d年)?(?:度)?(?:的)?\s*$/;

/** A sentence with more figures is a table that lost its lines. */
const mostFigures = 200;

/** Findings for changes that the two counts beside them contradict. */
export function checkChanges(
  context: AuditContext,
  rules: { readonly rate: StructureRule; readonly difference: StructureRule },
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const sentence of context.sentences) {
    if (sentence.figures.length < 3 || sentence.figures.length > mostFigures) continue;
    sentence.figures.forEach((before, i) => {
      if (before.unit === '%' || before.unit === '' || before.approximate) return;
      if (!earlier.test(upTo(sentence, before))) return;
      const now = countNow(sentence, before, i);
      const told = sentence.figures.find(
        (figure) =>
          figure.start >= Math.max(before.end, now?.end ?? 0) &&
          figure.start - before.end <= 40 &&
          change.test(upTo(sentence, figure)),
      );
      if (now === null || told === undefined || told.approximate || before.value === 0) return;
      const finding = judge(sentence, now, before, told, rules);
      if (finding !== null) findings.push(finding);
    });
  }
  return findings;
}

function upTo(sentence: FiguredSentence, figure: Figure): string {
  return sentence.text.slice(Math.max(0, figure.start - 16), figure.start);
}

/** The count of this year: behind 到 or 至 in `由34件增加到41件`, else the count told right before the comparison. */
function countNow(sentence: FiguredSentence, before: Figure, index: number): Figure | null {
  const next = sentence.figures[index + 1];
  if (/[由从]/.test(upTo(sentence, before).slice(-10)))
    return next?.unit === before.unit && later.test(upTo(sentence, next)) && !next.approximate ? next : null;
  const last = sentence.figures[index - 1];
  if (last === undefined || last.unit !== before.unit || last.approximate) return null;
  const between = sentence.text.slice(last.end, before.start);
  return /^[，,（(]?[\u4e00-\u9fff]{0,8}?[比较](?:上|去|20)/.test(between) ? last : null;
}

function judge(
  sentence: FiguredSentence,
  now: Figure,
  before: Figure,
  told: Figure,
  rules: { readonly rate: StructureRule; readonly difference: StructureRule },
): Finding | null {
  const falls = /减少|下降|降低/.test(upTo(sentence, told).slice(-5));
  const difference = falls ? before.value - now.value : now.value - before.value;
  const inRate = told.unit === '%';
  if (!inRate && told.unit !== before.unit) return null;
  const expected = inRate ? (100 * difference) / before.value : difference;
  const rounding = inRate ? 2 * told.tolerance : told.tolerance + now.tolerance + before.tolerance;
  if (Math.abs(expected - told.value) <= rounding + 1e-9) return null;
  const rule = inRate ? rules.rate : rules.difference;
  const shown = inRate ? `${expected.toFixed(told.tolerance >= 0.5 ? 0 : 2)}%` : String(expected);
  const printed = `${told.value}${inRate ? '%' : ''}`;
  const from = clauseStart(sentence.text, Math.min(now.start, before.start));
  const quote = textEvidence(sentence, from, told.end);
  const facts: Record<string, string> = {
    before: String(before.value),
    now: String(now.value),
    printed,
    expected: shown,
  };
  return {
    id: `${rule.id}:${mark(quote.quote)}`,
    kind: rule.kind,
    severity: rule.severity,
    rule: rule.id,
    message: rule.message.replace(/\{(\w+)\}/g, (whole, key: string) => facts[key] ?? whole),
    arithmetic: inRate
      ? `(${now.value} − ${before.value}) ÷ ${before.value} = ${shown} ≠ ${printed}`
      : `${now.value} − ${before.value} = ${now.value - before.value} ≠ ${printed}`,
    cells: [],
    evidence: [quote],
  };
}
