/** Where the law book is at hand: the rules hold exactly its cells and identities. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testRulebook } from '../support/rulebook.ts';

const path = new URL('../../../shared/domain/annual-report-schema.json', import.meta.url);

interface SchemaTable {
  readonly path_template: string;
  readonly rows?: readonly { readonly key: string; readonly header?: boolean; readonly label: string }[];
  readonly columns: readonly { readonly key: string }[];
  readonly column_groups?: readonly { readonly key: string }[];
}
interface Schema {
  readonly generations: readonly { readonly id: string; readonly tables: readonly SchemaTable[] }[];
  readonly identities: readonly {
    readonly id: string;
    readonly generations: readonly string[];
    readonly left: readonly string[];
    readonly op: string;
    readonly right: readonly string[];
    readonly severity: string;
    readonly foreach?: Readonly<Record<string, readonly string[]>>;
  }[];
  readonly structure_checks: readonly { readonly id: string }[];
}

const schema: Schema | null = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Schema) : null;

function keysOf(table: SchemaTable): readonly string[] {
  if (table.column_groups !== undefined)
    return table.column_groups.flatMap((group) =>
      table.columns.map((column) =>
        table.path_template.replace('{group}', group.key).replace('{col}', column.key),
      ),
    );
  const columns = table.path_template.includes('{col}') ? table.columns.map((column) => column.key) : [''];
  return (table.rows ?? [])
    .filter((row) => row.header !== true)
    .flatMap((row) =>
      columns.map((column) => table.path_template.replace('{row}', row.key).replace('{col}', column)),
    );
}

describe.skipIf(schema === null)('the rules against the law book', () => {
  it.each(schema?.generations.map((generation) => [generation.id, generation] as const) ?? [])(
    '%s has the same cells in the same order',
    (id, generation) => {
      const format = testRulebook.formats.find((entry) => entry.id === id);
      expect([...(format?.cells.keys() ?? [])]).toEqual(generation.tables.flatMap(keysOf));
    },
  );

  it('has every identity with the same terms', () => {
    const own = new Set(
      testRulebook.identities.map((identity) =>
        [
          identity.id,
          identity.formats[0],
          identity.left.map(print).sort().join('+'),
          identity.operator,
          identity.right.map(print).sort().join('+'),
        ].join(' '),
      ),
    );
    const missing = schema?.identities.flatMap((identity) =>
      identity.generations.flatMap((generation) =>
        expand(identity.foreach ?? {}).flatMap((about) => {
          const fill = (term: string) => term.replace(/\{(\w+)\}/g, (_, name: string) => about[name] ?? '');
          const line = [
            identity.id,
            generation,
            identity.left.map(fill).sort().join('+'),
            identity.op,
            identity.right.map(fill).sort().join('+'),
          ].join(' ');
          return own.has(line) ? [] : [line];
        }),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('has every structure check', () => {
    const own = new Set([
      ...testRulebook.text.structure.map((rule) => rule.id),
      ...testRulebook.identities.map((identity) => identity.id),
    ]);
    expect(schema?.structure_checks.map((check) => check.id).filter((id) => !own.has(id))).toEqual([]);
  });
});

function print(term: (typeof testRulebook.identities)[number]['left'][number]): string {
  if (term.from === 'constant') return String(term.constant);
  return `${term.sign < 0 ? '-' : ''}${term.from === 'this' ? '' : `${term.from}:`}${term.key}`;
}

function expand(each: Readonly<Record<string, readonly string[]>>): Record<string, string>[] {
  let all: Record<string, string>[] = [{}];
  for (const [name, values] of Object.entries(each))
    all = all.flatMap((about) => values.map((value) => ({ ...about, [name]: value })));
  return all;
}
