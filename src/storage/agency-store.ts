import type { Kysely } from 'kysely';
import type { Agency } from '../domain/agencies/agency.ts';
import type { AgencyStore } from '../usecases/ports/agencies.ts';
import { storableJson, storableText } from './storable.ts';
import type { AgencyTable } from './tables/agencies.ts';
import type { Tables } from './tables/tables.ts';

/** Agencies as they are now, on a database or a transaction. */
export function agencyStore(db: Kysely<Tables>): AgencyStore {
  return {
    get: async (regionId, agencyId) => {
      const row = await db
        .selectFrom('agency')
        .selectAll()
        .where('region_id', '=', storableText(regionId))
        .where('agency_id', '=', storableText(agencyId))
        .executeTakeFirst();
      return row === undefined ? null : agencyOf(row);
    },
    list: async (regionId) =>
      (
        await db
          .selectFrom('agency')
          .selectAll()
          .where('region_id', '=', storableText(regionId))
          .orderBy('ordinal')
          .orderBy('agency_id')
          .execute()
      ).map(agencyOf),
    put: async (agency) => {
      const { region_id, agency_id, ...rest } = rowOf(agency);
      await db
        .insertInto('agency')
        .values({ region_id, agency_id, ...rest })
        .onConflict((conflict) => conflict.columns(['region_id', 'agency_id']).doUpdateSet(rest))
        .execute();
    },
    directories: async (day) =>
      db
        .selectFrom('agency')
        .innerJoin('region', 'region.region_id', 'agency.region_id')
        .select(['region.region_id as regionId', 'region.name'])
        .select(({ fn }) => fn.countAll<number>().as('agencies'))
        .where(({ or, eb }) => or([eb('valid_from', 'is', null), eb('valid_from', '<=', day)]))
        .where(({ or, eb }) => or([eb('valid_until', 'is', null), eb('valid_until', '>', day)]))
        .groupBy(['region.region_id', 'region.name'])
        .orderBy('region.region_id')
        .execute(),
  };
}

function rowOf(agency: Agency) {
  return {
    region_id: agency.regionId,
    agency_id: agency.agencyId,
    name: storableText(agency.name),
    short_name: storableText(agency.shortName),
    kind: agency.kind,
    parent_id: agency.parentId,
    credit_code: agency.creditCode,
    own_name: agency.ownName,
    office: storableJson(agency.office),
    valid_from: agency.from,
    valid_until: agency.until,
    successors: storableJson(agency.successors),
    ordinal: agency.ordinal,
  };
}

function agencyOf(row: { [K in keyof AgencyTable]: unknown }): Agency {
  return {
    regionId: row.region_id as string,
    agencyId: row.agency_id as string,
    name: row.name as string,
    shortName: row.short_name as string,
    kind: row.kind as string,
    parentId: row.parent_id as string | null,
    creditCode: row.credit_code as string | null,
    ownName: row.own_name as boolean,
    office: row.office as Agency['office'],
    from: row.valid_from as string | null,
    until: row.valid_until as string | null,
    successors: row.successors as Agency['successors'],
    ordinal: row.ordinal as number,
  };
}
