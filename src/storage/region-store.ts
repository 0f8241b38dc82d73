import type { Kysely } from 'kysely';
import type { Region, RegionStore } from '../usecases/ports/ledger.ts';
import { storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

const columns = ['region_id as regionId', 'name', 'level', 'province', 'prefecture'] as const;

/** Counties, on a database or a transaction. */
export function regionStore(db: Kysely<Tables>): RegionStore {
  return {
    get: async (regionId) =>
      (await db
        .selectFrom('region')
        .select(columns)
        .where('region_id', '=', storableText(regionId))
        .executeTakeFirst()) ?? null,
    withStaff: () =>
      db
        .selectFrom('region')
        .select(columns)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('account')
              .select('account.account_id')
              .whereRef('account.region_id', '=', 'region.region_id'),
          ),
        )
        .orderBy('region_id')
        .execute(),
    add: async ({ regionId, name, level, province, prefecture }: Region) => {
      await db
        .insertInto('region')
        .values({
          region_id: regionId,
          name: storableText(name),
          level,
          province: storableText(province),
          prefecture: storableText(prefecture),
          last_event: 0,
        })
        .onConflict((conflict) => conflict.column('region_id').doNothing())
        .execute();
    },
    hold: async (regionId) =>
      (await db
        .selectFrom('region')
        .select('region_id')
        .where('region_id', '=', storableText(regionId))
        // The lock that taking an event number needs as well.
        .forNoKeyUpdate()
        .executeTakeFirst()) !== undefined,
  };
}
