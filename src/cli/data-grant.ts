/** `gongkai data grant`: what the program's own account may do on a PostgreSQL server, and no more. */
import { grantRole } from '../usecases/data/grant-role.ts';
import type { Command } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';
import { complainOf, withOpened } from './with-opened.ts';

export const dataGrant: Command = {
  words: 'data grant',
  takes: 'ROLE',
  summary: {
    en: 'PostgreSQL: grant the role that the program runs under what it needs, and no more.',
    zh: 'PostgreSQL：授予运行账户最小权限（不能修改、删除审计记录和台账，不能改表结构）。',
  },
  details: `  DATABASE_URL must be that of the owner here; the program then runs with that of ROLE.
  运行本命令时 DATABASE_URL 用所有者账户；授权之后，启动程序的 DATABASE_URL 改用 ROLE。
  Steps 步骤: docs/decisions/0010-runtime-role.md`,
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, {});
    const role = options.ok ? options.words[0] : undefined;
    if (!options.ok || role === undefined || options.words.length !== 1) {
      terminal.complain(options.ok ? '用法 Usage: gongkai data grant ROLE' : options.message);
      return 2;
    }
    return withOpened(program, program.openRoles, async ({ roles }) => {
      const granted = await grantRole(roles, operatorOf(program), role);
      if (!granted.ok) return complainOf(program, granted.problems);
      const { tables, queue } = granted.value;
      terminal.print(`已授权 Granted: ${role}（${tables} 张表 tables）\n`);
      if (!queue) {
        terminal.complain(
          '后台任务的表还没有建立：请运行 gongkai data migrate。The job queue has no tables yet.',
        );
      }
      return 0;
    });
  },
};
