import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { addRegion, otherRegion, testRegion, testRing, testStaffDeps } from '../../tests/support/staff.ts';
import { createSecrets } from '../secrets/create-secrets.ts';
import { withNewKey } from '../secrets/key-ring.ts';
import { type CaseFileFacts, type CaseFileStore, caseFileRoof } from '../usecases/ports/case-files.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import { createStorage } from './create-storage.ts';
import type { Database } from './open-database.ts';

const at = '2026-11-21T01:00:00.000Z';

const facts = (fileId: string, bytes: Uint8Array, more: Partial<CaseFileFacts> = {}): CaseFileFacts => ({
  regionId: testRegion,
  fileId,
  owner: 'request/r1',
  kind: 'scan',
  title: '张三的身份证',
  fileName: '张三.pdf',
  mediaType: 'application/pdf',
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
  audience: 'staff',
  createdAt: at,
  createdBy: 'account/tester',
  ...more,
});

eachDatabase((_name, open) => {
  let database: Database;
  let deps: StaffDeps;
  let files: CaseFileStore;
  const add = (each: CaseFileFacts, bytes: Uint8Array) =>
    deps.storage.transaction((stores) => stores.caseFiles.add(each, bytes));
  const rowsOf = async (table: 'case_file' | 'case_file_piece', fileId: string) =>
    (
      await sql<Record<string, unknown>>`select * from ${sql.table(table)} where file_id = ${fileId}`.execute(
        database.kysely,
      )
    ).rows;

  beforeAll(async () => {
    database = await open();
    deps = testStaffDeps(database);
    files = deps.storage.caseFiles;
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
  });

  it('gives back content and facts, to their own county only', async () => {
    for (const [id, length] of [
      ['empty', 0],
      ['one', 1],
      ['piece', 64 * 1024],
      ['more', 64 * 1024 * 17 + 5],
    ] as const) {
      const bytes = new Uint8Array(randomBytes(length));
      await add(facts(id, bytes), bytes);
      expect(await files.open(testRegion, id)).toEqual(bytes);
      expect(await files.get(testRegion, id)).toEqual({
        ...facts(id, bytes),
        retainUntil: null,
        destroyedAt: null,
      });
      expect(await files.open(otherRegion, id)).toBeNull();
      expect(await files.get(otherRegion, id)).toBeNull();
    }
  });

  it('takes a file of the largest size, and none above', async () => {
    const bytes = new Uint8Array(caseFileRoof);
    bytes.fill(7);
    await add(facts('largest', bytes, { owner: 'request/large' }), bytes);
    const opened = await files.open(testRegion, 'largest');
    expect(opened !== null && Buffer.compare(opened, bytes)).toBe(0);
    await expect(add(facts('above', bytes), new Uint8Array(caseFileRoof + 1))).rejects.toThrow(RangeError);
    await files.remove(otherRegion, ['largest']);
    expect(await files.get(testRegion, 'largest')).not.toBeNull();
    await files.remove(testRegion, ['largest']);
    expect(await files.get(testRegion, 'largest')).toBeNull();
    expect(await rowsOf('case_file_piece', 'largest')).toEqual([]);
  });

  it('keeps nothing readable: neither content nor the names of persons in the names of files', async () => {
    const bytes = new TextEncoder().encode('张三住在城关镇');
    await add(facts('secret', bytes), bytes);
    const stored = JSON.stringify([
      await rowsOf('case_file', 'secret'),
      await rowsOf('case_file_piece', 'secret'),
    ]);
    for (const part of ['张三', Buffer.from(bytes).toString('base64')]) expect(stored).not.toContain(part);
  });

  it('opens nowhere else: a piece in another place is told from its own', async () => {
    const bytes = new Uint8Array(randomBytes(64 * 1024 * 2));
    await add(facts('swapped', bytes), bytes);
    await sql`update case_file_piece a set sealed = b.sealed from case_file_piece b
      where a.file_id = 'swapped' and b.file_id = 'swapped' and a.piece <> b.piece`.execute(database.kysely);
    await expect(files.open(testRegion, 'swapped')).rejects.toThrow('changed, moved');
    await sql`delete from case_file_piece where file_id = 'swapped'`.execute(database.kysely);
    await expect(files.open(testRegion, 'swapped')).rejects.toThrow('0 of 131072 bytes');
  });

  it('is sealed anew with another key, piece by piece, and opens as before', async () => {
    const bytes = new Uint8Array(randomBytes(64 * 1024 * 12));
    await add(facts('rotated', bytes), bytes);
    const ring = withNewKey(testRing, 'sm4-gcm', at);
    const renewed = createStorage(database, createSecrets(ring));
    for (const column of ['case_file.sealed_names', 'case_file_piece.sealed']) {
      for (let last: readonly string[] | null = null; ; ) {
        const rows: readonly (readonly string[])[] = await renewed.sealed.sealedOtherwise(
          column,
          ring.current,
          last,
          5,
        );
        if (rows.length === 0) break;
        await renewed.transaction((stores) => stores.sealed.reseal(column, rows));
        last = rows.at(-1)!;
      }
    }
    const keys = (await rowsOf('case_file_piece', 'rotated')).map(
      ({ sealed }) => String(sealed).split('.')[1],
    );
    expect(new Set(keys)).toEqual(new Set([ring.current]));
    expect(keys).toHaveLength(12);
    expect(await renewed.caseFiles.open(testRegion, 'rotated')).toEqual(bytes);
    expect(await renewed.caseFiles.get(testRegion, 'rotated')).toMatchObject({ title: '张三的身份证' });
    await renewed.caseFiles.removeAll(testRegion, 'request/r1');
  });

  it('lists the files of a case in the order they came, and moves those of a draft to the case', async () => {
    const bytes = new TextEncoder().encode('x');
    const owner = 'draft/d1';
    await add(facts('b', bytes, { owner, createdAt: '2026-11-21T02:00:00.000Z' }), bytes);
    await add(facts('a', bytes, { owner, createdAt: '2026-11-21T03:00:00.000Z' }), bytes);
    await add(facts('c', bytes, { owner, regionId: otherRegion }), bytes);
    const listed = async (of: string) => (await files.listOf(testRegion, of)).map(({ fileId }) => fileId);
    expect(await listed(owner)).toEqual(['b', 'a']);
    await files.move(testRegion, owner, 'request/r9');
    expect(await listed(owner)).toEqual([]);
    expect(await listed('request/r9')).toEqual(['b', 'a']);
    expect(await files.listOf(otherRegion, owner)).toHaveLength(1);
    expect(await files.open(testRegion, 'a')).toEqual(bytes);
    await files.setAudience(testRegion, 'a', 'applicant');
    expect((await files.get(testRegion, 'a'))!.audience).toBe('applicant');
    expect((await files.get(testRegion, 'b'))!.audience).toBe('staff');
  });

  describe('when its time is over', () => {
    const bytes = new TextEncoder().encode('y');
    beforeAll(async () => {
      for (const id of ['t1', 't2', 't3']) await add(facts(id, bytes, { owner: `request/${id}` }), bytes);
      await add(facts('t4', bytes, { owner: 'request/t1', regionId: otherRegion }), bytes);
    });

    it('a file is due the day after its last day, until it is in use again', async () => {
      await files.retainUntil(testRegion, 'request/t1', '2026-12-31');
      await files.retainUntil(testRegion, 'request/t2', '2026-12-30');
      await files.retainUntil(testRegion, 'request/t3', '2026-12-30');
      await files.retainUntil(testRegion, 'request/t3', null);
      await files.retainUntil(testRegion, 'request/t1', '2026-01-01', ['letter', 'note']);
      const due = (day: string) =>
        deps.storage.transaction(async (stores) =>
          (await stores.caseFiles.due(testRegion, day, 10)).map(({ fileId }) => fileId),
        );
      expect(await due('2026-12-30')).toEqual([]);
      expect(await due('2026-12-31')).toEqual(['t2']);
      expect(await due('2027-01-01')).toEqual(['t2', 't1']);
      expect(await files.regionsDue('2026-12-30')).toEqual([]);
      expect(await files.regionsDue('2027-01-01')).toEqual([testRegion]);
    });

    it('content and names are destroyed; facts and digest stay', async () => {
      await files.destroy(testRegion, ['t1', 't2', 't4'], at);
      expect(await files.open(testRegion, 't1')).toBeNull();
      expect(await files.get(testRegion, 't1')).toEqual({
        ...facts('t1', bytes, { owner: 'request/t1' }),
        title: '',
        fileName: '',
        retainUntil: '2026-12-31',
        destroyedAt: at,
      });
      expect(await files.notDestroyed(testRegion, ['t1', 't2', 't3'])).toEqual(['t3']);
      expect(await rowsOf('case_file_piece', 't1')).toEqual([]);
      expect(await files.open(otherRegion, 't4')).toEqual(bytes);
      expect(await files.regionsDue('2027-01-01')).toEqual([]);
    });
  });
});
