import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAgency } from '../../../tests/support/agencies.ts';
import { testAgencyRules } from '../../../tests/support/staff.ts';
import type { Agency, Succession } from './agency.ts';
import { responsibleAgency } from './responsible-agency.ts';
import { successionProblems } from './succession-problems.ts';

const rules = testAgencyRules();
const to = (successorId: string, on: string, functionName = ''): Succession => ({
  successorId,
  on,
  functionName,
  basis: '改革方案',
});
const ask = (agencies: readonly Agency[], id: string, functionName: string, day: string) => {
  const found = responsibleAgency({ agencies, rules }, id, functionName, day);
  return found.ok ? [found.agency.agencyId, found.hops.length] : [found.code, found.hops.length];
};

describe('responsibleAgency', () => {
  const land = anAgency('LAND', {
    until: '2019-03-20',
    successors: [to('NATURE', '2019-03-20', '土地登记'), to('RESCUE', '2019-03-20', '地质救援')],
  });
  const nature = anAgency('NATURE', {
    from: '2019-03-20',
    successors: [to('DATA', '2024-01-01', '土地登记')],
  });
  const all = [land, nature, anAgency('RESCUE'), anAgency('DATA')];

  it.each([
    ['LAND', '土地登记', '2019-03-19', ['LAND', 0]],
    ['LAND', '土地登记', '2019-03-20', ['NATURE', 1]],
    ['LAND', '土地登记', '2024-01-01', ['DATA', 2]],
    ['LAND', '地质救援', '2024-01-01', ['RESCUE', 1]],
    ['LAND', '', '2020-01-01', ['which-function', 0]],
    ['LAND', '渔业', '2020-01-01', ['which-function', 0]],
    ['NATURE', '', '2024-06-01', ['NATURE', 0]],
    ['NATURE', '', '2019-03-19', ['not-yet', 0]],
    ['NOBODY', '', '2024-06-01', ['unknown', 0]],
  ] as const)('%s, function “%s”, on %s: %s', (id, functionName, day, expected) => {
    expect(ask(all, id, functionName, day)).toEqual(expected);
  });

  it('explains every hop with its document, and names the choices', () => {
    const found = responsibleAgency({ agencies: all, rules }, 'LAND', '土地登记', '2024-01-01');
    expect(found.hops.map(({ fromId, toId, basis }) => [fromId, toId, basis])).toEqual([
      ['LAND', 'NATURE', '改革方案'],
      ['NATURE', 'DATA', '改革方案'],
    ]);
    const several = responsibleAgency({ agencies: all, rules }, 'LAND', '', '2020-01-01');
    expect(!several.ok && several.choices.map(({ successorId }) => successorId)).toEqual([
      'NATURE',
      'RESCUE',
    ]);
  });

  it('leaves what an ended agency handed on piece by piece to its only successor', () => {
    const gone = anAgency('GONE', { until: '2020-01-01', successors: [to('RESCUE', '2020-01-01', '救援')] });
    expect(ask([gone, anAgency('RESCUE')], 'GONE', '', '2021-01-01')).toEqual(['RESCUE', 1]);
    expect(ask([anAgency('GONE', { until: '2020-01-01' })], 'GONE', '', '2021-01-01')).toEqual(['ended', 0]);
  });

  it('lets the parent answer for a part without a name of its own, and follows the parent’s successors', () => {
    const parts = (ownName: boolean) => [
      anAgency('PART', { kind: 'dispatched', parentId: 'LAND', ownName }),
      anAgency('LAND', { until: '2019-03-20', successors: [to('NATURE', '2019-03-20')] }),
      anAgency('NATURE'),
    ];
    expect(ask(parts(true), 'PART', '', '2020-01-01')).toEqual(['PART', 0]);
    expect(ask(parts(false), 'PART', '', '2020-01-01')).toEqual(['NATURE', 2]);
    const found = responsibleAgency({ agencies: parts(false), rules }, 'PART', '', '2020-01-01');
    expect(found.hops[0]?.article).toBe('《条例》第十条第二款');
  });

  it('follows a function that came back later', () => {
    const both = [
      anAgency('A', { successors: [to('B', '2019-01-01', '登记')] }),
      anAgency('B', { successors: [to('A', '2022-01-01', '登记')] }),
    ];
    expect(ask(both, 'A', '登记', '2020-01-01')).toEqual(['B', 1]);
    expect(ask(both, 'A', '登记', '2023-01-01')).toEqual(['A', 2]);
    expect(ask(both, 'B', '登记', '2023-01-01')).toEqual(['A', 1]);
  });

  it('ends for any records whatever', () => {
    const ids = ['A', 'B', 'C', 'D'];
    const days = ['2019-01-01', '2020-01-01', '2021-01-01'];
    const succession = fc.record({
      successorId: fc.constantFrom(...ids),
      on: fc.constantFrom(...days),
      functionName: fc.constantFrom('', '登记', '救援'),
      basis: fc.constant('x'),
    });
    const county = fc.tuple(
      ...ids.map((id) =>
        fc
          .record({
            kind: fc.constantFrom('department', 'dispatched'),
            parentId: fc.constantFrom(...ids),
            ownName: fc.boolean(),
            until: fc.option(fc.constantFrom(...days)),
            successors: fc.array(succession, { maxLength: 4 }),
          })
          .map((more) => anAgency(id, more)),
      ),
    );
    fc.assert(
      fc.property(county, fc.constantFrom('', '登记', '救援'), (agencies, functionName) => {
        const found = responsibleAgency({ agencies, rules }, 'A', functionName, '2021-01-01');
        expect(found.hops.length).toBeLessThan(20);
        if (found.ok) expect(found.agency.until === null || found.agency.until > '2021-01-01').toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('successionProblems', () => {
  const fields = (agencies: readonly Agency[], ...successions: Succession[]) =>
    successionProblems({ agencies, rules }, agencies[0] as Agency, successions).map(({ field, message }) => [
      field,
      message.slice(0, 8),
    ]);

  it('refuses itself, strangers, the ended, the unborn, parts without a name, and the same twice', () => {
    const all = [
      anAgency('A', { successors: [to('B', '2020-01-01', '旧')] }),
      anAgency('B'),
      anAgency('ENDED', { until: '2019-01-01' }),
      anAgency('LATER', { from: '2030-01-01' }),
      anAgency('PART', { kind: 'dispatched', parentId: 'B', ownName: false }),
    ];
    const found = fields(
      all,
      to('A', '2020-01-01', '1'),
      to('X', '2020-01-01', '2'),
      to('ENDED', '2020-01-01', '3'),
      to('LATER', '2020-01-01', '4'),
      to('PART', '2020-01-01', '5'),
      to('B', '2020-01-01', '旧'),
      to('B', '2020-01-01', '新'),
    );
    expect(found.map(([field]) => field)).toEqual(
      [0, 1, 2, 3, 4, 5].map((at) => `successions.${at}.successorId`),
    );
  });

  it('refuses a circle on one day, over any number of agencies, and allows a return later', () => {
    const all = [
      anAgency('A'),
      anAgency('B', { successors: [to('C', '2020-01-01', '登记')] }),
      anAgency('C', { successors: [to('A', '2020-01-01')] }),
    ];
    expect(fields(all, to('B', '2020-01-01', '登记'))).toHaveLength(1);
    expect(fields(all, to('B', '2020-01-01', '救援'))).toHaveLength(0);
    expect(fields(all, to('B', '2021-01-01', '登记'))).toHaveLength(0);
  });

  it('keeps every accepted history answerable', () => {
    const ids = ['A', 'B', 'C'];
    const act = fc.record({
      from: fc.constantFrom(...ids),
      to: fc.constantFrom(...ids),
      on: fc.constantFrom('2019-01-01', '2020-01-01', '2021-01-01'),
      functionName: fc.constantFrom('', '登记'),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 8 }), (acts) => {
        let all = ids.map((id) => anAgency(id));
        for (const each of acts) {
          const agency = all.find(({ agencyId }) => agencyId === each.from) as Agency;
          const succession = to(each.to, each.on, each.functionName);
          if (successionProblems({ agencies: all, rules }, agency, [succession]).length > 0) continue;
          all = all.map((one) =>
            one === agency ? { ...one, successors: [...one.successors, succession] } : one,
          );
        }
        for (const id of ids)
          for (const functionName of ['', '登记'])
            expect(responsibleAgency({ agencies: all, rules }, id, functionName, '2026-01-01').ok).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
