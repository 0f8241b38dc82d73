/** Hand-verified readings of real reports, and where they lie. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface GoldFinding {
  readonly id: string;
  readonly kind: string;
  readonly severity: 'error' | 'warn' | 'info';
  readonly statement: string;
  readonly arithmetic: string;
  readonly cells?: readonly string[];
  readonly identity?: string;
  readonly evidence: readonly { readonly quote: string; readonly line: number | null }[];
}

export interface Gold {
  readonly file: string;
  readonly region: { readonly name: string };
  readonly year: number;
  readonly generation: string;
  readonly title: string | null;
  readonly dates: Readonly<Record<string, string | null>>;
  readonly contact: Readonly<Record<string, string>>;
  readonly cells: Readonly<Record<string, number | null>>;
  readonly chapters: readonly string[];
  readonly findings: readonly GoldFinding[];
}

export interface GoldCase {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly gold: Gold;
}

const root = new URL('../../', import.meta.url).pathname;

/** Folders with hand-verified reports: the project's own, and the originals where they are at hand. */
export const goldFolders: readonly string[] = [
  join(root, 'data/reports'),
  join(root, '../shared/seeds'),
].filter((folder) => existsSync(folder));

/** Loads every report with its gold file from a folder. */
export function goldCases(folder: string): readonly GoldCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.gold.json'))
    .sort()
    .map((name) => {
      const gold = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Gold;
      return { name: gold.file, bytes: readFileSync(join(folder, gold.file)), gold };
    });
}
