/** A folder of rules with one entry a file, named after its id. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ZodType } from 'zod';
import { type RuleProblem, readYaml } from './yaml-file.ts';

/** An entry and where it stands, so that problems found later can name file and line. */
export interface Placed<T> {
  readonly value: T;
  readonly file: string;
  /** Line of a part of the entry, or of the nearest part above it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

export interface FolderRead<T> {
  readonly entries: readonly Placed<T>[];
  readonly problems: readonly RuleProblem[];
}

/**
 * Reads every `.yaml` of a folder in the order of their names.
 * @param rules folder of all rules
 * @param name of the folder below it
 */
export function readYamlFolder<T extends { readonly id: string }>(
  rules: string,
  name: string,
  schema: ZodType<T>,
): FolderRead<T> {
  const folder = join(rules, name);
  if (!existsSync(folder)) return { entries: [], problems: [{ file: name, line: 1, message: 'is missing' }] };
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const read = files.map((file) => {
    const { value, problems, lineOf } = readYaml(
      `${name}/${file}`,
      readFileSync(join(folder, file), 'utf8'),
      schema,
    );
    const misnamed =
      value !== null && `${value.id}.yaml` !== file
        ? [{ file: `${name}/${file}`, line: lineOf(['id']), message: `${value.id} stands in another file` }]
        : [];
    return { file: `${name}/${file}`, value, lineOf, problems: [...problems, ...misnamed] };
  });
  return {
    entries: read.flatMap(({ value, file, lineOf }) => (value === null ? [] : [{ value, file, lineOf }])),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** One file that holds several kinds of entries. */
export interface FileRead<T> {
  readonly entry: Placed<T> | null;
  readonly problems: readonly RuleProblem[];
}

/** Reads one file of rules. */
export function readYamlFile<T>(rules: string, file: string, schema: ZodType<T>): FileRead<T> {
  const path = join(rules, file);
  if (!existsSync(path)) return { entry: null, problems: [{ file, line: 1, message: 'is missing' }] };
  const { value, problems, lineOf } = readYaml(file, readFileSync(path, 'utf8'), schema);
  return { entry: value === null ? null : { value, file, lineOf }, problems };
}
