/** A PostgreSQL to measure on: the one that TEST_DATABASE_URL names, else one that is started and stopped again. */
import pg from 'pg';
import { type Database, openDatabase } from '../src/storage/open-database.ts';

/** Each measure may ask for several at once. */
let databases = 0;

interface Started {
  readonly url: string;
  stop(): Promise<void>;
}

/** The script has no declarations; it is named at run time. */
async function start(): Promise<Started> {
  const script = new URL('../tests/support/start-postgres.mjs', import.meta.url).href;
  const { startPostgres } = (await import(script)) as { startPostgres: () => Promise<Started> };
  return startPostgres();
}

/** Hands over a new, empty database with all tables; it is dropped afterwards. */
export function onServer<T>(work: (database: Database) => Promise<T>): Promise<T> {
  return onServerAddress(async (databaseUrl) => {
    const opened = await openDatabase({ databaseUrl, dataFolder: '/nowhere' });
    if (!opened.ok) throw new Error(opened.problem.message);
    try {
      return await work(opened.database);
    } finally {
      await opened.database.close();
    }
  });
}

/** Hands over the address of a new database without any table; it is dropped afterwards. */
export async function onServerAddress<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return onServerAt(given, work);
  const started = await start();
  try {
    return await onServerAt(started.url, work);
  } finally {
    await started.stop();
  }
}

async function onServerAt<T>(server: string, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  databases += 1;
  const name = `gongkai_bench_${process.pid}_${databases}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(`create database ${name} template template0 encoding 'UTF8' locale 'C'`);
    const address = new URL(server);
    address.pathname = `/${name}`;
    return await work(address.href);
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}
