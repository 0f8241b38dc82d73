import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delegation, RoleGrant } from './account.ts';
import { grantsInForce } from './grants-in-force.ts';
import { roleIds } from './role.ts';

const day = (number: number) => `2026-12-${String(number).padStart(2, '0')}T00:00:00.000Z`;

const aGrant = (more: Partial<RoleGrant> = {}): RoleGrant => ({
  regionId: '990121',
  grantId: 'g1',
  accountId: 'lin',
  role: 'clerk',
  agencyId: '1001',
  grantedAt: day(1),
  grantedBy: 'operator',
  revokedAt: null,
  ...more,
});

const aDelegation = (more: Partial<Delegation> = {}): Delegation => ({
  regionId: '990121',
  delegationId: 'd1',
  grantId: 'g1',
  fromAccountId: 'lin',
  toAccountId: 'zhou',
  from: day(5),
  until: day(10),
  reason: '出差',
  madeBy: 'account/lin',
  endedAt: null,
  ...more,
});

describe('own roles', () => {
  it('count while they are not revoked and the account is not disabled', () => {
    expect(grantsInForce([aGrant()], [], 'lin', day(2))).toEqual([
      { role: 'clerk', agencyId: '1001', onBehalfOf: null },
    ]);
    expect(grantsInForce([aGrant({ revokedAt: day(1) })], [], 'lin', day(2))).toEqual([]);
    expect(grantsInForce([aGrant()], [], 'lin', day(2), new Set(['lin']))).toEqual([]);
    expect(grantsInForce([aGrant()], [], 'zhou', day(2))).toEqual([]);
  });
});

describe('delegated roles', () => {
  const lent = [{ role: 'clerk', agencyId: '1001', onBehalfOf: 'lin' }];
  const at = (now: string, delegation = aDelegation(), grant = aGrant(), disabled: string[] = []) =>
    grantsInForce([grant], [delegation], 'zhou', now, new Set(disabled));

  it('count from the first instant until the last, exclusive', () => {
    expect(at('2026-12-04T23:59:59.999Z')).toEqual([]);
    expect(at(day(5))).toEqual(lent);
    expect(at('2026-12-09T23:59:59.999Z')).toEqual(lent);
    expect(at(day(10))).toEqual([]);
  });

  it('end with the delegation, the role, or the account of either side', () => {
    expect(at(day(7), aDelegation({ endedAt: day(6) }))).toEqual([]);
    expect(at(day(7), aDelegation(), aGrant({ revokedAt: day(6) }))).toEqual([]);
    expect(at(day(7), aDelegation(), aGrant(), ['lin'])).toEqual([]);
    expect(at(day(7), aDelegation(), aGrant(), ['zhou'])).toEqual([]);
  });

  it('are never those of an administrator', () => {
    for (const role of ['system-administrator', 'security-administrator', 'audit-administrator'] as const) {
      expect(at(day(7), aDelegation(), aGrant({ role, agencyId: null }))).toEqual([]);
    }
  });

  it('cannot be delegated on: whoever lends must hold the role', () => {
    const onward = aDelegation({ delegationId: 'd2', fromAccountId: 'zhou', toAccountId: 'chen' });
    expect(grantsInForce([aGrant()], [aDelegation(), onward], 'chen', day(7))).toEqual([]);
  });
});

it('never gives a role that nobody granted, whatever delegations there are', () => {
  const people = ['lin', 'zhou', 'chen'];
  const person = fc.constantFrom(...people);
  const instant = fc.integer({ min: 1, max: 28 }).map(day);
  const grants = fc.array(
    fc.record({
      grantId: fc.constantFrom('g1', 'g2', 'g3'),
      accountId: person,
      role: fc.constantFrom(...roleIds),
      revokedAt: fc.option(instant),
    }),
    { maxLength: 3 },
  );
  const delegations = fc.array(
    fc.record({
      grantId: fc.constantFrom('g1', 'g2', 'g3', 'g4'),
      fromAccountId: person,
      toAccountId: person,
      from: instant,
      until: instant,
      endedAt: fc.option(instant),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(grants, delegations, person, instant, (given, lent, who, now) => {
      const unique = [...new Map(given.map((each) => [each.grantId, aGrant(each)])).values()];
      const inForce = grantsInForce(unique, lent.map(aDelegation), who, now);
      for (const { role, onBehalfOf } of inForce) {
        const holder = onBehalfOf ?? who;
        expect(
          unique.some((each) => each.accountId === holder && each.role === role && each.revokedAt === null),
        ).toBe(true);
      }
    }),
  );
});
