import { describe, expect, it } from 'vitest';
import { aStaff, testOrigin } from '../../tests/support/staff.ts';
import { acts, permissions } from '../policies/permissions.ts';
import { roles } from '../policies/roles.ts';
import { refusalOf } from './refusal.ts';

const staff = aStaff([]);

describe('a refusal', () => {
  it('leads whoever has not signed in to the sign-in', () => {
    const caller = { kind: 'anyone', from: testOrigin } as const;
    expect(refusalOf(caller, 'agency.change', 'refused')).toMatchObject({ code: 'sign-in-needed' });
  });

  it('asks for the second factor where only that is missing', () => {
    expect(refusalOf(staff, 'agency.change', 'second-factor')).toMatchObject({ code: 'second-factor' });
  });

  it('says nothing about what belongs to another county', () => {
    const hidden = refusalOf(staff, 'account.reveal', 'hidden');
    expect(hidden.code).toBe('not-found');
    expect(hidden.message).not.toContain(permissions['account.reveal'].what);
    expect(hidden).toEqual(refusalOf(staff, 'agency.change', 'hidden'));
  });

  it.each(acts)('of %s says what it is, which roles may, and whom to ask', (act) => {
    const refusal = refusalOf(staff, act, 'refused');
    expect(refusal.code).toBe('forbidden');
    expect(refusal.message).toContain(`“${permissions[act].what}”`);
    expect(refusal.message).toContain('安全管理员');
    const may = Object.keys(permissions[act].roles ?? {});
    for (const { id, name } of roles) {
      const list = /可以办理的角色是：([^。]*)。/.exec(refusal.message)?.[1]?.split('、') ?? [];
      expect(list.includes(name)).toBe(may.includes(id));
    }
  });
});
