/** The reports that are measured: the project's own, and the originals where they are at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rulebook } from '../src/domain/rulebook/rulebook.ts';
import { loadRulebook } from '../src/rulebook-files/load-rulebook.ts';

export const root = fileURLToPath(new URL('..', import.meta.url));

export interface ReportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Every report as a text file. */
export function reportFiles(): readonly ReportFile[] {
  return [join(root, 'data/reports'), join(root, '../shared/seeds')]
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => ({ name, bytes: readFileSync(join(folder, name)) })),
    );
}

/** The project's rulebook. */
export function rulebook(): Rulebook {
  const loaded = loadRulebook(join(root, 'rules'));
  if (loaded.ok) return loaded.rulebook;
  throw new Error(loaded.problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
}
