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
      const wording = wordingOf(sentence, figure);
      const rule = live.find((candidate) => applies(candidate, sentence, figure, wording));
      if (rule === undefined || isAnotherYear(sentence, figure, context)) continue;
      if (isPartOfTold(rule, sentence, figure, context)) continue;
      const finding = compare(rule, sentence, figure, context);
      if (finding !== null && !findings.has(finding.id)) findings.set(finding.id, finding);
    }
  return [...findings.values()];
}

/** The words before a figure; and, where its noun follows it (`41件政府信息公开申请`), the same with the noun put first. */
function wordingOf(sentence: FiguredSentence, figure: Figure): readonly string[] {
  const start = Math.max(0, figure.start - reach);
  const before = sentence.text.slice(start, figure.start).replace(/[“”"‘’「」『』]/g, '');
  const shared = respectively(before);
  if (shared !== null) return [shared];
  const noun = followingNoun.exec(sentence.text.slice(figure.end, figure.end + longestNoun));
  return noun === null ? [before] : [before, before + (noun[1] as string)];
}

/** `复议、诉讼分别为2件、1件`: the words that belong to the figure at the end. */
function respectively(before: string): string | null {
  const match = /^(.*?)分别(?:为|是|有|达)?((?:[\d０-９]+[^\d０-９、，,。；;]{1,3}[、，,和])*)$/.exec(before);
  if (match === null) return null;
  const words = match[1] as string;
  const clause = words.slice(
    Math.max(...['，', ',', '。', '；', ';'].map((stop) => words.lastIndexOf(stop))) + 1,
  );
  const items = clause.split(/[、和及与]/);
  return items[(match[2] as string).split(/[、，,和]/).length - 1] ?? null;
}

const longestNoun = 24;
/** A noun, not what was done with it (均已答复, 全部办结). */
const followingNoun = /^(?:的)?((?:(?![均已都被将全])[\u4e00-\u9fff]){2,20}?)(?=[，,。；;、（(：:]|$)/;

function applies(
  rule: ClaimRule,
  sentence: FiguredSentence,
  figure: Figure,
  wording: readonly string[],
): boolean {
  return (
    rule.units.includes(figure.unit) &&
    (rule.context === null || rule.context.test(sentence.around)) &&
    wording.some((words) => rule.before.test(words) && !(rule.unless?.test(words) ?? false))
  );
}

/** True when the clause speaks of an earlier year, or of all the years since one. */
function isAnotherYear(sentence: FiguredSentence, figure: Figure, context: AuditContext): boolean {
  const { year } = context.report;
  const clause = sentence.text.slice(clauseStart(sentence.text, figure.start), figure.start);
  if (
    /自(?:20\d\d年)?[^，,]{0,20}以来|历年|(?:上年|去年|上一年)(?:同期|度?(?:的|共)?$|度?(?:共)?(?:收到|受理))/.test(
      clause,
    )
  )
    return true;
  if (/^自[^。；;]{0,40}以来，/.test(sentence.text.slice(0, Math.min(figure.start, reach)).trim()))
    return true;
  const opening = /^\s*(20\d\d)年度?[，,]/.exec(sentence.text);
  if (opening !== null && year !== null && Number(opening[1]) < year)
    if (context.lines[sentence.line - 1]?.includes(`${year}年`) === true) return true;
  const named = /(20\d\d)年(?!度?(?:结转|转结|转接|遗留))(?!.*20\d\d年)/.exec(clause);
  if (named === null || year === null) return false;
  return Number(named[1]) < year && !/(?:至|到|转|入|下)$/.test(clause.slice(0, named.index));
}

/** A sentence with more figures is no sentence that tells parts and their whole. */
const mostParts = 40;

/** True when the same sentence also tells the whole that the table prints: then a smaller figure is one body's part. */
function isPartOfTold(
  rule: ClaimRule,
  sentence: FiguredSentence,
  figure: Figure,
  context: AuditContext,
): boolean {
  if (sentence.figures.length > mostParts) return false;
  if (partsMakeTotal(rule, sentence, figure, context)) return true;
  return sentence.figures.some((other) => {
    if (other === figure || other.unit !== figure.unit || other.value <= figure.value) return false;
    const clause = sentence.text.slice(clauseStart(sentence.text, other.start), other.start);
    if (!/合计|总计/.test(clause) && !applies(rule, sentence, other, wordingOf(sentence, other)))
      return false;
    return rule.expect.some((sum) => sumOf(sum, context) === other.value);
  });
}

/** The cells that a claim means in the first place, not those that may explain it. */
function cellsMeant(rule: ClaimRule): ReadonlySet<string> {
  const known = meant.get(rule);
  if (known !== undefined) return known;
  const keys = new Set(rule.expect.slice(0, 2).flatMap((sum) => sum.terms.map((term) => term.key)));
  meant.set(rule, keys);
  return keys;
}

const meant = new WeakMap<ClaimRule, ReadonlySet<string>>();

/** True when the figures that the sentence claims for several bodies or channels make up what the table prints. */
function partsMakeTotal(
  rule: ClaimRule,
  sentence: FiguredSentence,
  figure: Figure,
  context: AuditContext,
): boolean {
  const { claims } = context.rulebook.text;
  const cells = cellsMeant(rule);
  const parts = sentence.figures.filter(
    (other) =>
      other.unit === figure.unit &&
      claims.some(
        (candidate) =>
          [...cellsMeant(candidate)].some((key) => cells.has(key)) &&
          applies(candidate, sentence, other, wordingOf(sentence, other)),
      ),
  );
  const sum = parts.reduce((total, part) => total + part.value, 0);
  return parts.length >= 2 && rule.expect.slice(0, 1).some((each) => sumOf(each, context) === sum);
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
