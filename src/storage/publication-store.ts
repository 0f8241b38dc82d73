import { type Kysely, sql } from 'kysely';
import type { PublicationStore } from '../usecases/ports/publications.ts';
import { storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

const columns = [
  'region_id as regionId',
  'publication_id as publicationId',
  'request_id as requestId',
  'agency_id as agencyId',
  'title',
  'question',
  'answer',
  'day',
  'link',
  'published_at as publishedAt',
  'withdrawn_at as withdrawnAt',
] as const;

/** Answers published without their persons, on a database or a transaction. */
export function publicationStore(db: Kysely<Tables>): PublicationStore {
  const publications = (regionId: string) =>
    db.selectFrom('publication').where('region_id', '=', storableText(regionId));
  return {
    put: async (publication) => {
      const row = {
        request_id: publication.requestId,
        agency_id: publication.agencyId,
        title: storableText(publication.title),
        question: storableText(publication.question),
        answer: storableText(publication.answer),
        day: publication.day,
        link: storableText(publication.link),
        published_at: publication.publishedAt,
        withdrawn_at: publication.withdrawnAt,
      };
      await db
        .insertInto('publication')
        .values({ region_id: publication.regionId, publication_id: publication.publicationId, ...row })
        .onConflict((conflict) => conflict.columns(['region_id', 'publication_id']).doUpdateSet(row))
        .execute();
    },
    get: async (regionId, publicationId) =>
      (await publications(regionId)
        .select(columns)
        .where('publication_id', '=', storableText(publicationId))
        .executeTakeFirst()) ?? null,
    list: async (regionId, { agencyId }, after, limit) => {
      let query = publications(regionId).select(columns).where('withdrawn_at', 'is', null);
      if (agencyId !== undefined) query = query.where('agency_id', '=', storableText(agencyId));
      if (after !== null) {
        query = query.where(
          sql<boolean>`(day, publication_id) < (${after.day}, ${storableText(after.publicationId)})`,
        );
      }
      return query.orderBy('day', 'desc').orderBy('publication_id', 'desc').limit(limit).execute();
    },
    withdraw: async (regionId, publicationId, at) => {
      await db
        .updateTable('publication')
        .set({ withdrawn_at: at })
        .where('region_id', '=', regionId)
        .where('publication_id', '=', storableText(publicationId))
        .where('withdrawn_at', 'is', null)
        .execute();
    },
    count: async (regionId, { agencyId }, most) => {
      let query = publications(regionId).select('publication_id').where('withdrawn_at', 'is', null);
      if (agencyId !== undefined) query = query.where('agency_id', '=', storableText(agencyId));
      const row = await db
        .selectFrom(query.limit(most).as('counted'))
        .select(({ fn }) => fn.countAll<number>().as('publications'))
        .executeTakeFirstOrThrow();
      return row.publications;
    },
  };
}
