import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Program } from './command.ts';
import { eachFile } from './report-files.ts';
import { createTerminal } from './terminal.ts';

let folder = '';
const silent = { write: () => {}, on: () => {} };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-files-'));
  mkdirSync(join(folder, 'many', 'deep'), { recursive: true });
  for (const name of ['b.txt', 'a.html', 'README.md', 'picture.png', '.hidden.txt', 'deep/c.pdf']) {
    writeFileSync(join(folder, 'many', name), name);
  }
  writeFileSync(join(folder, 'slow.txt'), 'slow');
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Which files were handled, in the order in which their results came, and the exit code. */
async function handled(args: readonly string[]) {
  const program = { folder, terminal: createTerminal(silent, silent, {}) } as unknown as Program;
  const shown: string[] = [];
  const code = await eachFile(
    program,
    args,
    async (file) => {
      if (file.fileName.startsWith('slow')) await new Promise((resolve) => setTimeout(resolve, 30));
      if (file.fileName.endsWith('.pdf')) throw new Error('broken');
      return { ok: true as const, value: new TextDecoder().decode(file.bytes) };
    },
    (file, result) => shown.push(result.ok ? file : `${file}: ${result.problem.code}`),
  );
  return { shown, code };
}

describe('eachFile', () => {
  it('takes a folder for the reports in it, by name', async () => {
    expect((await handled(['many'])).shown).toEqual([
      'many/a.html',
      'many/b.txt',
      'many/deep/c.pdf: internal',
    ]);
  });

  it('keeps the order of the arguments, prints the others and ends with 2 when a file fails', async () => {
    const { shown, code } = await handled(['slow.txt', 'nowhere.txt', 'many/b.txt']);
    expect(shown).toEqual(['slow.txt', 'nowhere.txt: not-found', 'many/b.txt']);
    expect(code).toBe(2);
  });

  it('ends with 0 when all could be read', async () => {
    expect((await handled(['slow.txt', 'many/b.txt'])).code).toBe(0);
  });
});
