import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aStaff, testRegion } from '../../tests/support/staff.ts';
import { decide } from '../policies/decide.ts';
import { isAct } from '../policies/permissions.ts';
import { parseTaskKinds } from './task-kinds.ts';

const text = readFileSync(join(import.meta.dirname, '../../rules/tasks/kinds.yaml'), 'utf8');

it('every task of the rules can be done by those who get it', () => {
  const read = parseTaskKinds(text);
  if (!read.ok) throw new Error(read.problems.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  expect(read.kinds.length).toBeGreaterThan(0);
  for (const { act, roles, otherwise } of read.kinds) {
    if (!isAct(act)) throw new Error(`${act} is no act`);
    for (const role of [...roles, ...otherwise]) {
      const agencyId = otherwise.includes(role) ? null : '1001';
      const resource = { regionId: testRegion, agencyId: '1001' };
      expect(decide(aStaff([{ role, agencyId }]), act, resource)).toBe('granted');
    }
  }
});

it.each([
  ['every_days: 180', 'every_days: 15', 'ahead_days'],
  ['roles: [clerk, office-head]', 'roles: [king]', 'roles'],
  ['{agency}公开', '{agencies}公开', 'title'],
  ['link: /workbench', 'link: https://elsewhere.example', 'link'],
  ['from: 2019-05-15', 'from: 2019-05-15\n    until: 2019-05-14', 'until'],
  ['about: agency', 'about: agency\n    abuot: x', 'abuot'],
])('%s changed to %s is a problem', (from, to, names) => {
  expect(text).toContain(from);
  const read = parseTaskKinds(text.replace(from, to));
  expect(read.ok ? [] : read.problems.map(({ message }) => message).join()).toContain(names);
});

it('says where a kind stands twice', () => {
  const entry = text.slice(text.indexOf('  - id:'));
  const read = parseTaskKinds(`${text}${entry}`);
  expect(read.ok ? '' : read.problems.map(({ message }) => message).join()).toContain('there twice');
});
