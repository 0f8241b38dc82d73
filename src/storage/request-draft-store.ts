import type { Kysely } from 'kysely';
import { requestDraftPlace } from '../domain/personal-data/sealed-place.ts';
import type { RequestDraftStore } from '../usecases/ports/request-drafts.ts';
import type { Sealer } from '../usecases/ports/secrets.ts';
import { caseFileStore } from './case-file-store.ts';
import { storableJson, storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

/** Drafts of requests, on a database or a transaction. */
export function requestDraftStore(db: Kysely<Tables>, sealer: Sealer): RequestDraftStore {
  const remove = async (regionId: string, draftId: string) => {
    await db
      .deleteFrom('request_draft')
      .where('region_id', '=', storableText(regionId))
      .where('draft_id', '=', storableText(draftId))
      .execute();
  };
  return {
    put: async ({ regionId, draftId, document, createdAt, expiresAt }) => {
      const rest = {
        sealed_document: sealer.seal(storableJson(document), requestDraftPlace(regionId, draftId)),
        created_at: createdAt,
        expires_at: expiresAt,
      };
      await db
        .insertInto('request_draft')
        .values({ region_id: regionId, draft_id: draftId, ...rest })
        .onConflict((conflict) => conflict.columns(['region_id', 'draft_id']).doUpdateSet(rest))
        .execute();
    },
    get: async (regionId, draftId, at) => {
      const row = await db
        .selectFrom('request_draft')
        .selectAll()
        .where('region_id', '=', storableText(regionId))
        .where('draft_id', '=', storableText(draftId))
        .where('expires_at', '>', at)
        .executeTakeFirst();
      if (row === undefined) return null;
      const place = requestDraftPlace(row.region_id, row.draft_id);
      return {
        regionId: row.region_id,
        draftId: row.draft_id,
        document: JSON.parse(sealer.open(row.sealed_document, place)) as unknown,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
      };
    },
    remove,
    sweep: async (before) => {
      const over = await db
        .selectFrom('request_draft')
        .select(['region_id', 'draft_id'])
        .where('expires_at', '<', before)
        .execute();
      const files = caseFileStore(db, sealer);
      for (const { region_id, draft_id } of over) {
        await files.removeAll(region_id, `draft/${draft_id}`);
        await remove(region_id, draft_id);
      }
      return over.length;
    },
  };
}
