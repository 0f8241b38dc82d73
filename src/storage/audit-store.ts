/** The audit trail on a database or a transaction. */
import { type Kysely, sql } from 'kysely';
import { hashOf } from '../domain/audit-trail/canonical.ts';
import { type AuditEntry, type AuditFacts, emptyChain } from '../domain/audit-trail/entry.ts';
import type { AuditQuestion, AuditStore } from '../usecases/ports/audit-trail.ts';
import { storableJson, storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

const columns = [
  'region_id as regionId',
  'entry_id as entryId',
  'at',
  'actor',
  'on_behalf_of as onBehalfOf',
  'door',
  'address',
  'agent',
  'act',
  'subject',
  'outcome',
  'reason',
  'before_digest as beforeDigest',
  'after_digest as afterDigest',
  'detail',
  'previous',
  'hash',
] as const;

/** @param sm3 the digest that chains the entries */
export function auditStore(db: Kysely<Tables>, sm3: (text: string) => string): AuditStore {
  return {
    append: (facts) => append(db, sm3, facts),
    search: ({ limit, oldestFirst = false, ...question }) =>
      matching(db, question)
        .select(columns)
        .orderBy('entry_id', oldestFirst ? 'asc' : 'desc')
        .limit(limit)
        .execute(),
    numberAt: async (question, place) =>
      (
        await matching(db, question)
          .select('entry_id')
          .orderBy('entry_id', 'desc')
          .offset(place - 1)
          .limit(1)
          .executeTakeFirst()
      )?.entry_id ?? null,
    get: async (regionId, entryId) =>
      (await db
        .selectFrom('audit_entry')
        .select(columns)
        .where('region_id', '=', storableText(regionId))
        .where('entry_id', '=', entryId)
        .executeTakeFirst()) ?? null,
    head: async (regionId) => {
      const row = await db
        .selectFrom('audit_head')
        .select(['last_entry', 'head'])
        .where('region_id', '=', storableText(regionId))
        .executeTakeFirst();
      return { regionId, entryId: row?.last_entry ?? 0, hash: row?.head ?? emptyChain };
    },
    after: (regionId, entryId, limit) => entriesAfter(db, regionId, entryId, limit),
    chains: () => listChains(db),
  };
}

/**
 * Numbers have no gaps, so the next page is a range of numbers, which every plan reads through the key. Only where
 * there are fewer rows than numbers (at the end, or where entries are missing) the question is open to one side: on a
 * table without statistics that may sort all that follows.
 */
async function entriesAfter(
  db: Kysely<Tables>,
  regionId: string,
  entryId: number,
  limit: number,
): Promise<readonly AuditEntry[]> {
  const query = matching(db, { regionId, after: entryId }).select(columns).orderBy('entry_id').limit(limit);
  const range = await query.where('entry_id', '<=', entryId + limit).execute();
  return range.length === limit ? range : query.execute();
}

/**
 * Two round trips: one locks the head of the chain until the transaction ends, so that entries come in the order of
 * commits; the other adds the entry and moves the head.
 */
async function append(
  db: Kysely<Tables>,
  sm3: (text: string) => string,
  facts: AuditFacts,
): Promise<AuditEntry> {
  const stored = asStored(facts);
  const head = await lockHead(db, stored.regionId);
  const link = { ...stored, entryId: head.last_entry + 1, previous: head.head };
  const entry: AuditEntry = { ...link, hash: hashOf(link, sm3) };
  await db
    .with('moved', (query) =>
      query
        .updateTable('audit_head')
        .set({ last_entry: entry.entryId, head: entry.hash })
        .where('region_id', '=', entry.regionId),
    )
    .insertInto('audit_entry')
    .values({
      region_id: entry.regionId,
      entry_id: entry.entryId,
      at: entry.at,
      actor: entry.actor,
      on_behalf_of: entry.onBehalfOf,
      door: entry.door,
      address: entry.address,
      agent: entry.agent,
      act: entry.act,
      subject: entry.subject,
      outcome: entry.outcome,
      reason: entry.reason,
      before_digest: entry.beforeDigest,
      after_digest: entry.afterDigest,
      detail: JSON.stringify(entry.detail),
      previous: entry.previous,
      hash: entry.hash,
    })
    .execute();
  return entry;
}

/** The facts as the database will give them back: what is hashed must be what is kept. */
function asStored(facts: AuditFacts): AuditFacts {
  return {
    regionId: storableText(facts.regionId),
    at: new Date(facts.at).toISOString(),
    actor: storableText(facts.actor),
    onBehalfOf: storableText(facts.onBehalfOf),
    door: facts.door,
    address: storableText(facts.address),
    agent: storableText(facts.agent),
    act: storableText(facts.act),
    subject: storableText(facts.subject),
    outcome: facts.outcome,
    reason: storableText(facts.reason),
    beforeDigest: facts.beforeDigest,
    afterDigest: facts.afterDigest,
    detail: JSON.parse(storableJson(facts.detail)),
  };
}

async function lockHead(
  db: Kysely<Tables>,
  regionId: string,
): Promise<{ readonly last_entry: number; readonly head: string }> {
  const lock = () =>
    db
      .selectFrom('audit_head')
      .select(['last_entry', 'head'])
      .where('region_id', '=', regionId)
      .forUpdate()
      .executeTakeFirst();
  const known = await lock();
  if (known !== undefined) return known;
  // The first entry of a chain; of two that begin it at once, one waits here for the other.
  await db
    .insertInto('audit_head')
    .values({ region_id: regionId, last_entry: 0, head: emptyChain })
    .onConflict((conflict) => conflict.column('region_id').doNothing())
    .execute();
  return (await lock())!;
}

function matching(db: Kysely<Tables>, question: AuditQuestion) {
  const { regionId, actors, act, subject, outcome, from, until, after, before } = question;
  let query = db.selectFrom('audit_entry').where('region_id', '=', storableText(regionId));
  if (actors !== undefined) {
    query =
      actors.length === 0
        ? query.where(sql<boolean>`false`)
        : query.where('actor', 'in', actors.map(storableText));
  }
  if (act !== undefined) query = query.where('act', '=', storableText(act));
  if (subject !== undefined) query = query.where('subject', '=', storableText(subject));
  if (outcome !== undefined) query = query.where('outcome', '=', outcome);
  if (from !== undefined) query = query.where('at', '>=', from);
  if (until !== undefined) query = query.where('at', '<', until);
  if (after !== undefined) query = query.where('entry_id', '>', after);
  if (before !== undefined) query = query.where('entry_id', '<', before);
  return query;
}

/** Regions with a head or with entries; jumps from region to region through the index instead of reading all entries. */
async function listChains(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ region_id: string }>`
    with recursive chain (region_id) as (
      (select region_id from audit_entry order by region_id limit 1)
      union all
      select (select region_id from audit_entry where audit_entry.region_id > chain.region_id order by region_id limit 1)
      from chain where chain.region_id is not null
    )
    select region_id from chain where region_id is not null
    union select region_id from audit_head
    order by region_id`.execute(db);
  return rows.map(({ region_id }) => region_id);
}
