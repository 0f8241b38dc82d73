import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseAgencyRules, readAgencyRules } from './agency-kinds.ts';

const rules = new URL('../../rules/', import.meta.url).pathname;
const kinds = readFileSync(`${rules}agencies/kinds.yaml`, 'utf8');
const columns = readFileSync(`${rules}agencies/import.yaml`, 'utf8');

it('reads the project’s own rules', () => {
  const read = readAgencyRules(rules);
  expect(read.ok && read.rules.kinds.filter((kind) => kind.isLead).map(({ code }) => code)).toEqual([
    'lead-department',
  ]);
  expect(read.ok && read.rules.columns.length).toBe(18);
});

it.each([
  ['a kind twice', kinds.replace('code: town', 'code: department'), columns, 'department is there twice'],
  ['a name of two kinds', kinds.replace('name: 政府部门', 'name: 乡镇'), columns, '“乡镇” names two kinds'],
  ['no lead', kinds.replace('is_lead: true', 'is_lead: false'), columns, 'exactly one kind is the lead'],
  ['an unknown trait', kinds.replace('is_lead: true', 'is_leed: true'), columns, 'is_lead'],
  [
    'a part without parent',
    kinds.replace('needs_parent: true', 'needs_parent: false'),
    columns,
    'it needs a parent',
  ],
  ['a column too few', kinds, columns.replace(/^ {2}- \{ field: fax.*$/m, ''), 'fax is missing'],
  [
    'a heading twice',
    kinds,
    columns.replace('label: 传真号码', 'label: 联系电话'),
    '“联系电话” names two columns',
  ],
  ['broken YAML', kinds, `${columns}\n  - {`, ''],
])('reports %s with file and line', (_what, kindsText, columnsText, words) => {
  const read = parseAgencyRules(kindsText, columnsText);
  const problems = read.ok ? [] : read.problems;
  expect(problems.map(({ message }) => message).join('\n')).toContain(words);
  expect(problems[0]?.line).toBeGreaterThan(1);
});
