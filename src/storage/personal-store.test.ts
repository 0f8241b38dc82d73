import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { addRegion, otherRegion, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import type { Owner } from '../usecases/ports/personal-data.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import type { Database } from './open-database.ts';

const at = '2026-11-21T01:00:00.000Z';
const number = '11010519491231002X';

eachDatabase((_name, open) => {
  let database: Database;
  let deps: StaffDeps;
  let next = 0;
  const owner = (regionId = testRegion): Owner => ({ regionId, ownerKind: 'account', ownerId: `o${++next}` });
  const only = async (of: Owner) => {
    const [datum] = await deps.storage.personal.maskedOf(of.regionId, of.ownerKind, [of.ownerId]);
    return datum!;
  };
  const rowOf = async (of: Owner) =>
    database.kysely
      .selectFrom('personal_datum')
      .selectAll()
      .where('region_id', '=', of.regionId)
      .where('owner_id', '=', of.ownerId)
      .executeTakeFirstOrThrow();

  beforeAll(async () => {
    database = await open();
    deps = testStaffDeps(database);
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
  });

  describe('put', () => {
    it('keeps the value sealed, the mask beside it, and nothing in clear', async () => {
      const of = owner();
      await deps.storage.personal.put(of, 'identity-number', 'identity-number', number, at);
      const row = await rowOf(of);
      expect(JSON.stringify(row)).not.toContain('19491231');
      expect(row).toMatchObject({ masked: '110***********002X', key_id: 'k1', retain_until: null });
      expect(await deps.storage.personal.openField(of, 'identity-number')).toBe(number);
      expect(await deps.storage.personal.open(of.regionId, row.datum_id)).toBe(number);
    });

    it('replaces the value of a field under the same id, and an empty one removes it', async () => {
      const of = owner();
      await deps.storage.personal.put(of, 'phone', 'phone', '13812345678', at);
      const { datumId } = await only(of);
      await deps.storage.personal.put(of, 'phone', 'phone', '13900001111', at);
      expect(await only(of)).toMatchObject({ datumId, masked: '139****1111' });
      expect(await deps.storage.personal.find(testRegion, 'phone', '13812345678')).toEqual([]);
      await deps.storage.personal.put(of, 'phone', 'phone', '  ', at);
      expect(await deps.storage.personal.maskedOf(testRegion, 'account', [of.ownerId])).toEqual([]);
    });

    it('takes what PostgreSQL itself would refuse', async () => {
      const of = owner();
      await deps.storage.personal.put(of, 'note', 'other', 'a\0b\ud800', at);
      expect(await deps.storage.personal.openField(of, 'note')).toBe('a\ufffdb\ufffd');
    });
  });

  describe('a seal', () => {
    it('does not open in another row', async () => {
      const [mine, other] = [owner(), owner()];
      await deps.storage.personal.put(mine, 'phone', 'phone', '13812340001', at);
      await deps.storage.personal.put(other, 'phone', 'phone', '13812340002', at);
      const { sealed } = await rowOf(mine);
      await database.kysely
        .updateTable('personal_datum')
        .set({ sealed })
        .where('region_id', '=', testRegion)
        .where('owner_id', '=', other.ownerId)
        .execute();
      await expect(deps.storage.personal.openField(other, 'phone')).rejects.toMatchObject({
        code: 'changed',
      });
    });
  });

  describe('find', () => {
    it('finds equal values however they are written, in this county and kind only', async () => {
      const [here, there, elsewhere] = [owner(), owner(), owner(otherRegion)];
      await deps.storage.personal.put(here, 'phone', 'phone', '137 0000 0001', at);
      await deps.storage.personal.put(there, 'mobile', 'phone', '+8613700000001', at);
      await deps.storage.personal.put(elsewhere, 'phone', 'phone', '13700000001', at);
      const found = await deps.storage.personal.find(testRegion, 'phone', '137-0000-0001');
      expect(found.map(({ ownerId }) => ownerId)).toEqual([here.ownerId, there.ownerId].sort());
      expect(await deps.storage.personal.find(testRegion, 'other', '13700000001')).toEqual([]);
    });

    it('cannot be used to link people of two counties, or two kinds, in the table', async () => {
      const [here, there, asText] = [owner(), owner(otherRegion), owner()];
      await deps.storage.personal.put(here, 'phone', 'phone', '13700000002', at);
      await deps.storage.personal.put(there, 'phone', 'phone', '13700000002', at);
      await deps.storage.personal.put(asText, 'phone', 'other', '13700000002', at);
      const digests = await Promise.all([here, there, asText].map(async (of) => (await rowOf(of)).digest));
      expect(new Set(digests).size).toBe(3);
    });
  });

  it('answers for another county as if there were nothing', async () => {
    const of = owner();
    await deps.storage.personal.put(of, 'phone', 'phone', '13700000003', at);
    const { datumId } = await only(of);
    expect(await deps.storage.personal.get(otherRegion, datumId)).toBeNull();
    expect(await deps.storage.personal.open(otherRegion, datumId)).toBeNull();
    expect(await deps.storage.personal.anonymise(otherRegion, [datumId], at)).toBe(0);
  });

  describe('retention', () => {
    it('is due the day after the last day, oldest first, and anonymising leaves a mark and nothing else', async () => {
      const [first, second, kept] = [owner(otherRegion), owner(otherRegion), owner(otherRegion)];
      for (const of of [first, second, kept]) {
        await deps.storage.personal.put(of, 'email', 'email', `${of.ownerId}@example.cn`, at);
      }
      await deps.storage.personal.retainUntil(first, '2026-01-02');
      await deps.storage.personal.retainUntil(second, '2026-01-01');
      expect(await deps.storage.personal.regionsDue('2026-01-01')).toEqual([]);
      expect(
        (await deps.storage.personal.due(otherRegion, '2026-01-02', 10)).map((each) => each.ownerId),
      ).toEqual([second.ownerId]);
      expect(await deps.storage.personal.regionsDue('2026-01-03')).toEqual([otherRegion]);
      const due = await deps.storage.personal.due(otherRegion, '2026-01-03', 10);
      expect(due.map((each) => each.ownerId)).toEqual([second.ownerId, first.ownerId]);
      const ids = due.map((each) => each.datumId);
      expect((await deps.storage.personal.notAnonymised(otherRegion, ids)).length).toBe(2);
      expect(await deps.storage.personal.anonymise(otherRegion, ids, at)).toBe(2);
      expect(await deps.storage.personal.anonymise(otherRegion, ids, at)).toBe(0);
      expect(await deps.storage.personal.notAnonymised(otherRegion, ids)).toEqual([]);
      expect(await rowOf(first)).toMatchObject({
        sealed: null,
        digest: null,
        key_id: null,
        masked: '（已匿名）',
        anonymised_at: at,
      });
      expect(await deps.storage.personal.openField(first, 'email')).toBeNull();
      expect(await deps.storage.personal.find(otherRegion, 'email', `${first.ownerId}@example.cn`)).toEqual(
        [],
      );
    });

    it('counts by state, and each count opens as its list', async () => {
      const day = '2026-06-01';
      const region = otherRegion;
      for (const last of [null, '2026-06-01', '2026-05-31', '2026-05-30']) {
        const of: Owner = { ...owner(region), ownerKind: 'case' };
        await deps.storage.personal.put(of, 'phone', 'phone', '13800000000', at, last);
      }
      const counts = (await deps.storage.personal.retention(region, day)).filter(
        (each) => each.ownerKind === 'case',
      );
      expect(counts).toEqual([
        { ownerKind: 'case', kind: 'phone', state: 'due', data: 2, firstDay: '2026-05-30' },
        { ownerKind: 'case', kind: 'phone', state: 'in-use', data: 1, firstDay: null },
        { ownerKind: 'case', kind: 'phone', state: 'scheduled', data: 1, firstDay: '2026-06-01' },
      ]);
      for (const { ownerKind, kind, state, data } of counts) {
        const filter = { state, ownerKind, kind, day, limit: 100 };
        const listed = await deps.storage.personal.listRetention(region, filter);
        expect(listed).toHaveLength(data);
        const [one, ...rest] = listed;
        const after = await deps.storage.personal.listRetention(region, { ...filter, after: one!.datumId });
        expect(after).toEqual(rest);
      }
    });
  });

  it('refuses a row that is half anonymised', async () => {
    const of = owner();
    await deps.storage.personal.put(of, 'phone', 'phone', '13700000009', at);
    const half = sql`update personal_datum set sealed = null where owner_id = ${of.ownerId}`;
    await expect(half.execute(database.kysely)).rejects.toThrow(/check/);
  });
});
