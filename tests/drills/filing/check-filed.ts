/** What citizens were told beside what the database holds: a list of everything that does not agree. */
import { sql } from 'kysely';
import { chainVerifier } from '../../../src/domain/audit-trail/verify.ts';
import { readQueryCode } from '../../../src/domain/requests/query-code.ts';
import { foldRequest } from '../../../src/domain/requests/request-as-of.ts';
import { requestSubject } from '../../../src/domain/requests/request-event.ts';
import type { Database } from '../../../src/storage/open-database.ts';
import { codeDigestOf } from '../../../src/usecases/requests/receive-request.ts';
import type { StaffDeps } from '../../../src/usecases/staff-deps.ts';
import { canonicalJson } from '../../../src/usecases/state-digest.ts';
import { type Filed, personalMarks } from './virtual-citizen.ts';

export interface Comparison {
  /** Requests that came in during the drill. */
  readonly requests: number;
  /** Acknowledged, and not there exactly once with number, 查询码, event of receipt and entry. */
  readonly lost: number;
  /** Requests too many under one number, and requests that nobody was told of. */
  readonly duplicates: number;
  /** Answered a second time with the same receipt: the first answer was lost with the program. */
  readonly answeredAgain: number;
  /** Entries of the county's audit chain, verified. */
  readonly entries: number;
  /** In words; empty when everything agrees. */
  readonly faults: readonly string[];
}

/** Where a drill begins. */
export interface Site {
  readonly database: Database;
  readonly deps: StaffDeps;
  readonly regionId: string;
  /** The county's newest event before the first citizen came. */
  readonly afterEvent: number;
}

interface Row {
  readonly request_id: string;
  readonly number: string;
  /** Events of receipt of this request under this number. */
  readonly received: number;
  /** Entries of its filing. */
  readonly entries: number;
  /** Entries of the same button pressed again. */
  readonly again: number;
}

/** Number of the county's newest event. */
export async function lastEvent({ kysely }: Database, regionId: string): Promise<number> {
  const { rows } = await sql<{ last: string }>`
    select coalesce(max(event_id), 0) as last from ledger_event where region_id = ${regionId}`.execute(
    kysely,
  );
  return Number(rows[0]!.last);
}

/** Compares everything; nobody may file meanwhile. */
export async function compareFiled(site: Site, filed: readonly Filed[]): Promise<Comparison> {
  const rows = await receivedRows(site);
  const faults: string[] = [];
  const lost = await missing(site, rows, filed, faults);
  const duplicates = await doubled(site, rows, filed, faults);
  await compareFolds(site, rows, faults);
  await checkLedger(site, faults);
  const entries = await checkChain(site, faults);
  await checkSealed(site, rows, filed, faults);
  const answeredAgain = rows.reduce((sum, { again }) => sum + again, 0);
  return { requests: rows.length, lost, duplicates, answeredAgain, entries, faults };
}

/** Requests of the drill: those that the ledger received after it began. */
async function receivedRows({ database, regionId, afterEvent }: Site): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select r.request_id, r.number, e.received,
      count(a.entry_id) filter (where a.detail ->> 'again' = 'false')::int as entries,
      count(a.entry_id) filter (where a.detail ->> 'again' = 'true')::int as again
    from (
      select subject, data ->> 'number' as number, count(*)::int as received from ledger_event
      where region_id = ${regionId} and kind = 'request-received' and event_id > ${afterEvent} group by 1, 2) e
    join request r on r.region_id = ${regionId} and 'request/' || r.request_id = e.subject and r.number = e.number
    left join audit_entry a on a.region_id = r.region_id and a.act = 'request.file' and a.outcome = 'done'
      and a.subject = e.subject
    group by r.region_id, r.request_id, r.number, e.received`.execute(database.kysely);
  return rows;
}

/** Every acknowledged request is there once: row, 查询码, event of receipt, entry. */
async function missing(
  { deps, regionId }: Site,
  rows: readonly Row[],
  filed: readonly Filed[],
  faults: string[],
): Promise<number> {
  const byNumber = Map.groupBy(rows, ({ number }) => number);
  let lost = 0;
  for (const { number, code } of filed) {
    const found = byNumber.get(number) ?? [];
    const typed = readQueryCode(code);
    const opened =
      typed === null
        ? null
        : await deps.storage.requests.byCode(regionId, codeDigestOf(deps, regionId, typed));
    const said = [
      ...(found.length === 1 ? [] : [`is there ${found.length} times`]),
      ...(opened?.number === number ? [] : [`its 查询码 opens ${opened?.number ?? 'nothing'}`]),
      ...found.flatMap(({ received, entries }) => [
        ...(received === 1 ? [] : [`${received} events of receipt`]),
        ...(entries === 1 ? [] : [`${entries} entries of its filing`]),
      ]),
    ];
    if (said.length === 0) continue;
    lost += 1;
    faults.push(`${number}: ${said.join('; ')}`);
  }
  return lost;
}

/** Numbers that stand on several requests of the county or were told to several citizens, and requests nobody was told of. */
async function doubled(
  { database, regionId }: Site,
  rows: readonly Row[],
  filed: readonly Filed[],
  faults: string[],
): Promise<number> {
  const { rows: twice } = await sql<{ number: string; times: number }>`
    select number, count(*)::int as times from (
      select number from request where region_id = ${regionId}) n
    group by number having count(*) > 1`.execute(database.kysely);
  const { rows: inLedger } = await sql<{ number: string; times: number }>`
    select data ->> 'number' as number, count(*)::int as times from ledger_event
    where region_id = ${regionId} and kind = 'request-received' group by 1 having count(*) > 1`.execute(
    database.kysely,
  );
  const toldTwice = [...Map.groupBy(filed, ({ number }) => number)].filter(([, each]) => each.length > 1);
  const told = new Set(filed.map(({ number }) => number));
  const untold = rows.filter(({ number }) => !told.has(number));
  faults.push(
    ...[...twice, ...inLedger].map(({ number, times }) => `${number}: stands on ${times} requests`),
    ...toldTwice.map(([number, each]) => `${number}: told to ${each.length} citizens`),
    ...untold.map(({ number }) => `${number}: nobody was told of it`),
  );
  return twice.length + inLedger.length + toldTwice.length + untold.length;
}

async function compareFolds({ deps, regionId }: Site, rows: readonly Row[], faults: string[]): Promise<void> {
  for (const { request_id } of rows) {
    const [facts, kept] = await Promise.all([
      deps.storage.ledger.ofSubject(regionId, requestSubject(request_id)),
      deps.storage.requests.get(regionId, request_id),
    ]);
    if (canonicalJson(foldRequest(facts)) !== canonicalJson(kept))
      faults.push(`${request_id}: what is stored is not the fold of its events`);
  }
}

/** Events are numbered 1, 2, 3, … */
async function checkLedger({ database, regionId }: Site, faults: string[]): Promise<void> {
  const { rows } = await sql<{ counter: string; events: string; last: string }>`
    select r.last_event as counter, count(e.event_id) as events, coalesce(max(e.event_id), 0) as last
    from region r left join ledger_event e on e.region_id = r.region_id
    where r.region_id = ${regionId} group by r.region_id, r.last_event`.execute(database.kysely);
  const { counter, events, last } = rows[0]!;
  if (Number(counter) !== Number(events) || Number(last) !== Number(events))
    faults.push(`the ledger has ${events} events up to number ${last} and counts ${counter}`);
}

async function checkChain({ deps, regionId }: Site, faults: string[]): Promise<number> {
  const { audit } = deps.storage;
  const verifier = chainVerifier(regionId, deps.secrets.sm3);
  const atOnce = 1_000;
  let entries = 0;
  for (let page = atOnce; page === atOnce; ) {
    const read = await audit.after(regionId, verifier.last, atOnce);
    for (const entry of read) verifier.take(entry);
    page = read.length;
    entries += page;
  }
  const verdict = verifier.finish(await audit.head(regionId));
  if (verdict.broken > 0) faults.push(`the audit chain is broken ${verdict.broken} times`);
  return entries;
}

/** Nothing about a person stands in any table in clear; what is sealed opens to what the citizen typed. */
async function checkSealed(
  { database, deps, regionId }: Site,
  rows: readonly Row[],
  filed: readonly Filed[],
  faults: string[],
): Promise<void> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
    database.kysely,
  );
  for (const { schema, name } of tables) {
    const found = await sql<{
      count: number;
    }>`select count(*)::int as count from ${sql.table(`${schema}.${name}`)} t
      where t::text like any(${[...personalMarks]})`.execute(database.kysely);
    if (found.rows[0]!.count > 0) faults.push(`${name}: ${found.rows[0]!.count} rows show personal data`);
  }
  const ids = new Map(rows.map(({ number, request_id }) => [number, request_id]));
  for (const { number, person } of filed) {
    const owner = { regionId, ownerKind: 'request', ownerId: ids.get(number) ?? '' };
    for (const [field, value] of [
      ['name', person.name],
      ['identity-number', person.identityNumber],
      ['phone', person.phone],
      ['address', person.address],
    ] as const)
      if ((await deps.storage.personal.openField(owner, field)) !== value)
        faults.push(`${number}: the sealed ${field} is not what was typed`);
  }
}
