/** File arguments of the report commands: folders opened, files read ahead, results in the order of the arguments. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import type { ImportProblem } from '../usecases/reports/import.ts';
import type { ReportFile } from '../usecases/reports/read-file.ts';
import type { Program } from './command.ts';

const known = new Set(['.txt', '.htm', '.html', '.md', '.markdown', '.docx', '.pdf', '.xlsx']);

/** How many files are worked on at once. */
const ahead = 4;

/** With more files than this, people watch a bar. */
const manyFiles = 20;

type Handled<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: FileProblem };

/** Why a file gave no report; `internal` is a defect of this program. */
export interface FileProblem {
  readonly code: ImportProblem['code'] | 'internal';
  readonly message: string;
}

/** Not reports, though their endings are known: what describes a folder, and what tools keep in it. */
const besides = /(?:^|[\\/])(?:\.|node_modules[\\/]|readme\b)/i;

/** The files that the arguments name: a folder stands for every file in it whose kind is known, in order of name. */
async function expand(argument: string, folder: string): Promise<string[]> {
  const path = resolve(folder, argument);
  const isFolder = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) return [argument];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => known.has(extname(name).toLowerCase()) && !besides.test(name))
    .sort()
    .map((name) => join(argument, name));
}

/** A file's bytes, or why they could not be had. */
export async function loadFile(argument: string, folder: string): Promise<Handled<ReportFile>> {
  try {
    const path = resolve(folder, argument);
    if ((await stat(path)).isDirectory()) {
      return { ok: false, problem: { code: 'unsupported-type', message: '这是文件夹，不是文件。' } };
    }
    return { ok: true, value: { bytes: await readFile(path), fileName: argument } };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const message =
      code === 'ENOENT'
        ? '找不到文件；请检查路径。'
        : `文件无法打开（${code ?? String(error)}）；请检查权限。`;
    return { ok: false, problem: { code: 'not-found', message } };
  }
}

async function handleFile<T>(
  argument: string,
  folder: string,
  handle: (file: ReportFile) => Promise<Handled<T>>,
): Promise<Handled<T>> {
  const loaded = await loadFile(argument, folder);
  if (!loaded.ok) return loaded;
  try {
    return await handle(loaded.value);
  } catch (error) {
    const message = `程序内部错误：${error instanceof Error ? error.message : String(error)}`;
    return { ok: false, problem: { code: 'internal', message } };
  }
}

/**
 * Works through the files that the arguments name and hands each result over in the order of the arguments, as
 * soon as it is its turn.
 * @returns the exit code: 0, or 2 when a file could not be read
 */
export async function eachFile<T>(
  program: Program,
  args: readonly string[],
  handle: (file: ReportFile) => Promise<Handled<T>>,
  show: (file: string, result: Handled<T>) => void,
): Promise<number> {
  const files = (await Promise.all(args.map((argument) => expand(argument, program.folder)))).flat();
  const running = new Map<number, Promise<Handled<T>>>();
  let started = 0;
  let failed = 0;
  for (const [index, file] of files.entries()) {
    for (; started < files.length && started < index + ahead; started += 1) {
      running.set(started, handleFile(files[started]!, program.folder, handle));
    }
    const result = await running.get(index)!;
    running.delete(index);
    if (!program.terminal.open) return 0;
    if (!result.ok) failed += 1;
    if (files.length > manyFiles) program.terminal.progress('');
    show(file, result);
    if (files.length > manyFiles) program.terminal.progress(bar(index + 1, files.length, failed));
  }
  if (files.length > manyFiles) program.terminal.progress('');
  if (files.length === 0) program.terminal.complain('没有找到可读取的文件。No readable files found.');
  return failed > 0 || files.length === 0 ? 2 : 0;
}

function bar(done: number, all: number, failed: number): string {
  const width = 30;
  const filled = Math.round((done / all) * width);
  const failures = failed > 0 ? `  无法读取 ${failed}` : '';
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${all}${failures}`;
}
