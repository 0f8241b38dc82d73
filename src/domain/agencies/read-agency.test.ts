import { describe, expect, it } from 'vitest';
import { agencyForm, anAgency } from '../../../tests/support/agencies.ts';
import { testAgencyRules } from '../../../tests/support/staff.ts';
import type { Agency } from './agency.ts';
import { agencyProblems } from './agency-problems.ts';
import { type AgencyTexts, agencyChanges, shownTexts, textsOf } from './agency-texts.ts';
import { readAgency } from './read-agency.ts';

const rules = testAgencyRules();
const read = (more: Partial<AgencyTexts>, before: Agency | null = null) =>
  readAgency(rules, '990121', before, before === null ? agencyForm('1001', more) : more, 7);

describe('readAgency', () => {
  it('folds what people and spreadsheets write', () => {
    const { agency, problems } = read({
      agencyId: ' １００１ａ ',
      kind: '派出机关',
      parentId: 'b-2',
      creditCode: '91350100 m000100y43',
      ownName: 'YES',
      from: '2019年3月20日',
      ordinal: '１２',
      fax: '/',
      name: ' 青禾县\n某某局\u200b ',
    });
    expect(problems).toEqual([]);
    expect(agency).toMatchObject({
      agencyId: '1001A',
      kind: 'dispatched',
      parentId: 'B-2',
      creditCode: '91350100M000100Y43',
      ownName: true,
      from: '2019-03-20',
      ordinal: 12,
      name: '青禾县 某某局',
      office: { fax: '无' },
    });
  });

  it.each([
    ['agencyId', '甲'],
    ['agencyId', 'A'],
    ['agencyId', '-1'],
    ['agencyId', 'A'.repeat(21)],
    ['name', '长'.repeat(61)],
    ['kind', '公司'],
    ['creditCode', '91350100M000100Y44'],
    ['ownName', '也许'],
    ['from', '2019-02-30'],
    ['until', '2020-01-01'],
    ['ordinal', '0'],
    ['ordinal', '1.5'],
    ['phone', '找老王'],
    ['phone', '<script>123</script>'],
    ['mail', 'a@b'],
    ['mail', 'a b@qinghe.example'],
    ['online', 'javascript:alert(1)'],
    ['online', 'https://'],
    ['online', 'https://a.example/"><script>'],
  ] as const)('refuses %s “%s” and names the field', (field, text) => {
    const { problems } = read({ [field]: text });
    expect(problems.map((problem) => problem.field)).toEqual([field]);
  });

  it('keeps what is not given, and never the code or the end', () => {
    const before = anAgency('1001', { until: '2025-01-01' });
    expect(read({ phone: '0000-8889999' }, before)).toEqual({
      agency: { ...before, office: { ...before.office, phone: '0000-8889999' } },
      problems: [],
    });
    expect(read({ agencyId: '1002' }, before).problems.map(({ field }) => field)).toEqual(['agencyId']);
    expect(read({ until: '' }, before).problems.map(({ field }) => field)).toEqual(['until']);
  });

  it('reads back what it shows', () => {
    const agency = anAgency('1001', {
      kind: 'dispatched',
      parentId: 'B2',
      ownName: true,
      from: '2019-03-20',
      until: '2025-01-01',
      creditCode: '91350100M000100Y43',
    });
    for (const texts of [textsOf(agency), shownTexts(rules, agency)]) {
      expect(readAgency(rules, '990121', agency, texts, 9)).toEqual({ agency, problems: [] });
    }
  });

  it('keeps the mark of an own name only where the question arises', () => {
    expect(read({ ownName: '是' }).agency.ownName).toBe(false);
  });
});

describe('agencyProblems', () => {
  const fields = (agency: Agency, others: readonly Agency[] = []) =>
    agencyProblems(rules, agency, others).map(({ field, article }) => [field, article]);

  it('demands what the law demands, with the article', () => {
    const empty = { name: '', head: '', address: '', hours: '', phone: '', fax: '', mail: '', online: '' };
    expect(fields(anAgency('1', { office: empty }))).toEqual([
      ['officeName', '《条例》第四条'],
      ['head', '《条例》第三十三条第二款'],
      ['address', '《条例》第十二条第二款'],
      ['hours', '《条例》第十二条第二款'],
      ['phone', '《条例》第十二条第二款'],
      ['fax', '《条例》第十二条第二款'],
      ['mail', '《条例》第十二条第二款'],
    ]);
    expect(
      fields(anAgency('1', { office: { ...empty, mail: 'a@b.example' } })).map(([field]) => field),
    ).toEqual(['officeName', 'head', 'address', 'hours', 'phone', 'fax']);
    const parent = anAgency('P');
    const part = anAgency('1', { kind: 'dispatched', parentId: 'P', office: empty });
    expect(fields(part, [parent])).toEqual([]);
    expect(fields({ ...part, ownName: true }, [parent])).toHaveLength(7);
  });

  it('demands a parent of parts, one that exists and no circle', () => {
    const part = anAgency('1', { kind: 'internal', parentId: null });
    expect(fields(part).map(([field]) => field)).toEqual(['parentId']);
    expect(fields({ ...part, parentId: '1' }).map(([field]) => field)).toEqual(['parentId']);
    expect(fields({ ...part, parentId: 'X' }).map(([field]) => field)).toEqual(['parentId']);
    const circle = [anAgency('2', { parentId: '3' }), anAgency('3', { parentId: '1' })];
    expect(fields({ ...part, parentId: '2' }, circle).map(([field]) => field)).toEqual(['parentId']);
    expect(fields({ ...part, parentId: '2' }, [anAgency('2')])).toEqual([]);
    const levels = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        anAgency(`L${at}`, { parentId: at === 0 ? null : `L${at - 1}` }),
      );
    expect(fields({ ...part, parentId: 'L5' }, levels(6))).toEqual([]);
    expect(fields({ ...part, parentId: 'L6' }, levels(7)).map(([field]) => field)).toEqual(['parentId']);
    const aside = [anAgency('2', { parentId: '3' }), anAgency('3', { parentId: '2' })];
    expect(fields({ ...part, parentId: '2' }, aside).map(([field]) => field)).toEqual(['parentId']);
  });

  it('knows one government, one lead, one of each name and code', () => {
    const code = '91350100M000100Y43';
    const lead = anAgency('1', { kind: 'lead-department', creditCode: code });
    expect(fields(anAgency('2', { kind: 'lead-department' }), [lead]).map(([field]) => field)).toEqual([
      'kind',
    ]);
    expect(fields(anAgency('2', { creditCode: code }), [lead]).map(([field]) => field)).toEqual([
      'creditCode',
    ]);
    expect(fields(anAgency('2', { name: lead.name }), [lead]).map(([field]) => field)).toEqual(['name']);
    const ended = { ...lead, until: '2020-01-01', creditCode: null };
    expect(fields(anAgency('2', { kind: 'lead-department', name: lead.name }), [ended])).toEqual([]);
  });
});

it('shows what differs, kinds by name', () => {
  const before = anAgency('1');
  const after = { ...before, kind: 'town', office: { ...before.office, phone: '1' } };
  expect(agencyChanges(rules, before, after)).toEqual([
    { field: 'kind', label: '机关类别', before: '政府部门', after: '乡镇人民政府' },
    { field: 'phone', label: '联系电话', before: '0000-8880001', after: '1' },
  ]);
  expect(agencyChanges(rules, before, before)).toEqual([]);
});
