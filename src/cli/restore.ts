/** `gongkai restore`: fills an empty database from a backup. */
import { resolve } from 'node:path';
import { missingKeys, recordRestore } from '../usecases/data/record-restore.ts';
import { factLines } from './backup.ts';
import type { Command } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';

export const restore: Command = {
  words: 'restore',
  takes: 'FILE',
  summary: {
    en: 'Fill an empty database from a backup, and compare every table with it.',
    zh: '用备份恢复到空的数据库，并逐表核对。',
  },
  details: `  The database of the settings (GONGKAI_DATA or DATABASE_URL) must be empty: nothing is ever overwritten. A backup of
  the embedded database restores into PostgreSQL and the other way round.
  设置所指的数据库（GONGKAI_DATA 或 DATABASE_URL）须为空：绝不覆盖已有数据。内嵌数据库与 PostgreSQL 的备份可以互相恢复。`,
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, {});
    if (!options.ok || options.words.length !== 1) {
      terminal.complain(options.ok ? '用法 Usage: gongkai restore FILE' : options.message);
      return 2;
    }
    const restored = await program.restoreBackup(resolve(program.folder, options.words[0]!));
    if (!restored.ok) {
      terminal.complain(restored.problem.message);
      return 1;
    }
    const opened = await program.openStaff();
    if (!opened.ok) {
      terminal.complain(opened.message);
      return 1;
    }
    const { staff, close } = opened.value;
    try {
      await recordRestore(staff, operatorOf(program), restored.facts);
      terminal.print(`已恢复，逐表核对无误 Restored and compared.\n${factLines(restored.facts)}`);
      const missing = missingKeys(staff, restored.facts);
      if (missing.length === 0) return 0;
      terminal.complain(
        `缺少密钥 ${missing.join('、')}：其中加密的个人信息暂时无法显示，请把原来的密钥文件放回。Keys are missing.`,
      );
      return 1;
    } finally {
      await close();
    }
  },
};
