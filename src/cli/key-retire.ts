/** `gongkai key retire`: removes a key that nothing needs any more. */
import { retireKey } from '../usecases/personal-data/keys.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';
import { usage, withStaff } from './with-staff.ts';

export const keyRetire: Command = {
  words: 'key retire',
  takes: 'ID',
  summary: {
    en: 'Remove a key for good; refused while anything is still sealed with it.',
    zh: '永久停用一个密钥；还有数据用它加密时不会停用。',
  },
  details: `  Older backups of the database still need it: keep the key file of their time with them.
  以前的数据库备份仍然需要它：请把当时的密钥文件与备份一起保存。`,
  usesData: true,
  async run(args, program) {
    const options = readOptions(args, {});
    const [id, ...more] = options.ok ? options.words : [];
    if (id === undefined || more.length > 0) return usage(program, 'key retire', 'ID');
    return withStaff(
      program,
      (staff, caller) => retireKey(staff, caller, id),
      (retired) => program.terminal.print(`已停用 Retired: ${retired}\n`),
    );
  },
};
