/** What must be true of every database after a drill, whatever happened to the processes. */
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Agency } from '../../src/domain/agencies/agency.ts';
import { agencyAfter, agencyEventKinds } from '../../src/domain/agencies/agency-event.ts';
import { chainVerifier } from '../../src/domain/audit-trail/verify.ts';
import { foldPeople } from '../../src/domain/people/fold-people.ts';
import { type PeopleEvent, peopleKinds } from '../../src/domain/people/people-event.ts';
import { createStorage } from '../../src/storage/create-storage.ts';
import type { Database } from '../../src/storage/open-database.ts';
import type { Storage } from '../../src/usecases/ports/stores.ts';
import { testSecrets } from '../support/staff.ts';

/** Ledger numbers without gaps, audit chains unbroken, tables as the ledger says, no act without its entry. */
export async function expectWhole(database: Database): Promise<void> {
  const storage = createStorage(database, testSecrets());
  await expectGapless(database);
  await expectChains(storage);
  const { rows } = await sql<{ region_id: string }>`select region_id from region order by 1`.execute(
    database.kysely,
  );
  for (const { region_id } of rows) {
    await expectAgencies(storage, region_id);
    await expectPeople(database, storage, region_id);
  }
  await expectEntries(database);
}

async function expectGapless({ kysely }: Database): Promise<void> {
  const { rows } = await sql<{ region_id: string }>`
    select r.region_id, r.last_event, count(e.event_id) as events, max(e.event_id) as last
    from region r left join ledger_event e on e.region_id = r.region_id
    group by r.region_id, r.last_event
    having r.last_event <> count(e.event_id) or r.last_event <> coalesce(max(e.event_id), 0)`.execute(kysely);
  expect(rows, 'regions whose ledger has gaps').toEqual([]);
}

async function expectChains({ audit }: Storage): Promise<void> {
  const chains = await audit.chains();
  expect(chains.length).toBeGreaterThan(0);
  for (const regionId of chains) {
    const verifier = chainVerifier(regionId, testSecrets().sm3);
    for (;;) {
      const page = await audit.after(regionId, verifier.last, 1_000);
      for (const entry of page) verifier.take(entry);
      if (page.length < 1_000) break;
    }
    expect(verifier.finish(await audit.head(regionId)), `chain ${regionId}`).toMatchObject({ broken: 0 });
  }
}

async function expectAgencies({ ledger, agencies }: Storage, regionId: string): Promise<void> {
  const folded = new Map<string, Agency | null>();
  for (const event of await ledger.ofKinds(regionId, agencyEventKinds, 0, 100_000))
    folded.set(event.subject, agencyAfter(folded.get(event.subject) ?? null, event));
  const kept = new Map((await agencies.list(regionId)).map((each) => [`agency/${each.agencyId}`, each]));
  expect(kept, `agencies of ${regionId}`).toEqual(folded);
}

/** A first sign-in is no act of the office: the ledger cannot tell invited from active. */
const stood = <T extends { status: string }>(account: T) => ({
  ...account,
  status: account.status === 'disabled' ? 'disabled' : 'enabled',
  lastSignInAt: null,
});

async function expectPeople({ kysely }: Database, storage: Storage, regionId: string): Promise<void> {
  const events = await storage.ledger.ofKinds(regionId, peopleKinds, 0, 100_000);
  const people = foldPeople(
    events.map(({ data, ...event }) => ({ ...event, facts: data }) as unknown as PeopleEvent),
  );
  const accounts = await storage.accounts.list(regionId, { limit: 100_000 });
  expect(new Map(accounts.map((each) => [each.accountId, stood(each)]))).toEqual(
    new Map([...people.accounts].map(([id, each]) => [id, stood(each)])),
  );
  const ids = async (table: 'role_grant' | 'delegation', column: 'grant_id' | 'delegation_id') =>
    (
      await sql<{ id: string }>`select ${sql.ref(column)} as id from ${sql.table(table)}
        where region_id = ${regionId}`.execute(kysely)
    ).rows.map(({ id }) => id);
  expect(new Set(await ids('role_grant', 'grant_id'))).toEqual(new Set(people.grants.keys()));
  expect(new Set(await ids('delegation', 'delegation_id'))).toEqual(new Set(people.delegations.keys()));
  for (const [id, grant] of people.grants) expect(await storage.accounts.grant(regionId, id)).toEqual(grant);
  for (const [id, delegation] of people.delegations)
    expect(await storage.accounts.delegation(regionId, id)).toEqual(delegation);
}

/** An act and its entry are one: an event about an agency has an entry of the same person at the same instant. */
async function expectEntries({ kysely }: Database): Promise<void> {
  const { rows } = await sql`
    select e.region_id, e.event_id, e.kind from ledger_event e
    where e.kind = any(${[...agencyEventKinds]}) and not exists (
      select from audit_entry a
      where a.region_id = e.region_id and a.at = e.at and a.actor = e.actor and a.outcome = 'done'
        and (a.subject = e.subject or a.act in ('agency.import', 'agency.register', 'agency.succeed'))
    )`.execute(kysely);
  expect(rows, 'events without an audit entry').toEqual([]);
}
