import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { foldPersonal } from '../domain/personal-data/fold.ts';
import type { PersonalKind } from '../domain/personal-data/kind.ts';
import { anonymisedMark, mask } from '../domain/personal-data/mask.ts';
import { personalPlace } from '../domain/personal-data/sealed-place.ts';
import type {
  Owner,
  PersonalStore,
  RetentionCount,
  RetentionState,
} from '../usecases/ports/personal-data.ts';
import type { Secrets } from '../usecases/ports/secrets.ts';
import { storableDate, storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

const columns = [
  'region_id as regionId',
  'datum_id as datumId',
  'owner_kind as ownerKind',
  'owner_id as ownerId',
  'field',
  'kind',
  'masked',
  'collected_at as collectedAt',
  'retain_until as retainUntil',
  'anonymised_at as anonymisedAt',
] as const;

/** Equal values have equal digests within a county and a kind only: nothing can be linked across them. */
const purpose = (regionId: string, kind: PersonalKind): string => `personal_datum/${regionId}/${kind}`;

const placeOf = ({ regionId, ownerKind, ownerId }: Owner, field: string): string =>
  personalPlace(regionId, ownerKind, ownerId, field);

/** Personal data, on a database or a transaction. */
export function personalStore(
  db: Kysely<Tables>,
  { sealer, chance }: Pick<Secrets, 'sealer' | 'chance'>,
): PersonalStore {
  const data = () => db.selectFrom('personal_datum').select(columns);
  const opened = (owner: Owner, field: string, sealed: string | null): string | null =>
    sealed === null ? null : sealer.open(sealed, placeOf(owner, field));
  return {
    put: async (owner, field, kind, value, at, retainUntil = null) => {
      const text = storableText(value).trim();
      if (text === '') return removeField(db, owner, field);
      const sealed = sealer.seal(text, placeOf(owner, field));
      const written = {
        kind,
        sealed,
        key_id: sealer.keyOf(sealed),
        masked: mask(kind, text),
        digest: sealer.digest(foldPersonal(kind, text), purpose(owner.regionId, kind)),
        collected_at: at,
        retain_until: storableDate(retainUntil),
        anonymised_at: null,
      };
      await db
        .insertInto('personal_datum')
        .values({
          region_id: owner.regionId,
          datum_id: chance.id(),
          owner_kind: owner.ownerKind,
          owner_id: owner.ownerId,
          field,
          ...written,
        })
        .onConflict((conflict) =>
          conflict.columns(['region_id', 'owner_kind', 'owner_id', 'field']).doUpdateSet(written),
        )
        .execute();
    },
    maskedOf: async (regionId, ownerKind, ownerIds) =>
      ownerIds.length === 0
        ? []
        : data()
            .where('region_id', '=', regionId)
            .where('owner_kind', '=', ownerKind)
            .where('owner_id', 'in', ownerIds.map(storableText))
            .orderBy('owner_id')
            .orderBy('field')
            .execute(),
    get: async (regionId, datumId) =>
      (await data()
        .where('region_id', '=', storableText(regionId))
        .where('datum_id', '=', storableText(datumId))
        .executeTakeFirst()) ?? null,
    find: (regionId, kind, value) =>
      data()
        .where('region_id', '=', regionId)
        .where('kind', '=', kind)
        .where('digest', '=', sealer.digest(foldPersonal(kind, storableText(value)), purpose(regionId, kind)))
        .orderBy('owner_kind')
        .orderBy('owner_id')
        .orderBy('field')
        .execute(),
    open: async (regionId, datumId) => {
      const row = await data()
        .select('sealed')
        .where('region_id', '=', storableText(regionId))
        .where('datum_id', '=', storableText(datumId))
        .executeTakeFirst();
      return row === undefined ? null : opened(row, row.field, row.sealed);
    },
    openField: async (owner, field) => {
      const row = await ofOwner(db, owner).select('sealed').where('field', '=', field).executeTakeFirst();
      return row === undefined ? null : opened(owner, field, row.sealed);
    },
    takeTurn: async (regionId, accountId) => {
      const turn = `personal-turn/${regionId}/${accountId}`;
      await sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`.execute(db);
    },
    retainUntil: async (owner, day, kind) => {
      let update = db
        .updateTable('personal_datum')
        .set({ retain_until: storableDate(day) })
        .where('region_id', '=', owner.regionId)
        .where('owner_kind', '=', owner.ownerKind)
        .where('owner_id', '=', owner.ownerId)
        .where('anonymised_at', 'is', null);
      if (kind !== undefined) update = update.where('kind', '=', kind);
      await update.execute();
    },
    regionsDue: async (day) =>
      (
        await db
          .selectFrom('personal_datum')
          .select('region_id')
          .distinct()
          .where('anonymised_at', 'is', null)
          .where('retain_until', '<', day)
          .orderBy('region_id')
          .execute()
      ).map((row) => row.region_id),
    due: (regionId, day, limit) =>
      data()
        .where('region_id', '=', regionId)
        .where('anonymised_at', 'is', null)
        .where('retain_until', '<', day)
        .orderBy('retain_until')
        .orderBy('datum_id')
        .limit(limit)
        .forUpdate()
        .skipLocked()
        .execute(),
    anonymise: async (regionId, datumIds, at) => {
      if (datumIds.length === 0) return 0;
      const { numUpdatedRows } = await db
        .updateTable('personal_datum')
        .set({ sealed: null, key_id: null, digest: null, masked: anonymisedMark, anonymised_at: at })
        .where('region_id', '=', regionId)
        .where('datum_id', 'in', [...datumIds])
        .where('anonymised_at', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
    notAnonymised: async (regionId, datumIds) =>
      datumIds.length === 0
        ? []
        : (
            await db
              .selectFrom('personal_datum')
              .select('datum_id')
              .where('region_id', '=', regionId)
              .where('datum_id', 'in', [...datumIds])
              .where(({ or, eb }) =>
                or([
                  eb('sealed', 'is not', null),
                  eb('digest', 'is not', null),
                  eb('key_id', 'is not', null),
                  eb('masked', '<>', anonymisedMark),
                  eb('anonymised_at', 'is', null),
                ]),
              )
              .orderBy('datum_id')
              .execute()
          ).map((row) => row.datum_id),
    retention: (regionId, day) => retentionCounts(db, regionId, day),
    listRetention: async (regionId, { state, ownerKind, kind, day, after, limit }) => {
      let query = data().where('region_id', '=', regionId).where(inState(state, day));
      if (ownerKind !== undefined) query = query.where('owner_kind', '=', storableText(ownerKind));
      if (kind !== undefined) query = query.where('kind', '=', kind);
      if (after !== undefined) query = query.where('datum_id', '>', storableText(after));
      return query.orderBy('datum_id').limit(limit).execute();
    },
  };
}

const ofOwner = (db: Kysely<Tables>, { regionId, ownerKind, ownerId }: Owner) =>
  db
    .selectFrom('personal_datum')
    .where('region_id', '=', regionId)
    .where('owner_kind', '=', ownerKind)
    .where('owner_id', '=', ownerId);

async function removeField(db: Kysely<Tables>, owner: Owner, field: string): Promise<void> {
  await db
    .deleteFrom('personal_datum')
    .where('region_id', '=', owner.regionId)
    .where('owner_kind', '=', owner.ownerKind)
    .where('owner_id', '=', owner.ownerId)
    .where('field', '=', field)
    .execute();
}

function inState(state: RetentionState, day: string): Expression<SqlBool> {
  if (state === 'anonymised') return sql<SqlBool>`anonymised_at is not null`;
  if (state === 'in-use') return sql<SqlBool>`anonymised_at is null and retain_until is null`;
  return state === 'due'
    ? sql<SqlBool>`anonymised_at is null and retain_until < ${day}`
    : sql<SqlBool>`anonymised_at is null and retain_until >= ${day}`;
}

async function retentionCounts(
  db: Kysely<Tables>,
  regionId: string,
  day: string,
): Promise<readonly RetentionCount[]> {
  const { rows } = await sql<RetentionCount>`
    select owner_kind as "ownerKind", kind,
      case when anonymised_at is not null then 'anonymised'
           when retain_until is null then 'in-use'
           when retain_until < ${day} then 'due'
           else 'scheduled' end as state,
      count(*) as data,
      min(retain_until) filter (where anonymised_at is null) as "firstDay"
    from personal_datum where region_id = ${regionId}
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return rows;
}
