import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { feeByItems, feeByPages, rateAt, tariffOn } from '../../src/domain/fees/fee-of.ts';
import { feeProblems, type ProposedFee } from '../../src/domain/fees/fee-problems.ts';
import { testRequestRules } from '../support/staff.ts';
import { readExamples } from './read-examples.ts';

interface FeeExamples {
  readonly by_items: Readonly<Record<string, number>>;
  readonly marginal: Readonly<Record<string, number>>;
  readonly by_pages: Readonly<Record<string, number>>;
  readonly cases: readonly {
    readonly id: string;
    readonly why: string;
    readonly day: string;
    readonly first_ordinal: number;
    readonly items: number;
    readonly pages: number;
    readonly by_items: number;
    readonly by_pages: number;
    readonly working: readonly string[];
  }[];
  readonly refused: readonly {
    readonly id: string;
    readonly why: string;
    readonly code: string;
    readonly day?: string;
    readonly methods?: readonly string[];
    readonly amount?: number;
    readonly due?: string;
    readonly reason?: string;
    readonly approved_by?: string;
    readonly charged_before?: boolean;
    readonly gives_pages?: boolean;
  }[];
}

const rules = testRequestRules();
const examples = readExamples<FeeExamples>('fees');
const tariff = tariffOn(rules, '2026-03-16')!;
const byItems = tariff.methods.find((method) => method.counts === 'month-items')!;

describe('worked fees', () => {
  it.each(Object.entries(examples.by_items))('%s items of a month cost %i yuan', (items, yuan) => {
    const fee = feeByItems(tariff, 1, Number(items));
    expect(fee.amount).toBe(yuan);
    expect(fee.lines.reduce((sum, line) => sum + line.units, 0)).toBe(Number(items));
  });

  it.each(Object.entries(examples.marginal))('item %s alone costs %i yuan', (item, yuan) => {
    expect(rateAt(byItems, Number(item))).toBe(yuan);
    expect(feeByItems(tariff, Number(item), 1).amount).toBe(yuan);
  });

  it.each(Object.entries(examples.by_pages))('%s pages cost %i yuan', (pages, yuan) => {
    expect(feeByPages(tariff, Number(pages)).amount).toBe(yuan);
  });

  it.each(examples.cases.map((each) => [each.id, each] as const))('%s', (_, each) => {
    const items = feeByItems(tariffOn(rules, each.day)!, each.first_ordinal, each.items);
    expect(items.amount, each.why).toBe(each.by_items);
    expect(items.lines.map(({ words }) => words)).toEqual(each.working);
    expect(feeByPages(tariffOn(rules, each.day)!, each.pages).amount, each.why).toBe(each.by_pages);
  });

  it('there is no tariff before 2021', () => {
    expect(tariffOn(rules, '2020-12-31')).toBeNull();
    expect(tariffOn(rules, '2021-01-01')).not.toBeNull();
  });
});

describe('T-20: what keeps a fee from being charged', () => {
  const inOrder: ProposedFee = {
    day: '2026-03-16',
    methods: ['by-items'],
    amount: 300,
    due: '2026-03-16',
    reason: '本月第 45 件，明显超过合理范围',
    approvedBy: 'he',
    chargedBefore: false,
    givesPages: true,
  };

  it('nothing when all is in order, on the last day of the period', () => {
    expect(feeProblems(rules, inOrder)).toEqual([]);
    expect(feeProblems(rules, { ...inOrder, methods: ['by-pages'] })).toEqual([]);
  });

  it.each(examples.refused.map((each) => [each.id, each] as const))('%s', (_, each) => {
    const proposed = {
      ...inOrder,
      day: each.day ?? inOrder.day,
      methods: each.methods ?? inOrder.methods,
      amount: each.amount ?? inOrder.amount,
      due: each.due ?? inOrder.due,
      reason: each.reason ?? inOrder.reason,
      approvedBy: each.approved_by ?? inOrder.approvedBy,
      chargedBefore: each.charged_before ?? inOrder.chargedBefore,
      givesPages: each.gives_pages ?? inOrder.givesPages,
    };
    const problems = feeProblems(rules, proposed);
    expect(
      problems.map(({ code }) => code),
      each.why,
    ).toEqual([each.code]);
    expect(problems[0]?.article).toMatch(/第.+条/);
  });
});

const originals = new URL('../../../shared/domain/clock-examples.json', import.meta.url);
const original = existsSync(originals)
  ? (JSON.parse(readFileSync(originals, 'utf8')) as {
      readonly fees: {
        readonly byItemCumulative: Readonly<Record<string, number>>;
        readonly byItemMarginalRate: Readonly<Record<string, number>>;
        readonly byPage: Readonly<Record<string, number>>;
      };
    })
  : null;

describe.skipIf(original === null)('the tables of the law book', () => {
  it('are the examples here, complete', () => {
    expect(examples.by_items).toEqual(original?.fees.byItemCumulative);
    expect(examples.marginal).toEqual(expect.objectContaining(original?.fees.byItemMarginalRate ?? {}));
    expect(examples.by_pages).toEqual(original?.fees.byPage);
  });
});
