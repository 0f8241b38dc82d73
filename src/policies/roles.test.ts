import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAdministrator, roleIds } from '../domain/people/role.ts';
import { mayHoldBoth, roleOf, roles } from './roles.ts';

it('has a row for every role, and no other', () => {
  expect(roles.map(({ id }) => id)).toEqual([...roleIds]);
  for (const id of roleIds) expect(roleOf(id).id).toBe(id);
});

it('says the same as the domain about who is an administrator: three, for the whole county', () => {
  expect(roles.filter(({ administrator }) => administrator)).toHaveLength(3);
  for (const { id, administrator, scope } of roles) {
    expect(isAdministrator(id)).toBe(administrator);
    if (administrator) expect(scope).toBe('region');
  }
});

it('an administrator holds nothing else; others may hold several', () => {
  const role = fc.constantFrom(...roleIds);
  fc.assert(
    fc.property(role, role, (one, other) => {
      expect(mayHoldBoth(one, other)).toBe(mayHoldBoth(other, one));
      if (one !== other)
        expect(mayHoldBoth(one, other)).toBe(!isAdministrator(one) && !isAdministrator(other));
    }),
  );
  expect(mayHoldBoth('clerk', 'reviewer')).toBe(true);
  expect(mayHoldBoth('system-administrator', 'security-administrator')).toBe(false);
  expect(mayHoldBoth('audit-administrator', 'inspector')).toBe(false);
});
