/** A PostgreSQL server (15 or newer, UTF8) by its address. */
import { PostgresDialect } from 'kysely';
import type { Engine } from './engine.ts';
import { errorCode, errorWords, type Opened, refusal } from './problem.ts';
import { valueParsers } from './value-parsers.ts';

const OLDEST_VERSION = 150_000;
const CONNECT_TIMEOUT_MS = 10_000;

/** Remedy by error code; anything else while connecting gets the general one. */
const remedies: Readonly<Record<string, string>> = {
  ECONNREFUSED: '请确认 PostgreSQL 已启动，地址和端口无误',
  ENOTFOUND: '找不到该主机，请检查主机名',
  '28P01': '用户名或口令不对，请检查连接地址',
  '28000': '服务器不允许该用户登录，请检查用户名和 pg_hba.conf',
  '3D000': "该数据库不存在，请先建库（template0，编码 UTF8，LOCALE 'C.UTF-8'）",
  '53300': '连接数已满，请稍后再试或调大 max_connections',
  '57P03': '服务器正在启动，请稍后再试',
};

/** Host, port and database of an address, without user and password. */
function shownAddress(databaseUrl: string): string {
  try {
    const { host, pathname } = new URL(databaseUrl);
    return `${host}${pathname}`;
  } catch {
    return '（地址无法识别）';
  }
}

/** Connects and checks that the server suits. Never throws for what an operator can put right. */
export async function openPostgresql(databaseUrl: string): Promise<Opened<{ engine: Engine }>> {
  const address = shownAddress(databaseUrl);
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        valueParsers[oid] ?? pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
    onConnect: async (client) => {
      await client.query("set datestyle to 'iso, ymd'");
    },
  });
  // A connection that breaks while idle is replaced at the next query; unheard, its error would end the process.
  pool.on('error', () => {});

  const refuse = async (code: 'database-unreachable' | 'database-unsuitable', message: string) => {
    await pool.end().catch(() => {});
    return refusal(code, message);
  };
  try {
    const { rows } = await pool.query<{ version: number; encoding: string }>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    );
    const { version, encoding } = rows[0]!;
    if (version < OLDEST_VERSION) {
      const major = Math.floor(version / 10_000);
      return refuse(
        'database-unsuitable',
        `数据库 ${address} 是 PostgreSQL ${major}：请升级到 15 或更新版本。`,
      );
    }
    if (encoding !== 'UTF8') {
      return refuse(
        'database-unsuitable',
        `数据库 ${address} 的编码是 ${encoding}：请另建编码为 UTF8 的数据库。`,
      );
    }
  } catch (error) {
    const code = errorCode(error);
    const remedy = remedies[code] ?? '请检查连接地址和网络';
    const detail = [code, errorWords(error)].filter(Boolean).join(' ');
    return refuse('database-unreachable', `无法连接数据库 ${address}（${detail}）：${remedy}。`);
  }
  const engine: Engine = {
    kind: 'postgresql',
    dialect: new PostgresDialect({ pool }),
    plain: null,
    inTransaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work({
          script: async (sql) => void (await client.query(sql)),
          query: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
            (await client.query(sql, [...parameters])).rows as Row[],
        });
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch(() => {});
        throw error;
      } finally {
        client.release();
      }
    },
    close: async () => {
      if (!pool.ending) await pool.end();
    },
  };
  return { ok: true, engine };
}
