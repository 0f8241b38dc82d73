/** Writes everything that the database holds into one file. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, open, unlink } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { BackupFacts, DataResult } from '../../usecases/ports/data-doors.ts';
import type { ScriptTransaction } from '../engine.ts';
import type { Database } from '../open-database.ts';
import { errorCode, errorWords } from '../problem.ts';
import { type BackupHead, type BackupLine, backupForm } from './backup-form.ts';
import { printSettings, tableShapes } from './catalog.ts';
import { keysInUse } from './keys-in-use.ts';
import { tableRows } from './table-rows.ts';

export interface BackupOrigin {
  readonly createdAt: string;
  readonly program: string;
}

/** A file that takes lines, waits when the disk is slow, and digests what it took. */
interface LineFile {
  write(line: BackupLine): Promise<string>;
  digest(): string;
  close(): Promise<void>;
  abandon(): void;
}

/**
 * Writes a backup. Everything in it is as it was at one moment: one read-only transaction. On PostgreSQL others go
 * on reading and writing; on the embedded database, which has one connection, they wait until it is done.
 * The file appears under its name only when it is whole; a file of that name is never overwritten.
 */
export async function writeBackup(
  database: Database,
  path: string,
  origin: BackupOrigin,
): Promise<DataResult> {
  const partial = `${path}.${process.pid}.partial`;
  const file = await openLineFile(partial);
  if (!file.ok) return file;
  try {
    const facts = await database.inSnapshot((transaction) =>
      writeTables(transaction, database.kind, origin, file.lines),
    );
    await file.lines.close();
    // A link, unlike a rename, never takes the place of a file that is there.
    await link(partial, path);
    return { ok: true, facts };
  } catch (error) {
    file.lines.abandon();
    if (errorCode(error) === 'EEXIST') {
      return {
        ok: false,
        problem: { code: 'file-exists', message: `文件 ${path} 已存在：备份不会覆盖文件，请换一个文件名。` },
      };
    }
    if (/^E[A-Z]+$/.test(errorCode(error))) return unwritable(path, error);
    throw error;
  } finally {
    await unlink(partial).catch(() => {});
  }
}

async function writeTables(
  transaction: ScriptTransaction,
  engine: BackupHead['engine'],
  { createdAt, program }: BackupOrigin,
  file: LineFile,
): Promise<BackupFacts> {
  await transaction.script(printSettings);
  const migrations = await transaction.query<{ version: number; sha256: string }>(
    'select version, sha256 from schema_migration order by version',
  );
  const keys = await keysInUse(transaction);
  await file.write({ gongkai: 'backup', form: backupForm, createdAt, program, engine, migrations, keys });
  const tables: { name: string; rows: number; digest: string }[] = [];
  for (const table of await tableShapes(transaction)) {
    const hash = createHash('sha256');
    let rows = 0;
    await file.write({ table: table.name, columns: table.columns.map(({ name }) => name) });
    for await (const batch of tableRows(transaction, table)) {
      for (const row of batch) hash.update(await file.write(row));
      rows += batch.length;
    }
    const digest = hash.digest('hex');
    await file.write({ end: table.name, rows, sha256: digest });
    tables.push({ name: table.name, rows, digest });
  }
  const rows = tables.reduce((sum, each) => sum + each.rows, 0);
  const digest = file.digest();
  await file.write({ finish: true, tables: tables.length, rows, sha256: digest });
  return { createdAt, program, engine, tables, rows, keys, digest };
}

async function openLineFile(
  path: string,
): Promise<{ ok: true; lines: LineFile } | Extract<DataResult, { ok: false }>> {
  const out = createWriteStream(path, { flags: 'wx', mode: 0o600 });
  try {
    await new Promise<void>((resolve, reject) => out.once('open', () => resolve()).once('error', reject));
  } catch (error) {
    return unwritable(path, error);
  }
  const gzip = createGzip({ level: 6 });
  let fault: unknown;
  out.on('error', (error) => {
    fault = error;
    gzip.destroy();
  });
  gzip.on('error', () => {});
  gzip.pipe(out);
  const hash = createHash('sha256');
  return {
    ok: true,
    lines: {
      write: async (line) => {
        if (fault !== undefined) throw fault;
        const text = `${JSON.stringify(line)}\n`;
        hash.update(text);
        if (!gzip.write(text)) await drained(gzip, () => fault);
        return text;
      },
      digest: () => hash.copy().digest('hex'),
      close: async () => {
        gzip.end();
        await finished(out).catch((error: unknown) => {
          throw fault ?? error;
        });
        const handle = await open(path, 'r');
        await handle.sync().finally(() => handle.close());
      },
      abandon: () => {
        gzip.destroy();
        out.destroy();
      },
    },
  };
}

/** Waits until the stream takes more; a full disk ends the wait. */
function drained(gzip: ReturnType<typeof createGzip>, fault: () => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      gzip.off('drain', settle);
      gzip.off('close', settle);
      if (fault() === undefined) resolve();
      else reject(fault());
    };
    gzip.once('drain', settle);
    gzip.once('close', settle);
  });
}

function unwritable(path: string, error: unknown): Extract<DataResult, { ok: false }> {
  const code = errorCode(error) || errorWords(error);
  return {
    ok: false,
    problem: {
      code: 'file-unwritable',
      message: `无法写入 ${path}（${code}）：请检查文件夹是否存在、有无写权限、磁盘是否已满。`,
    },
  };
}
