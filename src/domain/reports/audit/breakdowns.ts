/** Breakdowns in the text: `5530项，其中：行政许可270项、…` must add up when the list is a partition. */
import type { Finding } from '../../findings/finding.ts';
import type { Figure } from '../../numbers/figures.ts';
import { type Brackets, bracketsOf } from '../../text/brackets.ts';
import type { StructureRule } from '../text-rule.ts';
import { endsWithRest, isList, open, someRunAddsUp, summedUp } from './breakdown-lists.ts';
import { type AuditContext, clauseStart, type FiguredSentence, mark, textEvidence } from './context.ts';

/** A total in the text with the parts listed for it. */
interface Breakdown {
  readonly total: Figure;
  readonly parts: readonly Figure[];
  readonly to: number;
  /** True when print says that the list is complete: brackets right behind the total, or an 其他 item at the end. */
  readonly complete: boolean;
  /** The list follows 其中 (or the like) rather than standing in bare brackets. */
  readonly introduced: boolean;
  /** Semicolons divide the parts: what follows one may as well be told of something else. */
  readonly loose: boolean;
}

const introduction =
  /其中|包括|分别(?:为|是)|分为|含|按照?[^，,。；;\d（(]{2,8}(?:划分|分类|分|来看)(?=[，,：:])/g;
const joint = /^[^0-9０-９，,。；;（(]{0,8}[，,（(：:、。；;\s]*$/;
/** Brackets that hold something else than the parts of the total. */
const aside = /含|另|除|较|比|同比|环比|增长|减少|上年|去年|平均|人均|截至|累计/;
const asides = /[（(][^（()）]*[)）]/g;

/** Brackets inside more brackets than this are no breakdown that anybody wrote. */
const deepest = 6;

/** Findings for every breakdown of the text that does not add up. */
export function checkBreakdowns(
  context: AuditContext,
  rules: { readonly sum: StructureRule; readonly short: StructureRule; readonly subset: StructureRule },
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const sentence of context.passages) {
    if (sentence.figures.length < 2) continue;
    for (const breakdown of breakdownsOf(sentence)) {
      const finding = judge(breakdown, sentence, rules);
      if (finding !== null) findings.push(finding);
    }
  }
  return findings;
}

function breakdownsOf(sentence: FiguredSentence): readonly Breakdown[] {
  const found: Breakdown[] = [];
  const { text, figures } = sentence;
  const brackets = bracketsOf(text);
  const closedBefore = (figure: Figure, at: number): boolean =>
    brackets.openAt(figure.start) > brackets.openAt(at);
  introduction.lastIndex = 0;
  for (let match = introduction.exec(text); match !== null; match = introduction.exec(text)) {
    const depth = brackets.openAt(match.index);
    // What brackets between the total and its list say (21件（含上年结转2件），其中…) is no total of the list.
    const total = figures.findLast(
      (figure) => figure.end <= match.index && !closedBefore(figure, match.index),
    );
    if (total === undefined || depth > deepest) continue;
    if (!joint.test(text.slice(total.end, match.index).replace(asides, ''))) continue;
    const bracket = /[（(]/.test(text.slice(total.end, match.index).replace(asides, ''));
    if (!bracket && belongsToList(total, sentence)) continue;
    const from = match.index + match[0].length;
    const to = bracket ? closing(text, from) : listEnd(sentence, total, from);
    const parts = partsBetween(sentence, brackets, total, from, to, bracket);
    if (parts.length === 0) continue;
    const complete = !open(text, parts) && (/分/.test(match[0]) || endsWithRest(text, parts));
    const loose = /[；;]/.test(text.slice(from, parts.at(-1)?.start));
    found.push({ total, parts, to, complete, introduced: true, loose });
  }
  for (const total of figures) {
    const before = summedUp(total, sentence);
    if (before.length >= 2)
      found.push({ total, parts: before, to: total.end, complete: true, introduced: false, loose: true });
    const bracketed = /^[（(]/.test(text.slice(total.end));
    if (!bracketed || brackets.openAt(total.end) > deepest) continue;
    if (/^[（(](?:其中|包括|含)/.test(text.slice(total.end))) continue;
    const to = closing(text, total.end + 1);
    if (aside.test(text.slice(total.end, to))) continue;
    const parts = partsBetween(sentence, brackets, total, total.end + 1, to, true);
    if (parts.length >= 2) found.push({ total, parts, to, complete: true, introduced: false, loose: false });
  }
  return found;
}

/** True when the figure is one of several of its unit told in a row, so that 其中 may mean all of them. */
function belongsToList(total: Figure, sentence: FiguredSentence): boolean {
  const clause = sentence.text.slice(clauseStart(sentence.text, total.start), total.start);
  if (/共|总|合计|累计/.test(clause)) return false;
  return sentence.figures.some(
    (figure) =>
      figure.end <= total.start &&
      figure.unit === total.unit &&
      /^[^。；;（(]*$/.test(sentence.text.slice(figure.end, total.start)),
  );
}

function closing(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '（' || character === '(') depth++;
    if (character === '）' || character === ')') depth--;
    if (depth === 0) return i;
  }
  return text.length;
}

/**
 * A list without brackets ends with its sentence, or where another 其中 begins. When its very first part ends with a
 * semicolon, semicolons divide its parts and only the full stop ends it.
 */
function listEnd(sentence: FiguredSentence, total: Figure, from: number): number {
  const { text } = sentence;
  const next = text.indexOf('其中', from);
  const last = next < 0 ? text.length : next;
  const stop = /[。；;！!？?]/.exec(text.slice(from, last));
  if (stop === null) return last;
  const first = sentence.figures.filter(
    (figure) => figure.start >= from && figure.end <= from + stop.index && figure.unit === total.unit,
  );
  if (/[。！!？?]/.test(stop[0]) || first.length !== 1) return from + stop.index + 1;
  const full = /[。！!？?]/.exec(text.slice(from, last));
  return full === null ? last : from + full.index + 1;
}

function partsBetween(
  sentence: FiguredSentence,
  brackets: Brackets,
  total: Figure,
  from: number,
  to: number,
  bracket: boolean,
): readonly Figure[] {
  const parts: Figure[] = [];
  for (const figure of sentence.figures) {
    if (figure.start < from || figure.end > to) continue;
    if (figure.unit !== total.unit) {
      // Without brackets, a count of something else ends the list.
      if (!bracket && parts.length > 0 && figure.unit !== '' && figure.unit !== '%') break;
      continue;
    }
    if (brackets.between(from, figure.start) > 0) continue;
    const gap = sentence.text.slice(parts.at(-1)?.end ?? from, figure.start);
    // A verb of a new act ends the list: what follows counts something else.
    if (!bracket && parts.length > 0 && /[，,](?:共|全年|同时|并|另|此外|累计|合计|目前|现(?!场))/.test(gap))
      break;
    parts.push(figure);
  }
  return parts;
}

function judge(
  breakdown: Breakdown,
  sentence: FiguredSentence,
  rules: { readonly sum: StructureRule; readonly short: StructureRule; readonly subset: StructureRule },
): Finding | null {
  const { total, parts } = breakdown;
  const rounding = total.tolerance + parts.reduce((sum, part) => sum + part.tolerance, 0);
  const exceeding = parts.find((part) => !part.approximate && part.value > total.value + rounding);
  if (exceeding !== undefined && !total.approximate && (parts.length === 1 || breakdown.introduced))
    if (parts.length === 1)
      return finding(rules.subset, breakdown, sentence, `${exceeding.value} > ${total.value}`, {
        part: exceeding.value,
        total: total.value,
      });
  if (parts.length < 2 || total.approximate || parts.some((part) => part.approximate)) return null;
  if (someRunAddsUp(parts, total.value, rounding)) return null;
  const sum = round(parts.reduce((whole, part) => whole + part.value, 0));
  const diff = round(Math.abs(sum - total.value));
  const arithmetic = `${parts.map((part) => part.value).join(' + ')} = ${sum} ≠ ${total.value}，差 ${diff}`;
  if (breakdown.loose && (diff * 5 > total.value || (breakdown.introduced && parts.length < 3))) return null;
  if (breakdown.loose && parts.some((part) => part.value > total.value)) return null;
  const facts = { total: total.value, count: parts.length, sum, diff };
  if (sum > total.value && isList(parts)) return finding(rules.sum, breakdown, sentence, arithmetic, facts);
  if (sum < total.value && breakdown.complete)
    return finding(rules.sum, breakdown, sentence, arithmetic, facts);
  if (open(sentence.text, parts)) return null;
  if (sum < total.value && parts.length >= 3 && diff * 10 <= total.value && saysTotal(sentence, total))
    return finding(rules.short, breakdown, sentence, arithmetic, facts);
  return null;
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

function saysTotal(sentence: FiguredSentence, total: Figure): boolean {
  return /共|总|合计|累计/.test(sentence.text.slice(clauseStart(sentence.text, total.start), total.start));
}

function finding(
  rule: StructureRule,
  breakdown: Breakdown,
  sentence: FiguredSentence,
  arithmetic: string,
  facts: Readonly<Record<string, number>>,
): Finding {
  const first = Math.min(breakdown.total.start, breakdown.parts[0]?.start ?? breakdown.to);
  const quote = textEvidence(sentence, clauseStart(sentence.text, first), breakdown.to);
  return {
    id: `${rule.id}:${mark(quote.quote)}`,
    kind: rule.kind,
    severity: rule.severity,
    rule: rule.id,
    message: rule.message.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole)),
    arithmetic,
    cells: [],
    evidence: [quote],
  };
}
