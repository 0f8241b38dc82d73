import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { addRegion, testRegion, testRing, testSecrets, testStaffDeps } from '../../tests/support/staff.ts';
import { gatewayPlace } from '../domain/personal-data/sealed-place.ts';
import { createSecrets } from '../secrets/create-secrets.ts';
import { withNewKey } from '../secrets/key-ring.ts';
import { createStorage } from './create-storage.ts';
import type { Database } from './open-database.ts';
import { hasSealedData, keysInDatabase, sealedColumns } from './sealed-columns.ts';

const at = '2026-11-21T01:00:00.000Z';

eachDatabase((_name, open) => {
  let database: Database;
  const old = testSecrets();
  const ring = withNewKey(testRing, 'sm4-gcm', at);
  const renewed = createSecrets(ring);

  beforeAll(async () => {
    database = await open();
    await addRegion(testStaffDeps(database));
  });

  it('lists every column that can hold a sealed text', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = current_schema()
        and (column_name like '%sealed%' or column_name = 'code_secret')`.execute(database.kysely);
    const listed = sealedColumns.map(({ table, column }) => `${table}.${column}`);
    expect(rows.map(({ name }) => name).sort()).toEqual([...listed].sort());
  });

  it('names the keys and places of every column as its table does', async () => {
    for (const { table, key, placeOf, place } of sealedColumns) {
      const { rows } = await sql<{ name: string }>`
        select a.attname as name from pg_index i
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
        where i.indisprimary and i.indrelid = ${table}::regclass`.execute(database.kysely);
      expect(rows.map(({ name }) => name).sort()).toEqual([...key].sort());
      const values = placeOf.map((name) => `<${name}>`);
      for (const value of values) expect(place(...values)).toContain(value);
    }
  });

  it('seals everything anew with the current key, page by page, and what is broken stays and is told', async () => {
    const before = createStorage(database, old);
    expect(await hasSealedData(database.kysely)).toBe(false);
    const owner = (id: string) => ({ regionId: testRegion, ownerKind: 'account', ownerId: id });
    for (let n = 0; n < 7; n += 1) {
      await before.personal.put(owner(`p${n}`), 'phone', 'phone', `1380000000${n}`, at);
    }
    await sql`insert into gateway values (${testRegion}, 'https://gateway.example.cn',
      ${old.sealer.seal('signing key', gatewayPlace(testRegion))}, true)`.execute(database.kysely);
    await sql`update personal_datum set sealed = left(sealed, -2) || 'AA' where owner_id = 'p3'`.execute(
      database.kysely,
    );
    expect(await keysInDatabase(database.kysely)).toEqual(['k1']);
    expect(await hasSealedData(database.kysely)).toBe(true);

    const after = createStorage(database, renewed);
    let resealed = 0;
    let broken = 0;
    for (const column of after.sealed.columns) {
      let last: readonly string[] | null = null;
      for (;;) {
        const rows: readonly (readonly string[])[] = await after.sealed.sealedOtherwise(
          column,
          ring.current,
          last,
          3,
        );
        if (rows.length === 0) break;
        const result = await after.transaction((stores) => stores.sealed.reseal(column, rows));
        resealed += result.resealed;
        broken += result.broken;
        last = rows.at(-1)!;
      }
    }
    expect({ resealed, broken }).toEqual({ resealed: 7, broken: 1 });
    expect(await after.sealed.use()).toEqual([
      { column: 'personal_datum.sealed', keyId: 'k1', texts: 1 },
      { column: 'personal_datum.sealed', keyId: ring.current, texts: 6 },
      { column: 'gateway.sealed_key', keyId: ring.current, texts: 1 },
    ]);
    expect(await after.personal.openField(owner('p2'), 'phone')).toBe('13800000002');
    const { rows } = await sql<{ keys: number }>`
      select count(*) as keys from personal_datum where key_id = ${ring.current}`.execute(database.kysely);
    expect(rows).toEqual([{ keys: 6 }]);
    // Found by the same digest as before.
    expect(await after.personal.find(testRegion, 'phone', '13800000002')).toHaveLength(1);
    const gateway = await after.notifications.gateway(testRegion).catch(() => null);
    if (gateway !== null) {
      expect(renewed.sealer.open(gateway.sealedKey, gatewayPlace(testRegion))).toBe('signing key');
    }
  });
});
