/** Reads a backup line by line and finds out whether it is whole. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { BackupFacts, DataResult } from '../../usecases/ports/data-doors.ts';
import { errorCode } from '../problem.ts';
import {
  type BackupEnd,
  type BackupHead,
  type BackupRow,
  backupForm,
  type TableEnd,
  type TableHead,
} from './backup-form.ts';

/** Takes what a backup holds, in its order. */
export interface BackupReader {
  head?(head: BackupHead): Promise<void>;
  table?(table: TableHead): Promise<void>;
  row?(row: BackupRow): Promise<void>;
  tableEnd?(end: TableEnd): Promise<void>;
}

/** What is wrong with a file, in words. */
class Damage extends Error {}

/** Where the reading stands. */
interface Progress {
  readonly all: Hash;
  head: BackupHead | null;
  table: { readonly head: TableHead; readonly hash: Hash; rows: number } | null;
  readonly tables: { name: string; rows: number; digest: string }[];
  end: BackupEnd | null;
}

/**
 * Reads the whole file, hands its parts to the reader, and compares every digest and count.
 * Faults of the reader are thrown; a broken file is a problem.
 */
export async function readBackup(path: string, reader: BackupReader = {}): Promise<DataResult> {
  const progress: Progress = {
    all: createHash('sha256'),
    head: null,
    table: null,
    tables: [],
    end: null,
  };
  try {
    for await (const line of linesOf(path)) await take(line, progress, reader);
    return { ok: true, facts: factsOf(progress) };
  } catch (error) {
    if (error instanceof Damage) return damaged(path, error.message);
    const code = errorCode(error);
    if (/^Z_|^ERR_(ZLIB|STREAM|ENCODING)/.test(code)) return damaged(path, '压缩数据有误或不完整');
    if (['ENOENT', 'EACCES', 'EISDIR', 'EPERM'].includes(code)) {
      return {
        ok: false,
        problem: { code: 'file-unreadable', message: `无法读取 ${path}（${code}）：请检查文件名和读权限。` },
      };
    }
    throw error;
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const gunzip = createGunzip();
  const file = createReadStream(path);
  file.on('error', (error) => gunzip.destroy(error));
  file.pipe(gunzip);
  let rest = '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') throw new Damage('最后一行没有写完');
}

async function take(line: string, progress: Progress, reader: BackupReader): Promise<void> {
  if (progress.end !== null) throw new Damage('结尾之后还有内容');
  const value = parsed(line);
  const isEnd = !Array.isArray(value) && 'finish' in value;
  if (isEnd) {
    const end = value as BackupEnd;
    if (end.sha256 !== progress.all.copy().digest('hex')) throw new Damage('校验和不符，内容被改动过');
    progress.end = end;
    return;
  }
  progress.all.update(`${line}\n`);
  if (progress.head === null) {
    const head = value as BackupHead;
    if (Array.isArray(value) || head.gongkai !== 'backup') throw new Damage('不是本程序的备份');
    if (head.form !== backupForm) throw new Damage(`备份格式 ${head.form} 本程序不认识，请用写出它的版本`);
    progress.head = head;
    await reader.head?.(head);
  } else if (Array.isArray(value)) {
    const { table } = progress;
    if (table === null || value.length !== table.head.columns.length) throw new Damage('有一行不属于任何表');
    table.hash.update(`${line}\n`);
    table.rows += 1;
    await reader.row?.(value as BackupRow);
  } else if ('table' in value) {
    if (progress.table !== null) throw new Damage(`表 ${progress.table.head.table} 没有结尾`);
    const head = value as TableHead;
    progress.table = { head, hash: createHash('sha256'), rows: 0 };
    await reader.table?.(head);
  } else {
    await endTable(value as TableEnd, progress, reader);
  }
}

async function endTable(end: TableEnd, progress: Progress, reader: BackupReader): Promise<void> {
  const { table } = progress;
  if (table === null || end.end !== table.head.table) throw new Damage('表的结尾不在其位');
  const digest = table.hash.digest('hex');
  if (end.rows !== table.rows || end.sha256 !== digest) throw new Damage(`表 ${end.end} 的行数或校验和不符`);
  progress.tables.push({ name: end.end, rows: end.rows, digest });
  progress.table = null;
  await reader.tableEnd?.(end);
}

function parsed(line: string): BackupHead | TableHead | TableEnd | BackupEnd | BackupRow {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as BackupRow;
  } catch {
    // Said below: a line that is no JSON.
  }
  throw new Damage('有一行无法识别');
}

function factsOf({ head, end, tables }: Progress): BackupFacts {
  if (head === null) throw new Damage('文件是空的');
  if (end === null) throw new Damage('文件没有结尾，可能没有写完或没有拷全');
  const rows = tables.reduce((sum, each) => sum + each.rows, 0);
  if (end.tables !== tables.length || end.rows !== rows) throw new Damage('表数或总行数不符');
  const { createdAt, program, engine, keys } = head;
  return { createdAt, program, engine, tables, rows, keys, digest: end.sha256 };
}

function damaged(path: string, what: string): DataResult {
  return {
    ok: false,
    problem: { code: 'file-damaged', message: `备份 ${path} 不完整或已损坏（${what}）：请换用另一份备份。` },
  };
}
