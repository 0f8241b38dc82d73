import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { eachDatabase, opened, temporaryFolder } from '../../../tests/support/databases.ts';
import { testSecrets } from '../../../tests/support/staff.ts';
import { caseFileStore } from '../case-file-store.ts';
import type { Database } from '../open-database.ts';
import { searchIndex } from '../search-index.ts';
import { printSettings, tableShapes } from './catalog.ts';
import { readBackup } from './read-backup.ts';
import { restoreInto } from './restore-into.ts';
import { tableRows } from './table-rows.ts';
import { writeBackup } from './write-backup.ts';

const origin = { createdAt: '2026-11-21T02:00:00.000Z', program: 'test' };
const nasty = `引号'"、反斜杠\\、换行\n、逗号,、制表\t、{花括号}、NULL、\u{1F600}、\u2028`;

/** Rows with every kind of column and every nasty text. */
async function fill({ kysely }: Database, regions = 3): Promise<void> {
  for (let n = 0; n < regions; n += 1) {
    const region_id = String(990121 + n);
    await kysely
      .insertInto('region')
      .values({
        region_id,
        name: nasty,
        level: 'county',
        province: null,
        prefecture: '',
        last_event: 2 ** 50 + n,
      })
      .execute();
    await kysely
      .insertInto('agency')
      .values(
        // The parent comes later in the order of the key than the child.
        ['Z', ...Array.from({ length: 450 }, (_, each) => `A${each}`)].map((agency_id) => ({
          region_id,
          agency_id,
          name: nasty,
          short_name: agency_id,
          kind: 'department',
          parent_id: agency_id === 'Z' ? null : 'Z',
          credit_code: null,
          own_name: agency_id === 'Z',
          office: JSON.stringify({ head: nasty, nested: [1, null, { a: 1.5 }] }),
          valid_from: '1949-10-01',
          valid_until: null,
          successors: '[]',
          ordinal: -1,
        })),
      )
      .execute();
    await kysely
      .insertInto('audit_entry')
      .values({
        region_id,
        entry_id: 1,
        at: '2026-11-21T02:00:00.123Z',
        actor: 'operator',
        on_behalf_of: null,
        door: 'job',
        address: '',
        agent: nasty,
        act: 'x',
        subject: 'y',
        outcome: 'done',
        reason: '',
        before_digest: null,
        after_digest: null,
        detail: JSON.stringify({ z: 1, a: nasty }),
        previous: '0',
        hash: '1',
      })
      .execute();
    // Lexemes that must be quoted, and pieces of a large file.
    await searchIndex(kysely).index([
      {
        regionId: region_id,
        documentId: 'x',
        kind: nasty,
        title: nasty,
        text: nasty,
        day: '2026-01-01',
        link: '',
        agencyId: null,
      },
    ]);
    const bytes = randomBytes(150_000);
    await caseFileStore(kysely, testSecrets().sealer).add(
      {
        regionId: region_id,
        fileId: 'f',
        owner: 'request/r',
        kind: 'scan',
        title: nasty,
        fileName: nasty,
        mediaType: 'image/png',
        size: bytes.length,
        sha256: '',
        audience: 'staff',
        createdAt: origin.createdAt,
        createdBy: 'operator',
      },
      bytes,
    );
  }
}

/** Every table's rows, digested: what a drill compares. */
function contents(database: Database): Promise<Record<string, string>> {
  return database.inSnapshot(async (transaction) => {
    await transaction.script(printSettings);
    const found: Record<string, string> = {};
    for (const shape of await tableShapes(transaction)) {
      const hash = createHash('sha256');
      for await (const rows of tableRows(transaction, shape)) hash.update(JSON.stringify(rows));
      found[shape.name] = hash.digest('hex');
    }
    return found;
  });
}

const file = () => join(temporaryFolder(), `${randomBytes(3).toString('hex')}.backup`);

eachDatabase((name, open, locate) => {
  // Three databases with all tables, one after the other.
  it(`of ${name} restores into both kinds, table by table the same`, { timeout: 120_000 }, async () => {
    const database = await open();
    await fill(database);
    const path = file();
    const written = await writeBackup(database, path, origin);
    expect(written).toMatchObject({ ok: true, facts: { engine: name, rows: 3 * (1 + 451 + 1 + 1 + 1 + 3) } });
    expect(await readBackup(path)).toEqual(written);

    const before = await contents(database);
    for (const location of [await locate(), { dataFolder: join(temporaryFolder(), 'data') }]) {
      expect(await restoreInto(location, path)).toEqual(written);
      const restored = await opened(location);
      expect(await contents(restored)).toEqual(before);
      // Foreign keys and triggers are back.
      await expect(
        sql`delete from region where region_id = '990121'`.execute(restored.kysely),
      ).rejects.toThrow();
      await expect(sql`delete from audit_entry`.execute(restored.kysely)).rejects.toThrow('append-only');
      await restored.close();
    }
  });

  it(`of ${name} is of one moment, while others write`, async () => {
    const database = await open();
    await fill(database, 1);
    let stop = false;
    // Region and event are written together; a backup that saw one without the other would be torn.
    const writing = (async () => {
      for (let n = 1; !stop && n < 5_000; n += 1) {
        await database.kysely.transaction().execute(async (trx) => {
          const region_id = `2${String(n).padStart(5, '0')}`;
          const row = { region_id, name: 'n', level: 'county', province: null, prefecture: null };
          await trx
            .insertInto('region')
            .values({ ...row, last_event: 1 })
            .execute();
          await trx
            .insertInto('ledger_event')
            .values({
              region_id,
              event_id: 1,
              kind: 'k',
              subject: 's',
              at: origin.createdAt,
              actor: 'a',
              data: '{}',
            })
            .execute();
        });
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const path = file();
    const written = await writeBackup(database, path, origin);
    stop = true;
    await writing;
    if (!written.ok) throw new Error(written.problem.message);
    const rows = Object.fromEntries(written.facts.tables.map((each) => [each.name, each.rows]));
    expect(rows.region).toBe(rows.ledger_event! + 1);
    expect(rows.ledger_event).toBeGreaterThan(0);
  });

  it(`into ${name} refuses a database with data, and changes nothing`, async () => {
    const source = await open();
    await fill(source, 1);
    const path = file();
    await writeBackup(source, path, origin);
    const location = await locate();
    const target = await opened(location);
    await fill(target, 2);
    const before = await contents(target);
    await target.close();
    expect(await restoreInto(location, path)).toMatchObject({
      ok: false,
      problem: { code: 'database-not-empty' },
    });
    const after = await opened(location);
    expect(await contents(after)).toEqual(before);
    await after.close();
  });
});

describe('a backup file', () => {
  it('is never overwritten, and leaves nothing behind when it cannot be written', async () => {
    const database = await opened({ dataFolder: join(temporaryFolder(), 'data') });
    const path = file();
    writeFileSync(path, 'mine');
    expect(await writeBackup(database, path, origin)).toMatchObject({
      ok: false,
      problem: { code: 'file-exists' },
    });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(await writeBackup(database, join(path, 'below'), origin)).toMatchObject({
      ok: false,
      problem: { code: 'file-unwritable' },
    });
    await database.close();
  });

  it('that was changed, cut off or is none is found, whatever the place', async () => {
    const database = await opened({ dataFolder: join(temporaryFolder(), 'data') });
    await fill(database, 1);
    const path = file();
    await writeBackup(database, path, origin);
    await database.close();
    const whole = gunzipSync(readFileSync(path)).toString();
    const lines = whole.split('\n');
    const broken = [
      whole.replace('"program":"test"', '"program":"tset"'),
      whole.replace('"A17"', '"A71"'),
      whole.replace('"rows":451', '"rows":450'),
      lines.toSpliced(5, 1).join('\n'),
      lines.toSpliced(9, 0, lines[9]!).join('\n'),
      lines.slice(0, -3).join('\n'),
      lines.slice(1).join('\n'),
      `${whole}${lines[3]}\n`,
      'hello',
      '',
    ];
    for (const text of broken) {
      const changed = file();
      writeFileSync(changed, gzipSync(text));
      expect(await readBackup(changed)).toMatchObject({ ok: false, problem: { code: 'file-damaged' } });
    }
    const cut = file();
    const bytes = readFileSync(path);
    writeFileSync(cut, bytes.subarray(0, bytes.length - 20));
    expect(await readBackup(cut)).toMatchObject({ ok: false, problem: { code: 'file-damaged' } });
    writeFileSync(cut, 'not compressed');
    expect(await readBackup(cut)).toMatchObject({ ok: false, problem: { code: 'file-damaged' } });
    expect(await readBackup(`${cut}.none`)).toMatchObject({
      ok: false,
      problem: { code: 'file-unreadable' },
    });
  });

  it('of a newer program is refused', async () => {
    const database = await opened({ dataFolder: join(temporaryFolder(), 'data') });
    const path = file();
    await writeBackup(database, path, origin);
    await database.close();
    const [head, ...rest] = gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
    const newer = JSON.parse(head!) as { migrations: { version: number; sha256: string }[] };
    newer.migrations.push({ version: 9999, sha256: 'x' });
    const body = [JSON.stringify(newer), ...rest.slice(0, -1)].map((line) => `${line}\n`).join('');
    const end = { ...JSON.parse(rest.at(-1)!), sha256: createHash('sha256').update(body).digest('hex') };
    const changed = file();
    writeFileSync(changed, gzipSync(`${body}${JSON.stringify(end)}\n`));
    const dataFolder = join(temporaryFolder(), 'data');
    expect(await restoreInto({ dataFolder }, changed)).toMatchObject({
      ok: false,
      problem: { code: 'file-newer' },
    });
  });
});
