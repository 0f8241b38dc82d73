/** `gongkai data migrate`: brings the tables up to date as their owner, where the program's own account may not. */
import { finishMigration } from '../usecases/data/grant-role.ts';
import type { Command } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';
import { complainOf, withOpened } from './with-opened.ts';

export const dataMigrate: Command = {
  words: 'data migrate',
  takes: '',
  summary: {
    en: 'Bring the tables of the database up to date, as their owner.',
    zh: '用所有者账户把数据库的表结构更新到本版本，并为已授权的运行账户补授新表。',
  },
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, {});
    if (!options.ok || options.words.length > 0) {
      terminal.complain(options.ok ? '用法 Usage: gongkai data migrate' : options.message);
      return 2;
    }
    return withOpened(program, program.openRoles, async ({ roles }) => {
      const granted = await finishMigration(roles, operatorOf(program));
      if (!granted.ok) return complainOf(program, granted.problems);
      terminal.print('表结构已是最新 The tables are up to date.\n');
      if (granted.value.length > 0) terminal.print(`已授权 Granted: ${granted.value.join(', ')}\n`);
      return 0;
    });
  },
};
