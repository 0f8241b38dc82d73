/** Promised frequencies against counted acts: 每月召开工作例会 beside 召开工作例会5次. */
import type { Finding } from '../../findings/finding.ts';
import type { StructureRule } from '../text-rule.ts';
import { type AuditContext, clauseStart, type FiguredSentence, mark, textEvidence } from './context.ts';

const perYear: Readonly<Record<string, number>> = { 周: 52, 星期: 52, 月: 12, 季度: 4, 季: 4, 半年: 2 };
const promise =
  /每(?:个)?(周|星期|月|季度|季|半年)(?:定期|至少|固定)?(?:组织)?(?:召开|举行|举办|开)(?:一次|1次)?([\u4e00-\u9fff]{2,8})/g;
const meetingUnits = new Set(['次', '场', '期']);

interface Promise {
  readonly words: string;
  readonly subject: string;
  readonly times: number;
  readonly sentence: FiguredSentence;
  readonly index: number;
}

/** Findings, one a line of text, for acts counted less often than their promised frequency gives in a year. */
export function checkFrequencies(context: AuditContext, rule: StructureRule): readonly Finding[] {
  const promises = context.sentences.flatMap(promisesOf);
  const broken = promises.flatMap((entry) => {
    const counted = countOf(entry, context.sentences);
    return counted === null || counted.value >= entry.times ? [] : [{ entry, ...counted }];
  });
  const byLine = Map.groupBy(broken, (each) => each.entry.sentence.line);
  return [...byLine.values()].map((group) => {
    const quotes = group.map(({ entry }) =>
      textEvidence(entry.sentence, entry.index, entry.index + entry.words.length),
    );
    const facts: Record<string, string> = {
      claim: group.map(({ entry }) => `“${entry.words}”`).join('、'),
      expected: group.map(({ entry }) => entry.times).join('、'),
      actual: group.map(({ value }) => value).join('、'),
    };
    return {
      id: `${rule.id}:${mark(quotes.map((quote) => quote.quote).join())}`,
      kind: rule.kind,
      severity: rule.severity,
      rule: rule.id,
      message: rule.message.replace(/\{(\w+)\}/g, (whole, key: string) => facts[key] ?? whole),
      arithmetic: group.map(({ entry, value }) => `${entry.subject} ${entry.times} ≠ ${value}`).join('；'),
      cells: [],
      evidence: [...quotes, ...group.map(({ evidence }) => evidence)],
    };
  });
}

function promisesOf(sentence: FiguredSentence): Promise[] {
  if (!sentence.text.includes('每')) return [];
  return [...sentence.text.matchAll(promise)].map((match) => ({
    words: match[0],
    subject: match[2] as string,
    times: perYear[match[1] as string] as number,
    sentence,
    index: match.index,
  }));
}

/** A count of the promised act in the same or a neighbouring paragraph. */
function countOf(entry: Promise, sentences: readonly FiguredSentence[]) {
  for (const sentence of sentences) {
    if (Math.abs(sentence.line - entry.sentence.line) > 2) continue;
    for (const figure of sentence.figures) {
      if (!meetingUnits.has(figure.unit) || figure.approximate) continue;
      const from = clauseStart(sentence.text, figure.start);
      const clause = sentence.text.slice(
        Math.max(from, sentence.text.lastIndexOf('、', figure.start) + 1),
        figure.start,
      );
      if (!sameSubject(clause, entry.subject) || (sentence === entry.sentence && figure.start < entry.index))
        continue;
      return { value: figure.value, evidence: textEvidence(sentence, from, figure.end) };
    }
  }
  return null;
}

function sameSubject(clause: string, subject: string): boolean {
  const folded = clause
    .trim()
    .replace(/^(?:今年|全年|本年度?|年内|以来|共计?|累计|总计|组织|召开|举行|举办|开展|了)+/, '');
  return folded.endsWith(subject) || (folded.length >= 2 && subject.endsWith(folded));
}
