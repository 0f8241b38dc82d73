/** The audit trail on PostgreSQL: how long an append takes, and how long the verification of a million entries. */
import { sql } from 'kysely';
import { hashOf } from '../src/domain/audit-trail/canonical.ts';
import { type AuditFacts, emptyChain } from '../src/domain/audit-trail/entry.ts';
import { chainVerifier } from '../src/domain/audit-trail/verify.ts';
import { sm3 } from '../src/secrets/digests.ts';
import { auditStore } from '../src/storage/audit-store.ts';
import type { Database } from '../src/storage/open-database.ts';
import type { Measure } from './figure.ts';
import { onServer } from './server-database.ts';
import { median } from './stopwatch.ts';

const region = '990121';
const million = 1_000_000;
const appends = 2_000;

const facts = (at: number): AuditFacts => ({
  regionId: region,
  at: new Date(Date.UTC(2026, 10, 21) + at * 1000).toISOString(),
  actor: `account/k3v7q2m9x4c8w1${at % 90}`,
  onBehalfOf: null,
  door: 'web',
  address: '10.12.3.45',
  agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36',
  act: 'agency.change-office',
  subject: `agency/${at % 400}`,
  outcome: 'done',
  reason: '',
  beforeDigest: sm3(`before ${at}`),
  afterDigest: sm3(`after ${at}`),
  detail: { fields: 'phone address', changed: 2 },
});

/** Milliseconds of one append inside a transaction, and of a whole transaction that does nothing else. */
async function timeAppends({ kysely }: Database): Promise<{ append: number; transaction: number }> {
  const inside: number[] = [];
  const whole: number[] = [];
  for (let at = 0; at < appends; at += 1) {
    const start = performance.now();
    await kysely.transaction().execute(async (trx) => {
      const begun = performance.now();
      await auditStore(trx, sm3).append(facts(at));
      inside.push(performance.now() - begun);
    });
    whole.push(performance.now() - start);
  }
  return { append: median(inside), transaction: median(whole) };
}

/** Fills a second chain with a million entries, in large inserts: what is measured is reading them. */
async function fill({ kysely }: Database, regionId: string): Promise<void> {
  let previous = emptyChain;
  for (let from = 1; from <= million; from += 5_000) {
    const rows = [];
    for (let entryId = from; entryId < from + 5_000; entryId += 1) {
      const link = { ...facts(entryId), regionId, entryId, previous };
      previous = hashOf(link, sm3);
      rows.push({ ...link, hash: previous });
    }
    await sql`insert into audit_entry select ${regionId}, r."entryId", r.at, r.actor, r."onBehalfOf", r.door, r.address,
      r.agent, r.act, r.subject, r.outcome, r.reason, r."beforeDigest", r."afterDigest", r.detail, r.previous, r.hash
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("entryId" bigint, at timestamptz, actor text,
      "onBehalfOf" text, door text, address text, agent text, act text, subject text, outcome text, reason text,
      "beforeDigest" text, "afterDigest" text, detail jsonb, previous text, hash text)`.execute(kysely);
  }
  await kysely
    .insertInto('audit_head')
    .values({ region_id: regionId, last_entry: million, head: previous })
    .execute();
}

async function timeVerification({ kysely }: Database, regionId: string): Promise<number> {
  const store = auditStore(kysely, sm3);
  const verifier = chainVerifier(regionId, sm3);
  const start = performance.now();
  for (;;) {
    const page = await store.after(regionId, verifier.last, 5_000);
    for (const entry of page) verifier.take(entry);
    if (page.length < 5_000) break;
  }
  const verdict = verifier.finish(await store.head(regionId));
  if (verdict.entries !== million || verdict.broken !== 0) throw new Error(JSON.stringify(verdict));
  return (performance.now() - start) / 1000;
}

export const auditTrail: Measure = {
  name: 'audit-trail',
  alone: false,
  async measure() {
    return onServer(async (database) => {
      const { append, transaction } = await timeAppends(database);
      await fill(database, '990122');
      const seconds = await timeVerification(database, '990122');
      return [
        {
          what: { en: 'Audit entry appended, PostgreSQL', zh: '追加一条审计记录（PostgreSQL）' },
          value: append,
          unit: 'ms',
          bar: { operator: '<=', value: 1, of: 'value' },
          note: `median of ${appends}; a whole transaction with its commit ${transaction.toFixed(2)} ms`,
        },
        {
          what: {
            en: '1,000,000 audit entries verified, PostgreSQL',
            zh: '核验一百万条审计记录（PostgreSQL）',
          },
          value: seconds,
          unit: 's',
          bar: { operator: '<=', value: 60, of: 'value' },
        },
      ];
    });
  },
};
