import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import {
  addRegion,
  aStaff,
  otherRegion,
  testClock,
  testRegion,
  testStaffDeps,
} from '../../../tests/support/staff.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { Database } from '../../storage/open-database.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { anonymiseDue } from './anonymise-due.ts';
import { cancelRetention, scheduleRetention } from './schedule-retention.ts';
import { listRetention, showRetention } from './show-retention.ts';

const program: Caller = { kind: 'program', from: { door: 'job', address: '', agent: '' } };
const security = aStaff([{ role: 'security-administrator', agencyId: null }]);

eachDatabase((_name, open) => {
  let database: Database;
  let deps: StaffDeps;
  const clock = testClock('2026-11-21T01:00:00Z');
  const owner = (ownerId: string, regionId = testRegion) => ({ regionId, ownerKind: 'account', ownerId });
  const masked = async (ownerId: string) =>
    (await deps.storage.personal.maskedOf(testRegion, 'account', [ownerId])).map((each) => each.masked);

  beforeAll(async () => {
    database = await open();
    deps = testStaffDeps(database, clock);
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
  });

  it('follows the rules from the event to the last day, and not a day sooner', async () => {
    const at = clock().toISOString();
    await deps.storage.personal.put(owner('gone'), 'phone', 'phone', '13812345678', at);
    await deps.storage.personal.put(owner('gone'), 'home', 'address', '青禾县城关镇', at);
    await deps.storage.personal.put(owner('back'), 'phone', 'phone', '13812345679', at);
    await deps.storage.personal.put(owner('stays'), 'phone', 'phone', '13812345670', at);
    const last = await deps.storage.transaction(async (stores) => {
      await scheduleRetention(stores, deps, owner('back'), 'account-disabled', at);
      return scheduleRetention(stores, deps, owner('gone'), 'account-disabled', at);
    });
    expect(last).toBe('2027-05-21');
    await deps.storage.transaction((stores) => cancelRetention(stores, owner('back')));

    clock.set('2026-12-21T15:59:00Z');
    expect(await anonymiseDue(deps, program)).toMatchObject({ ok: true, value: { data: 0, batches: [] } });
    // 22 December has begun in China.
    clock.set('2026-12-21T16:00:00Z');
    expect(await anonymiseDue(deps, program)).toMatchObject({ value: { data: 1 } });
    expect(await masked('gone')).toEqual(['（已匿名）', '138****5678']);
    clock.set('2027-05-21T15:59:00Z');
    expect(await anonymiseDue(deps, program)).toMatchObject({ value: { data: 0 } });
    clock.set('2027-05-21T16:00:00Z');
    expect(await anonymiseDue(deps, program)).toMatchObject({ value: { data: 1 } });
    expect(await masked('gone')).toEqual(['（已匿名）', '（已匿名）']);
    expect([...(await masked('back')), ...(await masked('stays'))]).toEqual(['138****5679', '138****5670']);
  });

  it('proves what it did: count, kinds and the digest of the list, in the county’s own chain', async () => {
    const at = clock().toISOString();
    for (const [id, regionId] of [
      ['x1', testRegion],
      ['x2', testRegion],
      ['y1', otherRegion],
    ] as const) {
      await deps.storage.personal.put(
        owner(id, regionId),
        'email',
        'email',
        `${id}@example.cn`,
        at,
        '2027-01-01',
      );
    }
    const ids = (await deps.storage.personal.maskedOf(testRegion, 'account', ['x1', 'x2']))
      .map(({ datumId }) => datumId)
      .sort();
    const result = await anonymiseDue(deps, program);
    const listDigest = deps.secrets.sm3(ids.join('\n'));
    expect(result).toMatchObject({
      ok: true,
      value: {
        data: 3,
        batches: [
          { regionId: testRegion, data: 2, kinds: 'account/email 2', listDigest, left: 0 },
          { regionId: otherRegion, data: 1, left: 0 },
        ],
      },
    });
    const [entry] = await deps.storage.audit.search({
      regionId: testRegion,
      act: 'personal.anonymise',
      limit: 1,
    });
    expect(entry).toMatchObject({
      actor: 'program',
      detail: { data: 2, kinds: 'account/email 2', listDigest, left: 0 },
    });
    expect(JSON.stringify(entry)).not.toContain('example.cn');
    expect(await anonymiseDue(deps, program)).toMatchObject({ value: { data: 0, batches: [] } });
  });

  it('undoes a batch whose rows still hold something afterwards', async () => {
    await deps.storage.personal.put(
      owner('z'),
      'phone',
      'phone',
      '13812340000',
      clock().toISOString(),
      '2027-01-01',
    );
    const faulty: StaffDeps = {
      ...deps,
      storage: {
        ...deps.storage,
        transaction: (work) =>
          deps.storage.transaction((stores) =>
            work({
              ...stores,
              personal: { ...stores.personal, anonymise: async (_region, ids) => ids.length },
            }),
          ),
      },
    };
    await expect(anonymiseDue(faulty, program)).rejects.toThrow('1 of 1 data still hold something');
    expect(await masked('z')).toEqual(['138****0000']);
    expect(await anonymiseDue(deps, program)).toMatchObject({ value: { data: 1 } });
  });

  it('goes through more than one batch, and two jobs at once do each datum once', async () => {
    const at = clock().toISOString();
    await deps.storage.transaction(async (stores) => {
      for (let n = 0; n < 1203; n += 1) {
        await stores.personal.put(owner(`many${n}`), 'email', 'email', `p${n}@example.cn`, at, '2027-01-01');
      }
    });
    const results = await Promise.all([anonymiseDue(deps, program), anonymiseDue(deps, program)]);
    const batches = results.flatMap((each) => (each.ok ? each.value.batches : []));
    expect(batches.reduce((sum, { data }) => sum + data, 0)).toBe(1203);
    expect(batches.every(({ data, left }) => data <= 500 && left === 0)).toBe(true);
    expect(await deps.storage.personal.regionsDue('2027-06-01')).toEqual([]);
  });

  it('is for the program and the operator only', async () => {
    await deps.storage.personal.put(
      owner('w'),
      'phone',
      'phone',
      '13812340001',
      clock().toISOString(),
      '2027-01-01',
    );
    expect(await anonymiseDue(deps, security)).toMatchObject({
      ok: false,
      problems: [{ code: 'forbidden' }],
    });
    expect(await masked('w')).toEqual(['138****0001']);
  });

  describe('the page', () => {
    it('shows periods, counts and what was done; each count opens as its list', async () => {
      const shown = await showRetention(deps, security);
      if (!shown.ok) throw new Error('refused');
      const { periods, counts, past, day } = shown.value;
      expect(day).toBe('2027-05-22');
      expect(periods[0]).toMatchObject({ ownerName: '工作人员账户', eventName: '账户停用' });
      const due = counts.find(({ state }) => state === 'due');
      expect(due).toMatchObject({ ownerKind: 'account', kind: 'phone', data: 1 });
      expect(past.reduce((sum, { data }) => sum + data, 0)).toBeGreaterThan(1000);
      expect(past.every(({ data }) => data > 0)).toBe(true);
      expect(past.some(({ kinds }) => kinds === '工作人员账户的电子邮箱 500 项')).toBe(true);
      for (const { state, ownerKind, kind, data } of counts) {
        let after = '';
        let seen = 0;
        for (;;) {
          const page = await listRetention(deps, security, { state, owner: ownerKind, kind, after });
          if (!page.ok) throw new Error('refused');
          seen += page.value.data.length;
          if (page.value.next === null) break;
          after = page.value.next;
        }
        expect(seen).toBe(data);
      }
    });

    it('is for the security administrator of the county', async () => {
      const clerk = aStaff([{ role: 'county-desk', agencyId: null }]);
      expect(await showRetention(deps, clerk)).toMatchObject({
        ok: false,
        problems: [{ code: 'forbidden' }],
      });
      const there = aStaff([{ role: 'security-administrator', agencyId: null }], { regionId: otherRegion });
      const shown = await showRetention(deps, there);
      expect(shown.ok && shown.value.counts.every(({ data }) => data === 1)).toBe(true);
      expect(
        await listRetention(deps, security, { state: 'all', owner: '', kind: 'phone', after: '' }),
      ).toMatchObject({
        problems: [{ code: 'not-found' }],
      });
    });
  });
});
