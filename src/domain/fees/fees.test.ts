import { describe, expect, it } from 'vitest';
import type { FeeTariff } from '../request-rules/fee-tariff.ts';
import { feeByItems, feeByPages, rateAt } from './fee-of.ts';
import { type CountedRequest, monthOrdinal } from './month-ordinal.ts';

const tariff: FeeTariff = {
  from: '2021-01-01',
  until: null,
  article: '国办函〔2020〕109号第三条',
  methods: [
    {
      id: 'items',
      name: '按件',
      counts: 'month-items',
      article: '国办函〔2020〕109号第四条',
      tiers: [
        { from: 1, rate: 0, grows: null },
        { from: 3, rate: 10, grows: null },
        { from: 6, rate: 20, grows: { every: 2, more: 5 } },
      ],
    },
  ],
};
const [items] = tariff.methods;

describe('marginal tiers', () => {
  it('the rate of each unit', () => {
    const rates = Array.from({ length: 11 }, (_, at) => rateAt(items!, at + 1));
    expect(rates).toEqual([0, 0, 10, 10, 10, 20, 20, 25, 25, 30, 30]);
  });

  it('what many cost is what each costs, wherever they are split', () => {
    for (let first = 1; first <= 12; first += 1)
      for (let count = 0; count <= 12; count += 1) {
        const each = Array.from({ length: count }, (_, at) => rateAt(items!, first + at));
        const whole = feeByItems(tariff, first, count);
        expect(whole.amount).toBe(each.reduce((sum, rate) => sum + rate, 0));
        for (let part = 0; part <= count; part += 1)
          expect(
            feeByItems(tariff, first, part).amount + feeByItems(tariff, first + part, count - part).amount,
          ).toBe(whole.amount);
      }
  });

  it('lines join up and say how it was counted', () => {
    const { lines } = feeByItems(tariff, 2, 8);
    expect(lines.map(({ from, until }) => [from, until])).toEqual([
      [2, 2],
      [3, 5],
      [6, 7],
      [8, 9],
    ]);
    expect(lines.map(({ words }) => words)).toEqual([
      '第 2 件：不收费',
      '第 3—5 件：3 件 × 10 元 = 30 元',
      '第 6—7 件：2 件 × 20 元 = 40 元',
      '第 8—9 件：2 件 × 25 元 = 50 元',
    ]);
  });

  it.each([
    [0, 1],
    [1, -1],
    [1.5, 1],
    [1, Number.NaN],
  ])('%s and %s count nothing', (first, count) => {
    expect(() => feeByItems(tariff, first, count)).toThrow(RangeError);
  });

  it('a tariff without pages has no price for them', () => {
    expect(() => feeByPages(tariff, 10)).toThrow(RangeError);
  });
});

describe('the place in the month', () => {
  const request = (requestId: string, receivedOn: string, items = 1, at = `${receivedOn}T01:00:00Z`) =>
    ({ requestId, receivedOn, at, items }) satisfies CountedRequest;
  const march = [
    request('a', '2026-02-27', 30),
    request('c', '2026-03-10', 1, '2026-03-10T08:00:00Z'),
    request('b', '2026-03-10', 3, '2026-03-10T02:00:00Z'),
    request('d', '2026-03-31'),
    request('e', '2026-04-01'),
  ];

  it('goes by the day of receipt, then by registration; items of a split request take a place each', () => {
    expect(march.map(({ requestId }) => monthOrdinal(march, requestId))).toEqual([1, 4, 1, 5, 1]);
  });

  it('is asked only of a request that is there', () => {
    expect(() => monthOrdinal(march, 'z')).toThrow(RangeError);
  });
});
