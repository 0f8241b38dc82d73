/** The demo's reports: data/reports/sources.yaml and the files that it names. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Entry {
  readonly file: string;
  readonly code: string;
  readonly year: number;
  readonly source: { readonly publisher: string };
}

export interface DemoReport {
  readonly file: { readonly bytes: Uint8Array; readonly fileName: string };
  /** What the list says about it: region by code, year, and a line for readers on where it comes from. */
  readonly order: {
    readonly regionId: string;
    readonly year: number;
    readonly source: string;
    readonly actor: 'operator';
  };
}

/** Every report that sources.yaml lists. @throws when the checkout is incomplete: a listed file is not there. */
export async function readDemo(folder: string): Promise<readonly DemoReport[]> {
  const entries = parse(await readFile(join(folder, 'sources.yaml'), 'utf8')) as readonly Entry[];
  return Promise.all(
    entries.map(async ({ file, code, year, source }) => ({
      file: { bytes: await readFile(join(folder, file)), fileName: file },
      order: {
        regionId: code,
        year,
        source: `表格和数字据${source.publisher}公布的${year}年度报告，叙述文字由本项目另写`,
        actor: 'operator' as const,
      },
    })),
  );
}
