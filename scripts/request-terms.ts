// The words of requests for docs/glossary.md, as rules/ names them: states, ways in and out, answers, grounds, proofs, letters.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { TermTable } from './office-terms.ts';

interface Named {
  readonly id: string;
  readonly name?: string;
  readonly title?: string;
  readonly document?: string;
  readonly article?: string;
  /** One after the other: the last holds now. */
  readonly articles?: readonly { readonly article: string }[];
  readonly from?: string;
}

const headings = ['In rules/', 'Statutory term, and on the screen', 'Source', 'From'];

const rowOf = ({ id, name, title, document, article, articles, from }: Named): readonly string[] => [
  `\`${id}\``,
  `${document === undefined ? '' : `${document} `}${name ?? title ?? ''}`,
  article ?? articles?.at(-1)?.article ?? '–',
  from ?? '–',
];

/** @param path where a file of the checkout is */
export function requestTerms(path: (name: string) => string): readonly TermTable[] {
  const read = (file: string): unknown => parse(readFileSync(path(file), 'utf8'));
  const list = (file: string, key: string): readonly Named[] =>
    (read(file) as Readonly<Record<string, readonly Named[]>>)[key] ?? [];
  const folder = (name: string): readonly Named[] =>
    readdirSync(path(name), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
      .map((entry) => read(`${name}${entry.name}`) as Named)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  const table = (title: string, terms: readonly Named[]): TermTable => ({
    title,
    headings,
    rows: terms.map(rowOf),
  });
  return [
    table('States of requests 申请的状态', list('rules/lifecycle/request.yaml', 'states')),
    table('Kinds of answers 答复种类', folder('rules/answers/')),
    table('Grounds 不予公开的理由', folder('rules/grounds/')),
    table('Proofs 办理依据', folder('rules/proofs/')),
    table('Letters 文书', folder('rules/letters/')),
    table('Ways in 接收渠道', list('rules/requests/channels.yaml', 'channels')),
    table('Ways of service 送达方式', list('rules/requests/services.yaml', 'services')),
    table('Whom one consults 征求意见的对象', list('rules/requests/consultees.yaml', 'consultees')),
    table('Procedures of disputes 复议诉讼程序', list('rules/disputes/procedures.yaml', 'procedures')),
    table('Results of disputes 复议诉讼结果', list('rules/disputes/outcomes.yaml', 'outcomes')),
  ];
}
