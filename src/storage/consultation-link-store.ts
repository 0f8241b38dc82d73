import type { Kysely } from 'kysely';
import type { ConsultationLinkStore } from '../usecases/ports/consultation-links.ts';
import { storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

/** Links of third parties, on a database or a transaction. */
export function consultationLinkStore(db: Kysely<Tables>): ConsultationLinkStore {
  return {
    put: async (link) => {
      await db
        .insertInto('consultation_link')
        .values({
          region_id: link.regionId,
          link_id: link.linkId,
          request_id: link.requestId,
          consultation: link.consultation,
          created_at: link.createdAt,
          expires_at: link.expiresAt,
          used_at: link.usedAt,
        })
        .execute();
    },
    get: async (regionId, linkId) =>
      (await db
        .selectFrom('consultation_link')
        .select([
          'region_id as regionId',
          'link_id as linkId',
          'request_id as requestId',
          'consultation',
          'created_at as createdAt',
          'expires_at as expiresAt',
          'used_at as usedAt',
        ])
        .where('region_id', '=', storableText(regionId))
        .where('link_id', '=', storableText(linkId))
        .executeTakeFirst()) ?? null,
    use: async (regionId, linkId, at) => {
      const { numUpdatedRows } = await db
        .updateTable('consultation_link')
        .set({ used_at: at })
        .where('region_id', '=', storableText(regionId))
        .where('link_id', '=', storableText(linkId))
        .where('used_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    end: async (regionId, requestId, consultation, at) => {
      await db
        .updateTable('consultation_link')
        .set({ used_at: at })
        .where('region_id', '=', regionId)
        .where('request_id', '=', requestId)
        .where('consultation', '=', consultation)
        .where('used_at', 'is', null)
        .execute();
    },
  };
}
