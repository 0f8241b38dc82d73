/** The embedded database: PGlite in `<dataFolder>/database`, one process at a time. */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PGliteDialect } from 'kysely';
import type { Engine } from './engine.ts';
import { type LockHolder, takeLock } from './folder-lock.ts';
import { errorCode, errorWords, type Opened, refusal } from './problem.ts';
import { valueParsers } from './value-parsers.ts';

const damaged = (folder: string, detail: string) =>
  refusal(
    'database-damaged',
    `数据库目录 ${folder} 已损坏（${detail}）：请停止程序，用备份替换该目录；没有备份时移走该目录，再重新导入报告。`,
  );

function inUse(folder: string, holder: LockHolder | null) {
  const who = holder ? `进程 ${holder.pid}，自 ${holder.since} 起` : '另一个进程';
  return refusal(
    'folder-in-use',
    `数据目录 ${folder} 正被占用（${who}）：请先停止该进程，或改用另一个数据目录；刚异常退出的容器请等 30 秒再启动。`,
  );
}

/** Makes a rename or removal in the folder outlive a power failure, where the system can. */
function flushFolder(folder: string): void {
  try {
    const file = openSync(folder, 'r');
    try {
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    // Windows cannot open folders; there the file system keeps the order itself.
  }
}

/**
 * Looks at the folder before PGlite does: it would build a new database over an old one that lost PG_VERSION,
 * and over one whose building was interrupted. The second is moved aside, never deleted.
 * @returns what is wrong, or null.
 */
function prepare(folder: string, building: string): string | null {
  if (existsSync(building) && existsSync(folder)) {
    renameSync(folder, `${folder}.incomplete-${Date.now()}`);
    flushFolder(join(folder, '..'));
  }
  const files = existsSync(folder) ? readdirSync(folder) : [];
  if (files.length > 0 && !files.includes('PG_VERSION')) return '缺少 PG_VERSION';
  if (files.length === 0) writeFileSync(building, '');
  return null;
}

/** Creates a folder and those above it. Node's own `recursive` never returns below /proc, which refuses with ENOENT. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  mkdirSync(folder, { mode: 0o700 });
}

/** PGlite gives its files to everybody; the folder around them keeps others out. */
function closeToOthers(folder: string): void {
  mkdirSync(folder, { recursive: true });
  try {
    chmodSync(folder, 0o700);
  } catch {
    // A file system without permissions, or a folder that belongs to someone else who let us in.
  }
}

/** Opens or creates the database. Never throws for what an operator can put right. */
export async function openEmbedded(dataFolder: string): Promise<Opened<{ engine: Engine }>> {
  const root = resolve(dataFolder);
  const folder = join(root, 'database');
  const building = join(root, 'database.building');
  let release = () => {};
  try {
    makeFolder(root);
    const lock = takeLock(join(root, 'database.lock'));
    if (!lock.ok) return inUse(root, lock.holder);
    release = lock.release;
    const wrong = prepare(folder, building);
    if (wrong !== null) {
      release();
      return damaged(folder, wrong);
    }
    closeToOthers(folder);
  } catch (error) {
    release();
    return refusal(
      'folder-not-writable',
      `数据目录 ${root} 无法写入（${errorCode(error) || errorWords(error)}）：请检查目录权限和磁盘空间，或改用另一个数据目录。`,
    );
  }

  const { PGlite } = await import('@electric-sql/pglite');
  const lite = new PGlite({ dataDir: folder, parsers: { ...valueParsers } });
  try {
    await lite.waitReady;
    rmSync(building, { force: true });
    flushFolder(root);
  } catch (error) {
    await lite.close().catch(() => {});
    release();
    return damaged(folder, errorWords(error));
  }
  const engine: Engine = {
    kind: 'embedded',
    dialect: new PGliteDialect({ pglite: lite }),
    // PGlite itself lets these wait while a transaction is open.
    plain: {
      query: (sql, parameters) => lite.query<Record<string, unknown>>(sql, parameters),
      exec: (sql) => lite.exec(sql),
    },
    inTransaction: (work) =>
      lite.transaction((transaction) =>
        work({
          script: async (sql) => void (await transaction.exec(sql)),
          query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
            (await transaction.query<Row>(sql, [...parameters])).rows,
        }),
      ),
    close: async () => {
      try {
        if (!lite.closed) await lite.close();
      } finally {
        release();
      }
    },
  };
  return { ok: true, engine };
}
