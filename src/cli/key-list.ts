/** `gongkai key list`: the sealing keys and what each sealed. */
import { type KeyWithUse, listKeys } from '../usecases/personal-data/keys.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';
import { textTable } from './text-table.ts';
import { usage, withStaff } from './with-staff.ts';

export const keyList: Command = {
  words: 'key list',
  takes: '',
  summary: {
    en: 'List the sealing keys, without their secrets, and how much each one sealed.',
    zh: '列出加密密钥（不显示密钥本身），以及各密钥加密了多少数据。',
  },
  usesData: true,
  async run(args, program) {
    const options = readOptions(args, {});
    if (!options.ok || options.words.length > 0) return usage(program, 'key list', '');
    return withStaff(program, listKeys, (keys) => program.terminal.print(`${keyLines(keys).join('\n')}\n`));
  },
};

/** The keys as a table. */
export function keyLines(keys: readonly KeyWithUse[]): string[] {
  const columns = [
    { heading: '密钥 Key', align: 'left' },
    { heading: '算法 Cipher', align: 'left' },
    { heading: '生成 Made', align: 'left' },
    { heading: '状态 State', align: 'left' },
    { heading: '数据 Texts', align: 'right' },
  ] as const;
  const rows = keys.map(({ id, method, madeAt, replacedAt, current, texts }) => [
    id,
    method,
    madeAt?.slice(0, 10) ?? '—',
    current ? '当前 current' : `${replacedAt?.slice(0, 10) ?? ''} 换下 replaced`.trim(),
    String(texts),
  ]);
  return textTable(columns, rows);
}
