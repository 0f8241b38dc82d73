import { describe, expect, it } from 'vitest';
import { aStaff } from '../../../tests/support/staff.ts';
import { decide } from '../../policies/decide.ts';
import { acts } from '../../policies/permissions.ts';
import { cellWords, permissionTable } from './list-permissions.ts';

describe('permissionTable', () => {
  it('has every act once and a Chinese name for every noun', () => {
    const { groups } = permissionTable(null);
    expect(groups.flatMap(({ rows }) => rows.map(({ act }) => act)).sort()).toEqual([...acts].sort());
    for (const { name } of groups) expect(name).toMatch(/^\p{Script=Han}+$/u);
  });

  it('marks as mine what the gate would let me do', () => {
    const caller = aStaff([{ role: 'office-head', agencyId: 'a' }]);
    const own = { regionId: caller.regionId, agencyId: 'a', accountId: caller.accountId };
    for (const { act, mine } of permissionTable(caller).groups.flatMap(({ rows }) => rows)) {
      expect(mine, act).toBe(decide(caller, act, own) === 'granted');
    }
  });

  it('never says that a role may not do what the gate lets everybody do', () => {
    const { groups, roles } = permissionTable(null);
    for (const row of groups.flatMap(({ rows }) => rows)) {
      roles.forEach(({ id, scope }, at) => {
        const caller = aStaff([{ role: id, agencyId: scope === 'agency' ? 'a' : null }]);
        const own = { regionId: caller.regionId, agencyId: 'a', accountId: caller.accountId };
        const others = { regionId: caller.regionId, agencyId: 'b', accountId: 'somebody' };
        const may = [own, others].map((each) => decide(caller, row.act, each) === 'granted');
        const words = cellWords(row, at);
        expect([words !== '', words === '全县' || words === '都能'], `${row.act} ${id}`).toEqual(may);
      });
    }
  });

  it('marks nothing as mine for nobody', () => {
    const rows = permissionTable(null).groups.flatMap((group) => group.rows);
    expect(rows.filter(({ mine }) => mine)).toEqual([]);
  });
});
