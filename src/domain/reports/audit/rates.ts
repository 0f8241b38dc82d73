/**
 * Rates beside their counts: `转接181次，转接成功149次，转接成功率98.03%`. A rate is called wrong only when its own
 * numerator is told (its name says which count that is), a whole is told, and no whole in the sentence gives it.
 */
import type { Evidence, Finding } from '../../findings/finding.ts';
import type { Figure } from '../../numbers/figures.ts';
import type { StructureRule } from '../text-rule.ts';
import { type AuditContext, clauseStart, type FiguredSentence, mark, textEvidence } from './context.ts';

interface Rate {
  readonly figure: Figure;
  /** The rate's name without 率 (转接成功, 满意); empty for a share of a whole (占…%). */
  readonly stem: string;
  readonly nameStart: number;
}

const name = /([\u4e00-\u9fff]{1,10})率(?:高达|达到?|为|是|约为|提高到|提升至|提升到)?\s*$/;
const share = /占(?!全(?!部|年)|[省市县区])(?:比|总数|总量|全部|申请)?[^，,。；;\d]{0,8}$/;
const leading = /^.*(?:的|其|了|年|月|均|总体|整体|综合)/;

/** Findings for rates that the counts of their sentence contradict. */
export function checkRates(
  context: AuditContext,
  rules: { readonly wrong: StructureRule; readonly explained: StructureRule },
): readonly Finding[] {
  const findings: Finding[] = [];
  const look = (sentence: FiguredSentence, shares: boolean) => {
    const rates = ratesOf(sentence);
    for (const rate of rates) {
      if ((rate.stem === '') !== shares) continue;
      const finding = judge(rate, rates, sentence, rules);
      if (finding !== null) findings.push(finding);
    }
  };
  for (const sentence of context.sentences) look(sentence, false);
  // The shares of one whole may be divided by semicolons, and the whole may stand a sentence before them.
  for (const passage of context.passages) look(passage, true);
  return findings;
}

function ratesOf(sentence: FiguredSentence): readonly Rate[] {
  return sentence.figures.flatMap((figure) => {
    if (figure.unit !== '%' || figure.value > 100) return [];
    const before = sentence.text.slice(Math.max(0, figure.start - 20), figure.start);
    const match = name.exec(before);
    if (match === null && share.test(before)) return [{ figure, stem: '', nameStart: figure.start - 1 }];
    if (match === null) return [];
    const stem = (match[1] as string).replace(leading, '');
    return stem.length < 2 ? [] : [{ figure, stem, nameStart: figure.start - match[0].length }];
  });
}

/**
 * The count that the rate's name belongs to: the nearest one before (or behind) it whose words carry the stem. Words
 * that carry the longer stem of another rate (全流程网办) count for that rate, not for this one (网办).
 */
function numeratorOf(rate: Rate, all: readonly Rate[], sentence: FiguredSentence): Figure | null {
  const known = numerators.get(rate);
  if (known !== undefined) return known;
  const found = findNumerator(rate, all, sentence);
  numerators.set(rate, found);
  return found;
}

/** Every rate is held against every other one of its sentence: each one's count is looked for once. */
const numerators = new WeakMap<Rate, Figure | null>();

function findNumerator(rate: Rate, all: readonly Rate[], sentence: FiguredSentence): Figure | null {
  const counts = countsOf(sentence);
  if (rate.stem === '') {
    const last = sentence.figures.findLast((figure) => figure.end <= rate.figure.start);
    return last !== undefined && counts.includes(last) ? last : null;
  }
  const longer = all.filter(
    (other) => other.stem.length > rate.stem.length && other.stem.includes(rate.stem),
  );
  const named = namedCounts(sentence).filter(
    ({ words }) => words.includes(rate.stem) && !longer.some((other) => words.includes(other.stem)),
  );
  const negated = new RegExp(`(?:不|未|非|无)${rate.stem}`);
  const positive = named.filter(({ clause }) => !negated.test(clause)).map(({ figure }) => figure);
  return positive.findLast((figure) => figure.start < rate.figure.start) ?? positive[0] ?? null;
}

interface NamedCount {
  readonly figure: Figure;
  readonly clause: string;
  /** The clause without the words that rates and counts share. */
  readonly words: string;
}

const countsWithWords = new WeakMap<FiguredSentence, readonly NamedCount[]>();

/** The counts of a sentence, each with its clause up to it. */
function namedCounts(sentence: FiguredSentence): readonly NamedCount[] {
  const known = countsWithWords.get(sentence);
  if (known !== undefined) return known;
  const named = countsOf(sentence).map((figure) => {
    const clause = clauseOf(figure, sentence);
    return { figure, clause, words: clause.replace(/[数量率共计为]/g, '') };
  });
  countsWithWords.set(sentence, named);
  return named;
}

function countsOf(sentence: FiguredSentence): readonly Figure[] {
  return sentence.figures.filter(
    (figure) => figure.unit !== '%' && figure.unit !== '' && !figure.approximate,
  );
}

function judge(
  rate: Rate,
  all: readonly Rate[],
  sentence: FiguredSentence,
  rules: { readonly wrong: StructureRule; readonly explained: StructureRule },
): Finding | null {
  const numerator = numeratorOf(rate, all, sentence);
  if (numerator === null || numerator.value === 0) return null;
  const counts = countsOf(sentence).filter(
    (figure) => figure.unit === numerator.unit && figure !== numerator,
  );
  const wholes = counts.filter((figure) => figure.value >= numerator.value);
  const gives = (whole: number): boolean =>
    Math.abs((100 * numerator.value) / whole - rate.figure.value) <= 2 * rate.figure.tolerance + 1e-9;
  if (wholes.length === 0 || wholes.some((whole) => gives(whole.value))) return null;
  if (counts.some((other) => gives(numerator.value + other.value) && complements(other, sentence, rate)))
    return null;
  if (sharedBase(rate, numerator, all, sentence)) return null;
  const tells = new RegExp(
    `共|总|合计|受理|收到|抽查|检查|抽检|参评|应${rate.stem === '' ? '' : `|${rate.stem.slice(0, 2)}`}`,
  );
  const isShared = (figure: Figure): boolean =>
    rate.stem === '' && all.some((other) => other !== rate && isShareOf(other, figure, sentence));
  const isWhole = (figure: Figure): boolean =>
    tells.test(clauseOf(figure, sentence)) ||
    (rate.stem === '' &&
      (/^[，,。；;（(：:\s]*其中/.test(sentence.text.slice(figure.end)) || isShared(figure)));
  const before = wholes.filter((figure) => figure.end <= rate.figure.start);
  const whole = before.find(isShared) ?? before.find(isWhole) ?? null;
  if (whole === null) return null;
  const expected = `${((100 * numerator.value) / whole.value).toFixed(decimalsOf(rate.figure))}%`;
  const explained = counts.find((other) => gives(numerator.value + other.value));
  const printed = `${rate.figure.value}%`;
  const rule = explained === undefined ? rules.wrong : rules.explained;
  const explanation =
    explained === undefined
      ? ''
      : `${numerator.value} ÷ (${numerator.value} + ${explained.value}) = ${printed}`;
  const arithmetic = `${numerator.value} ÷ ${whole.value} = ${expected} ≠ ${printed}`;
  const facts: Record<string, string> = {
    name: rate.stem === '' ? '占比' : `${rate.stem}率`,
    rate: printed,
    expected,
    explanation,
  };
  const quote = textEvidence(sentence, clauseStart(sentence.text, rate.nameStart + 1), rate.figure.end);
  const counted = [numerator, whole].sort((a, b) => a.start - b.start);
  return {
    id: `${rule.id}:${mark(quote.quote)}`,
    kind: rule.kind,
    severity: rule.severity,
    rule: rule.id,
    message: rule.message.replace(/\{(\w+)\}/g, (match, key: string) => facts[key] ?? match),
    arithmetic: explanation === '' ? arithmetic : `${arithmetic}；${explanation}`,
    cells: [],
    evidence: [...countsQuoted(counted[0] as Figure, counted[1] as Figure, sentence), quote],
  };
}

const nearby = 60;

/** The two counts in one quotation, or in two where much stands between them. */
function countsQuoted(first: Figure, second: Figure, sentence: FiguredSentence): Evidence[] {
  const quote = (from: Figure, to: Figure) =>
    textEvidence(sentence, clauseStart(sentence.text, from.start), to.end);
  return second.end - first.start <= nearby
    ? [quote(first, second)]
    : [quote(first, first), quote(second, second)];
}

/** True when another share of the passage is one of this whole. */
function isShareOf(other: Rate, whole: Figure, sentence: FiguredSentence): boolean {
  if (other.stem !== '') return false;
  const part = findNumerator(other, [], sentence);
  if (part === null || part.unit !== whole.unit || part === whole || part.value === 0) return false;
  return Math.abs((100 * part.value) / whole.value - other.figure.value) <= 2 * other.figure.tolerance + 1e-9;
}

function clauseOf(figure: Figure, sentence: FiguredSentence): string {
  return sentence.text.slice(clauseStart(sentence.text, figure.start), figure.start);
}

function decimalsOf(figure: Figure): number {
  return figure.tolerance >= 0.5 ? 0 : Math.round(-Math.log10(2 * figure.tolerance));
}

/** The opposite of what the rate counts: 不满意 beside 满意. */
function complements(figure: Figure, sentence: FiguredSentence, rate: Rate): boolean {
  if (rate.stem === '') return true;
  return new RegExp(`(?:不|未|非|无)${rate.stem}|失败`).test(clauseOf(figure, sentence));
}

/** True when this rate and another one of the sentence agree on one whole number as their unstated base. */
function sharedBase(rate: Rate, numerator: Figure, all: readonly Rate[], sentence: FiguredSentence): boolean {
  const own = baseRange(numerator.value, rate.figure);
  return all.some((other) => {
    if (other === rate) return false;
    const counted = numeratorOf(other, all, sentence) ?? nearestCount(other, sentence);
    if (counted === null || counted.unit !== numerator.unit || counted === numerator) return false;
    const range = baseRange(counted.value, other.figure);
    const from = Math.ceil(Math.max(own[0], range[0]));
    return from <= Math.floor(Math.min(own[1], range[1]));
  });
}

function nearestCount(rate: Rate, sentence: FiguredSentence): Figure | null {
  return countsOf(sentence).findLast((figure) => figure.end <= rate.nameStart + 1) ?? null;
}

function baseRange(count: number, rate: Figure): readonly [number, number] {
  return [
    (100 * count) / (rate.value + rate.tolerance),
    (100 * count) / Math.max(1e-9, rate.value - rate.tolerance),
  ];
}
