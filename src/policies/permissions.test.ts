import { describe, expect, it } from 'vitest';
import { isAdministrator, type RoleId, roleIds } from '../domain/people/role.ts';
import { acts, isAct, type Permission, permissions } from './permissions.ts';
import { roleOf } from './roles.ts';

const rows = acts.map((act) => [act, permissions[act]] as readonly [string, Permission]);
const rolesOf = (permission: Permission) => Object.keys(permission.roles ?? {}) as readonly RoleId[];

describe('the table of permissions', () => {
  it('gives every act to somebody, in words that differ', () => {
    for (const [act, { roles, self, everyStaff, anyone, operator, program }] of rows) {
      const given = [roles, self, everyStaff, anyone, operator, program].some((each) => each !== undefined);
      expect([act, given]).toEqual([act, true]);
    }
    const words = rows.map(([, { what }]) => what);
    expect(words.filter((what, index) => words.indexOf(what) !== index)).toEqual([]);
  });

  it('lets a role of one agency change nothing in the whole county', () => {
    for (const [act, permission] of rows) {
      for (const role of rolesOf(permission)) {
        const reach = permission.roles?.[role];
        // An agency's role may read the county's directory; whatever else it reaches is its own agency.
        if (roleOf(role).scope === 'agency' && act !== 'agency.read') {
          expect([act, role, reach]).toEqual([act, role, 'agency']);
        }
        if (roleOf(role).scope === 'region') expect([act, role, reach]).toEqual([act, role, 'region']);
      }
    }
  });

  it('knows its acts by name, and nothing that every object has', () => {
    expect(isAct('report.list')).toBe(true);
    expect(isAct('constructor')).toBe(false);
  });
});

describe('the three administrators', () => {
  /** What two of them may see. Everything else that one can do, no other can. */
  const shared: Readonly<Record<string, readonly RoleId[]>> = {
    'agency.read': ['system-administrator', 'security-administrator'],
    'account.list': ['system-administrator', 'security-administrator'],
    'role.list': ['system-administrator', 'security-administrator'],
  };
  const administrators = (permission: Permission) => rolesOf(permission).filter(isAdministrator);

  it('share only what is listed here', () => {
    const several = rows.filter(([, permission]) => administrators(permission).length > 1);
    expect(Object.fromEntries(several.map(([act, permission]) => [act, administrators(permission)]))).toEqual(
      shared,
    );
  });

  it('have a duty each', () => {
    for (const role of roleIds.filter(isAdministrator)) {
      const own = rows.filter(([, permission]) => {
        const held = administrators(permission);
        return held.length === 1 && held[0] === role;
      });
      expect([role, own.length > 0]).toEqual([role, true]);
    }
  });

  it('see no case content, and give no personal data out', () => {
    const closed = /^(case|request|letter|item|petition)\b|^personal\.subject/;
    const wrong = rows.filter(
      ([act, permission]) => closed.test(act) && administrators(permission).length > 0,
    );
    expect(wrong.map(([act]) => act)).toEqual([]);
  });

  it('do none of the office’s work: what they may do, no other role may, but for reading', () => {
    const reading = new Set(['agency.read', 'role.list', 'delegation.list', 'delegation.end']);
    const mixed = rows.filter(
      ([act, permission]) =>
        !reading.has(act) &&
        administrators(permission).length > 0 &&
        rolesOf(permission).some((role) => !isAdministrator(role)),
    );
    expect(mixed.map(([act]) => act)).toEqual([]);
  });

  it('keep accounts, powers and the audit trail apart', () => {
    expect(administrators(permissions['account.create'])).toEqual(['system-administrator']);
    expect(administrators(permissions['role.grant'])).toEqual(['security-administrator']);
    expect(administrators(permissions['audit.search'])).toEqual(['audit-administrator']);
  });
});

it('every role has something to do', () => {
  for (const role of roleIds) {
    expect([role, rows.some(([, permission]) => rolesOf(permission).includes(role))]).toEqual([role, true]);
  }
});
