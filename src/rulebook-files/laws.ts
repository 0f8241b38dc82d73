/** Reads rules/laws.yaml and holds what the rules on requests cite against it. */
import { z } from 'zod';
import type { Dated } from '../domain/request-rules/dated.ts';
import { type PlacedRequestRules, problemList } from './placed-request-rules.ts';
import { day, law, ordered, unordered, words } from './request-shapes.ts';
import type { RuleProblem } from './yaml-file.ts';
import { type FileRead, type Placed, readYamlFile } from './yaml-folder.ts';

export interface CitedLaw {
  /** Version as rules name it in `law`, e.g. REG2019; null: none does. */
  readonly key: string | null;
  /** How articles begin: 《条例》. */
  readonly cite: string;
  readonly title: string;
  readonly from: string;
  readonly until: string | null;
}

const lawsFile = z.strictObject({
  laws: z
    .array(
      z
        .strictObject({
          key: law.nullable().default(null),
          cite: words,
          title: words,
          from: day,
          until: day.nullable().default(null),
        })
        .refine(ordered, unordered),
    )
    .min(1),
});

/** The laws of a folder of rules. */
export const readLaws = (rules: string): FileRead<{ readonly laws: CitedLaw[] }> =>
  readYamlFile(rules, 'laws.yaml', lawsFile);

/** Laws in an article: 《条例》（2008年）第二十条、国办函〔2020〕109号第三条. Names in 〈〉 belong to a longer title. */
function citationsIn(article: string): readonly string[] {
  return [...article.matchAll(/《[^》]+》(?:（\d{4}年）)?|[\u4e00-\u9fff]+〔\d{4}〕\d+号/g)].map(
    ([cited]) => cited,
  );
}

/** Citations of laws that are not listed, or that are not in force when the rule begins or ends; laws nobody cites. */
export function lawProblems(
  rules: PlacedRequestRules,
  { file, value: { laws }, lineOf }: Placed<{ readonly laws: readonly CitedLaw[] }>,
): readonly RuleProblem[] {
  const { problems, note } = problemList();
  const cited = new Set<string>();
  const judge = (
    placed: Pick<Placed<unknown>, 'file' | 'lineOf'>,
    path: readonly PropertyKey[],
    article: string,
    window: Pick<Dated, 'from' | 'until'> | null,
    version: string | null,
  ) => {
    const named = citationsIn(article);
    const found = named.flatMap((each) => {
      cited.add(each);
      const entry = laws.find(({ cite }) => cite === each);
      if (entry === undefined) note(placed, path, `${each} is not in laws.yaml`);
      return entry ?? [];
    });
    if (window === null || found.length === 0 || found.length < named.length) return;
    const own = found.some(({ key }) => key !== null && key === version);
    if (!found.some(({ from }) => from <= window.from))
      note(placed, path, `${article} is not in force on ${window.from}`);
    if (
      !own &&
      !found.some(({ until }) => until === null || (window.until !== null && window.until <= until))
    )
      note(placed, path, `${article} is no longer in force before it ends`);
  };
  for (const placed of [...rules.answers, ...rules.grounds, ...rules.proofs, ...rules.letters])
    judge(placed, ['article'], placed.value.article, placed.value, placed.value.law);
  for (const placed of rules.answers)
    for (const [at, entry] of placed.value.relief.entries())
      judge(placed, ['relief', at], entry.article, entry, placed.value.law);
  for (const placed of rules.tariffs) {
    judge(placed, ['article'], placed.value.article, placed.value, null);
    for (const [at, { article }] of placed.value.methods.entries())
      judge(placed, ['methods', at], article, placed.value, null);
  }
  const listed: readonly (readonly [Placed<object>, string, readonly Dated[]])[] = [
    [rules.variants, 'variants', rules.variants.value.variants],
    [rules.organs, 'organs', rules.organs.value.organs],
    [rules.organs, 'courts', rules.organs.value.courts],
    [rules.online, 'channels', rules.online.value.channels],
    [rules.procedures, 'procedures', rules.procedures.value.procedures],
    [rules.channels, 'channels', rules.channels.value.channels],
    [rules.consultees, 'consultees', rules.consultees.value.consultees],
  ];
  for (const [placed, key, entries] of listed)
    for (const [at, entry] of entries.entries()) judge(placed, [key, at], entry.article, entry, null);
  for (const [at, { articles }] of rules.services.value.services.entries())
    for (const [n, entry] of articles.entries())
      judge(rules.services, ['services', at, 'articles', n], entry.article, entry, null);
  for (const [at, { article }] of rules.outcomes.value.outcomes.entries())
    judge(rules.outcomes, ['outcomes', at], article, null, null);
  for (const [at, { cite }] of laws.entries()) {
    if (laws.findIndex((each) => each.cite === cite) !== at)
      note({ file, lineOf }, ['laws', at], `${cite} is there twice`);
    if (!cited.has(cite)) note({ file, lineOf }, ['laws', at], `no rule cites ${cite}`);
  }
  return problems;
}
