/** Heads of chains that were kept elsewhere, as `--head` gives them. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ChainHead } from '../domain/audit-trail/entry.ts';
import { readHead } from '../domain/audit-trail/head-text.ts';
import type { Outcome, Program } from './command.ts';

/** The heads in a file that `audit head` wrote (or that was typed in again), or `REGION:NUMBER:HASH`. */
export async function headsArgument(
  { folder }: Pick<Program, 'folder'>,
  argument: string,
  sm3: (text: string) => string,
): Promise<Outcome<readonly ChainHead[]>> {
  let text = argument;
  if (!/^\d{6}:\d+:/.test(argument)) {
    try {
      text = await readFile(resolve(folder, argument), 'utf8');
    } catch {
      return { ok: false, message: `--head ${argument}：找不到这个文件，也不是 县区代码:条数:杂凑值。` };
    }
  }
  const heads: ChainHead[] = [];
  for (const part of text.split('\f')) {
    const read = readHead(part, sm3);
    if (!read.ok) return { ok: false, message: `--head ${argument}：${read.problem.message}` };
    heads.push(read.head);
  }
  return { ok: true, value: heads };
}
