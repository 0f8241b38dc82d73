/** The grants against what the stores really do, read from their sources: nothing too little, nothing too much. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sealedColumns } from '../sealed-columns.ts';
import { type Privilege, tableGrants } from './table-grants.ts';

const storage = join(import.meta.dirname, '..');
/** Work of the tables' owner: restoring a backup, applying migrations. */
const ofTheOwner = /^(backup|grants|migrations)\b|^migrate\.ts$/;

const sources = readdirSync(storage, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !ofTheOwner.test(file))
  .map((file) => readFileSync(join(storage, file), 'utf8'));

/** What the statements of the sources need, table by table. */
function needed(): Map<string, Set<Privilege>> {
  const needs = new Map<string, Set<Privilege>>();
  const need = (table: string, privilege: Privilege) =>
    void (needs.get(table) ?? needs.set(table, new Set(['select'])).get(table)!).add(privilege);
  for (const source of sources) {
    for (const [, table] of source.matchAll(/deleteFrom\('(\w+)'\)|delete from (\w+)/g)) {
      if (table) need(table, 'delete');
    }
    for (const match of source.matchAll(/updateTable\('(\w+)'\)|\bupdate (\w+) set\b/g)) {
      need((match[1] ?? match[2])!, 'update');
    }
    for (const match of source.matchAll(/insertInto\('(\w+)'\)|insert into (\w+)/g)) {
      const table = (match[1] ?? match[2])!;
      need(table, 'insert');
      const statement = source.slice(match.index).split(/\.execute/)[0]!;
      if (/doUpdateSet|on conflict [^;]*do update/.test(statement)) need(table, 'update');
    }
    for (const match of source.matchAll(
      /for \(const table of \[([^\]]+)\] as const\)[^}]*deleteFrom\(table\)/g,
    )) {
      for (const [, table] of match[1]!.matchAll(/'(\w+)'/g)) need(table!, 'delete');
    }
  }
  // Changing the key of sealed texts writes them anew.
  for (const { table } of sealedColumns) need(table, 'update');
  return needs;
}

const sorted = (privileges: Iterable<string>) => [...privileges].sort();

it('are exactly what the stores need', () => {
  const needs = needed();
  const given = Object.fromEntries(
    Object.entries(tableGrants).map(([table, privileges]) => [table, sorted(privileges)]),
  );
  const used = Object.fromEntries(
    Object.keys(tableGrants).map((table) => [table, sorted(needs.get(table) ?? ['select'])]),
  );
  expect(given, 'bring src/storage/grants/table-grants.ts in step with the stores').toEqual(used);
  expect([...needs.keys()].filter((table) => !(table in tableGrants))).toEqual([]);
});

it('let nobody change or remove what was recorded', () => {
  for (const table of ['ledger_event', 'audit_entry']) {
    expect(tableGrants[table]).toEqual(['select', 'insert']);
  }
  expect(tableGrants.schema_migration).toEqual(['select']);
});
