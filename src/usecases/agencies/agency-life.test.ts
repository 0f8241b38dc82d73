import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agencyForm } from '../../../tests/support/agencies.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import {
  addRegion,
  aStaff,
  otherRegion,
  testClock,
  testOrigin,
  testRegion,
  testStaffDeps,
} from '../../../tests/support/staff.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { Result } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { agencyVersion } from './agency-now.ts';
import { changeAgency, changeOffice } from './change-agency.ts';
import { listDirectories, showDirectory, showDirectoryEntry } from './directory.ts';
import { listAgencies } from './list-agencies.ts';
import { registerAgency } from './register-agency.ts';
import { showAgency } from './show-agency.ts';
import { succeedAgency } from './succeed-agency.ts';

const visitor: Caller = { kind: 'anyone', from: testOrigin };
/** A county of its own for every test; the database is the same. */
let regionId = testRegion;
let desk = aStaff([]);
let clerk = aStaff([]);
let counties = 0;

const codes = (result: Result<unknown>) =>
  result.ok
    ? 'ok'
    : result.problems.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`));
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

async function newCounty(deps: StaffDeps): Promise<void> {
  counties += 1;
  regionId = String(990_200 + counties);
  desk = aStaff([{ role: 'county-desk', agencyId: null }], { regionId });
  clerk = aStaff([{ role: 'clerk', agencyId: 'A1' }], { regionId, accountId: 'clerk' });
  await addRegion(deps, regionId);
  for (const id of ['A1', 'A2', 'A3'])
    must(await registerAgency(deps, desk, { regionId, input: agencyForm(id) }));
}

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  beforeAll(async () => {
    deps = testStaffDeps(await open(), testClock());
    await addRegion(deps, otherRegion, '另一县');
  });
  beforeEach(() => newCounty(deps));
  const version = (agencyId: string) => agencyVersion(deps.storage, regionId, agencyId);
  const input = async (agencyId: string, more: Record<string, unknown>) => ({
    version: String(await version(agencyId)),
    ...more,
  });

  describe('registering', () => {
    it('records event, state and audit entry, and takes only known fields', async () => {
      const form = {
        ...agencyForm('B1'),
        successors: [{}],
        regionId: otherRegion,
        __proto__: { until: '2020-01-01' },
      };
      const agency = must(await registerAgency(deps, desk, { regionId, input: form }));
      expect(agency).toMatchObject({ regionId, agencyId: 'B1', successors: [], until: null, ordinal: 4 });
      expect(await deps.storage.agencies.get(regionId, 'B1')).toEqual(agency);
      const [entry] = await deps.storage.audit.search({ regionId, act: 'agency.register', limit: 1 });
      expect(entry).toMatchObject({
        subject: 'agency/B1',
        outcome: 'done',
        actor: 'account/tester',
        beforeDigest: null,
      });
      expect(entry?.afterDigest).toMatch(/^[0-9a-f]{64}$/);
    });

    it('says every problem at once with its field, and changes nothing', async () => {
      const form = agencyForm('A1', { name: '', phone: 'x', kind: 'nothing', creditCode: '1' });
      const result = await registerAgency(deps, desk, { regionId, input: form });
      expect(codes(result)).toEqual([
        'field-invalid kind',
        'field-invalid creditCode',
        'field-invalid phone',
        'field-invalid agencyId',
        'field-missing name',
      ]);
      expect(await deps.storage.agencies.list(regionId)).toHaveLength(3);
      for (const broken of [null, 7, 'x', [], { agencyId: { a: 1 } }])
        expect((await registerAgency(deps, desk, { regionId, input: broken })).ok).toBe(false);
    });
  });

  it('lets those in the permission table act, and nobody else', async () => {
    const form = agencyForm('B1');
    const inspector = aStaff([{ role: 'inspector', agencyId: null }], { regionId });
    const elsewhere = aStaff([{ role: 'county-desk', agencyId: null }], { regionId: otherRegion });
    expect(codes(await registerAgency(deps, clerk, { regionId, input: form }))).toEqual(['forbidden']);
    expect(codes(await registerAgency(deps, inspector, { regionId, input: form }))).toEqual(['forbidden']);
    expect(codes(await registerAgency(deps, visitor, { regionId, input: form }))).toEqual(['sign-in-needed']);
    expect(codes(await registerAgency(deps, elsewhere, { regionId, input: form }))).toEqual(['not-found']);
    expect(codes(await showAgency(deps, elsewhere, { regionId, agencyId: 'A1' }))).toEqual(['not-found']);
    expect(codes(await changeAgency(deps, clerk, { regionId, agencyId: 'A1', input: {} }))).toEqual([
      'forbidden',
    ]);
    expect(codes(await changeOffice(deps, clerk, { regionId, agencyId: 'A2', input: {} }))).toEqual([
      'forbidden',
    ]);
    expect(codes(await succeedAgency(deps, clerk, { regionId, agencyId: 'A1', input: {} }))).toEqual([
      'forbidden',
    ]);
    const mine = { regionId, agencyId: 'A1', input: await input('A1', { phone: '0000-8889999' }) };
    expect(codes(await changeOffice(deps, clerk, mine))).toBe('ok');
    expect(codes(await listAgencies(deps, visitor, { regionId }))).toEqual(['sign-in-needed']);
  });

  describe('changing', () => {
    it('changes what is given, and tells before and after in the history', async () => {
      const order = {
        regionId,
        agencyId: 'A1',
        input: await input('A1', { name: '青禾县新名局', parentId: 'A2' }),
      };
      must(await changeAgency(deps, desk, order));
      must(
        await changeOffice(deps, clerk, {
          ...order,
          input: await input('A1', { head: '禾雨水', name: '不该改' }),
        }),
      );
      const shown = must(await showAgency(deps, desk, { regionId, agencyId: 'A1' }));
      expect(shown.agency).toMatchObject({
        name: '青禾县新名局',
        parentId: 'A2',
        office: { head: '禾雨水' },
      });
      expect(shown.version).toBe(shown.history[0]?.eventId);
      expect(shown.history.map(({ what, who }) => [what, who])).toEqual([
        ['修改公开工作机构', 'account/clerk'],
        ['修改基本情况', 'account/tester'],
        ['登记机关', 'account/tester'],
      ]);
      expect(shown.history[1]?.changes).toEqual([
        { label: '机关名称', before: '青禾县A1局', after: '青禾县新名局' },
        { label: '上级机关代码', before: '', after: '青禾县A2局' },
      ]);
      expect(shown.may).toEqual({ change: true, office: true, succeed: true });
      const asClerk = must(await showAgency(deps, clerk, { regionId, agencyId: 'A1' }));
      expect(asClerk.may).toEqual({ change: false, office: true, succeed: false });
    });

    it('refuses a form that is out of date, also when both are sent at once', async () => {
      const stale = await input('A1', { name: '甲' });
      const both = await Promise.all(
        ['甲', '乙'].map((name) =>
          changeAgency(deps, desk, { regionId, agencyId: 'A1', input: { ...stale, name } }),
        ),
      );
      expect(both.map(codes).sort()).toEqual([['stale'], 'ok'].sort());
      expect(codes(await changeOffice(deps, clerk, { regionId, agencyId: 'A1', input: stale }))).toEqual([
        'stale',
      ]);
      expect(codes(await changeOffice(deps, clerk, { regionId, agencyId: 'A1', input: {} }))).toEqual([
        'stale',
      ]);
      expect(codes(await changeAgency(deps, desk, { regionId, agencyId: 'ZZ', input: stale }))).toEqual([
        'not-found',
      ]);
    });

    it('records nothing in the ledger when nothing differs', async () => {
      const before = await version('A1');
      must(
        await changeAgency(deps, desk, {
          regionId,
          agencyId: 'A1',
          input: await input('A1', agencyForm('A1')),
        }),
      );
      expect(await version('A1')).toBe(before);
    });

    it('keeps the office complete', async () => {
      const order = { regionId, agencyId: 'A1', input: await input('A1', { phone: ' ', mail: '' }) };
      expect(codes(await changeOffice(deps, clerk, order))).toEqual([
        'field-missing phone',
        'field-missing mail',
      ]);
    });
  });

  describe('a reorganisation', () => {
    const row = (successorId: string, more: object = {}) => ({
      successorId,
      functionName: '登记',
      on: '2026-01-01',
      basis: '改革方案',
      ...more,
    });
    const succeed = async (agencyId: string, more: object) =>
      succeedAgency(deps, desk, { regionId, agencyId, input: await input(agencyId, { ...more }) });

    it('hands functions on, ends the agency, and sends the public to the right one', async () => {
      const successions = [row('A2'), {}, row('A3', { functionName: '救援' })];
      const ended = must(await succeed('A1', { successions, until: '2026-01-01' }));
      expect(ended).toMatchObject({ until: '2026-01-01' });
      expect(ended.successors.map(({ successorId }) => successorId)).toEqual(['A2', 'A3']);

      const shown = must(await showAgency(deps, desk, { regionId, agencyId: 'A1' }));
      expect(shown.exists).toBe(false);
      expect(shown.given.map(({ other }) => other.name)).toEqual(['青禾县A2局', '青禾县A3局']);
      expect(shown.history.map(({ what }) => what)).toEqual(['登记撤销', '登记职能划转', '登记机关']);
      expect(shown.history[1]?.changes[0]).toEqual({
        label: '登记',
        before: '',
        after: '自 2026-01-01 起由青禾县A2局行使（依据：改革方案）',
      });

      const entry = must(await showDirectoryEntry(deps, visitor, { regionId, agencyId: 'A1' }));
      expect(entry.exists).toBe(false);
      expect(entry.responsible.agencies.map(({ agencyId }) => agencyId)).toEqual(['A2', 'A3']);
      expect(entry.responsible.message).toContain('请先写明是哪一项职能');
      expect(must(await showDirectoryEntry(deps, visitor, { regionId, agencyId: 'A2' })).taken).toHaveLength(
        1,
      );
      const found = must(await showDirectory(deps, visitor, { regionId, words: '救援' }));
      expect(found.entries.map(({ agencyId }) => agencyId)).toEqual(['A1']);
      expect(found.total).toBe(2);
      const ended2 = must(await listAgencies(deps, desk, { regionId, active: 'no' }));
      expect(ended2.agencies.map(({ agency }) => agency.agencyId)).toEqual(['A1']);
    });

    it('names the row and the field of what is wrong', async () => {
      const successions = [
        {},
        row('', { on: '2026-02-30' }),
        row('A1'),
        row('A2', { basis: '', functionName: '长'.repeat(101) }),
      ];
      expect(codes(await succeed('A1', { successions }))).toEqual([
        'field-invalid successions.1.successorId',
        'field-invalid successions.1.on',
        'field-invalid successions.3.basis',
        'field-invalid successions.3.functionName',
        'field-invalid successions.2.successorId',
      ]);
      expect(codes(await succeed('A1', {}))).toEqual(['field-invalid successions.0.successorId']);
      expect(codes(await succeed('A1', { successions: 'x', until: '2026-01-01' }))).toEqual([
        'field-invalid until',
      ]);
      expect(codes(await succeed('A1', { successions: [row('A2')], until: '2025-12-31' }))).toEqual([
        'field-invalid until',
      ]);
      expect(await deps.storage.agencies.get(regionId, 'A1')).toMatchObject({ successors: [], until: null });
    });

    it('refuses circles, a second end, and the end of what every county has', async () => {
      must(await succeed('A1', { successions: [row('A2')] }));
      must(await succeed('A2', { successions: [row('A3')] }));
      expect(codes(await succeed('A3', { successions: [row('A1')] }))).toEqual([
        'field-invalid successions.0.successorId',
      ]);
      must(await succeed('A3', { successions: [row('A2', { on: '2026-06-01' })], until: '2026-06-01' }));
      expect(codes(await succeed('A3', { until: '2026-07-01' }))).toEqual(['field-invalid until']);
      must(
        await registerAgency(deps, desk, { regionId, input: agencyForm('L1', { kind: 'lead-department' }) }),
      );
      expect(codes(await succeed('L1', { successions: [row('A2')], until: '2026-06-01' }))).toEqual([
        'field-invalid until',
      ]);
      expect(
        codes(
          await registerAgency(deps, desk, {
            regionId,
            input: agencyForm('L2', { kind: 'lead-department' }),
          }),
        ),
      ).toEqual(['field-invalid kind']);
    });
  });

  it('shows the public only what is public, and of parts without a name only who answers', async () => {
    const part = { agencyId: 'P1', name: '某所', shortName: '所', kind: 'dispatched', parentId: 'A1' };
    must(await registerAgency(deps, desk, { regionId, input: part }));
    expect(must(await listDirectories(deps, visitor))).toContainEqual({
      regionId,
      name: '青禾县（演示）',
      agencies: 4,
    });
    const entry = must(await showDirectoryEntry(deps, visitor, { regionId, agencyId: 'P1' }));
    expect(entry).toMatchObject({ office: null, ownName: false, parent: { agencyId: 'A1' } });
    expect(entry.responsible.agencies).toEqual([{ agencyId: 'A1', name: '青禾县A1局' }]);
    expect(JSON.stringify(entry)).not.toMatch(/version|history|tester/);
    expect(codes(await showDirectory(deps, visitor, { regionId: otherRegion }))).toEqual(['not-found']);
    expect(codes(await showDirectoryEntry(deps, visitor, { regionId: otherRegion, agencyId: 'A1' }))).toEqual(
      ['not-found'],
    );
  });

  it('finds by name, code, telephone number and kind', async () => {
    const ids = async (query: object) =>
      must(await listAgencies(deps, desk, { regionId, ...query })).agencies.map(
        ({ agency }) => agency.agencyId,
      );
    must(
      await registerAgency(deps, desk, {
        regionId,
        input: agencyForm('T1', { kind: 'town', name: '青禾县柳溪镇人民政府' }),
      }),
    );
    expect(await ids({})).toEqual(['A1', 'A2', 'A3', 'T1']);
    expect(await ids({ words: ' 青禾县　柳溪 ' })).toEqual(['T1']);
    expect(await ids({ words: 'ａ2' })).toEqual(['A2']);
    expect(await ids({ words: '8880001' })).toHaveLength(4);
    expect(await ids({ kind: 'town' })).toEqual(['T1']);
    expect(await ids({ words: '%' })).toEqual([]);
  });
});
