import type { Kysely } from 'kysely';
import type { StagedStore } from '../usecases/ports/staged.ts';
import { storableJson, storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

/** Previews of uploads, on a database or a transaction. */
export function stagedStore(db: Kysely<Tables>): StagedStore {
  return {
    put: async ({ regionId, stagedId, accountId, kind, document, createdAt, expiresAt }) => {
      const rest = {
        account_id: accountId,
        kind,
        document: storableJson(document),
        created_at: createdAt,
        expires_at: expiresAt,
      };
      await db
        .insertInto('staged')
        .values({ region_id: regionId, staged_id: stagedId, ...rest })
        .onConflict((conflict) => conflict.columns(['region_id', 'staged_id']).doUpdateSet(rest))
        .execute();
    },
    get: async (regionId, stagedId) => {
      const row = await db
        .selectFrom('staged')
        .selectAll()
        .where('region_id', '=', storableText(regionId))
        .where('staged_id', '=', storableText(stagedId))
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        regionId: row.region_id,
        stagedId: row.staged_id,
        accountId: row.account_id,
        kind: row.kind,
        document: row.document,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
      };
    },
    remove: async (regionId, stagedId) => {
      await db
        .deleteFrom('staged')
        .where('region_id', '=', storableText(regionId))
        .where('staged_id', '=', storableText(stagedId))
        .execute();
    },
    sweep: async (before) => {
      await db.deleteFrom('staged').where('expires_at', '<', before).execute();
    },
  };
}
