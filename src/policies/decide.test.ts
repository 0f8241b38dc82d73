import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caller, Grant, Staff } from '../domain/people/caller.ts';
import { roleIds } from '../domain/people/role.ts';
import { behalfOf, decide } from './decide.ts';
import { type Act, acts, type Permission, permissions } from './permissions.ts';

const from = { door: 'web', address: '192.0.2.7', agent: '' } as const;
const here = '990121';

const staff = (grants: readonly Grant[], more: Partial<Staff> = {}): Staff => ({
  kind: 'staff',
  regionId: here,
  accountId: 'lin',
  name: '林小满',
  sessionId: 's',
  standing: 'full',
  grants,
  from,
  ...more,
});

const clerk: Grant = { role: 'clerk', agencyId: '1001', onBehalfOf: null };
const desk: Grant = { role: 'county-desk', agencyId: null, onBehalfOf: null };
const at = (agencyId: string | null = null) => ({ regionId: here, agencyId });

describe('decide', () => {
  it('lets the public do what the public may, and nothing else', () => {
    const anyone = { kind: 'anyone', from } as const;
    expect(decide(anyone, 'report.list', { regionId: null })).toBe('granted');
    expect(decide(anyone, 'agency.read', at())).toBe('refused');
    expect(decide(anyone, 'workbench.today', at())).toBe('refused');
  });

  it('lets the command line and jobs do what the table gives them, wherever it is', () => {
    const [operator, program] = [
      { kind: 'operator', from },
      { kind: 'program', from },
    ] as const;
    expect(decide(operator, 'account.create', at())).toBe('granted');
    expect(decide(operator, 'account.change', at())).toBe('refused');
    expect(decide(program, 'task.make', at())).toBe('granted');
    expect(decide(program, 'account.create', at())).toBe('refused');
  });

  it('hides what belongs to another county, or to none', () => {
    expect(decide(staff([desk]), 'agency.change', { regionId: '990122' })).toBe('hidden');
    expect(decide(staff([desk]), 'agency.change', { regionId: null })).toBe('hidden');
    expect(decide(staff([]), 'own.read', { regionId: '990122', accountId: 'lin' })).toBe('hidden');
  });

  it('reaches one agency or the whole county, as the table says', () => {
    expect(decide(staff([clerk]), 'agency.change-office', at('1001'))).toBe('granted');
    expect(decide(staff([clerk]), 'agency.change-office', at('1002'))).toBe('refused');
    expect(decide(staff([clerk]), 'agency.change-office', at())).toBe('refused');
    expect(decide(staff([desk]), 'agency.change-office', at('1002'))).toBe('granted');
    expect(decide(staff([clerk]), 'agency.read', at('1002'))).toBe('granted');
    expect(decide(staff([]), 'agency.read', at('1001'))).toBe('refused');
  });

  it('never takes a role that names no agency for a role in an agency', () => {
    const broken: Grant = { role: 'clerk', agencyId: null, onBehalfOf: null };
    expect(decide(staff([broken]), 'agency.change-office', at())).toBe('refused');
  });

  it('gives everybody what concerns themselves, and every member of staff what is for all', () => {
    expect(decide(staff([]), 'own.read', { ...at(), accountId: 'lin' })).toBe('granted');
    expect(decide(staff([]), 'own.read', { ...at(), accountId: 'zhou' })).toBe('refused');
    expect(decide(staff([]), 'own.read', at())).toBe('refused');
    expect(decide(staff([]), 'workbench.today', at())).toBe('granted');
  });

  it('asks for the second factor first, except where it is given', () => {
    for (const standing of ['partial', 'setup'] as const) {
      expect(decide(staff([desk], { standing }), 'agency.change', at())).toBe('second-factor');
      expect(decide(staff([clerk], { standing }), 'agency.change', at())).toBe('refused');
      expect(decide(staff([], { standing }), 'session.second-factor', { ...at(), accountId: 'lin' })).toBe(
        'granted',
      );
    }
  });
});

it('names whose role was used, only when the own ones are not enough', () => {
  const lent: Grant = { ...clerk, onBehalfOf: 'zhou' };
  expect(behalfOf(staff([lent]), 'agency.change-office', at('1001'))).toBe('zhou');
  expect(behalfOf(staff([lent, desk]), 'agency.change-office', at('1001'))).toBeNull();
  expect(behalfOf(staff([lent]), 'workbench.today', at())).toBeNull();
  expect(behalfOf(staff([lent]), 'agency.change-office', at('1002'))).toBeNull();
  expect(behalfOf({ kind: 'operator', from }, 'account.create', at())).toBeNull();
});

const region = fc.constantFrom('990121', '990122', null);
const agency = fc.constantFrom('1001', '1002', null);
const grant = fc.record({
  role: fc.constantFrom(...roleIds),
  agencyId: agency,
  onBehalfOf: fc.constantFrom(null, 'zhou'),
});
const someStaff = fc.record({
  grants: fc.array(grant, { maxLength: 6 }),
  standing: fc.constantFrom('full', 'partial', 'setup'),
});

it('grants nothing across counties, except what is for anyone', () => {
  fc.assert(
    fc.property(someStaff, fc.constantFrom(...acts), region, agency, (more, act, regionId, agencyId) => {
      const caller: Caller = staff(more.grants, { standing: more.standing as Staff['standing'] });
      const permission: Permission = permissions[act];
      const resource = { regionId, agencyId, accountId: 'lin' };
      if (regionId !== here && permission.anyone !== true)
        expect(decide(caller, act, resource)).toBe('hidden');
    }),
    { numRuns: 2_000 },
  );
});

it('takes nothing away when a role is added', () => {
  fc.assert(
    fc.property(
      fc.array(grant, { maxLength: 4 }),
      grant,
      fc.constantFrom(...acts),
      agency,
      (held, more, act, id) => {
        const before = decide(staff(held), act as Act, at(id));
        if (before === 'granted') expect(decide(staff([...held, more]), act as Act, at(id))).toBe('granted');
      },
    ),
    { numRuns: 1_000 },
  );
});
