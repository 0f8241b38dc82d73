/** `gongkai demo doors`: the link behind which the people of the demo can be entered. */
import { demoDoor } from '../usecases/sign-in/demo-door.ts';
import type { Command } from './command.ts';
import { addressLine } from './set-up.ts';
import { withOpened } from './with-opened.ts';

export const demoDoors: Command = {
  words: 'demo doors',
  takes: '',
  summary: {
    en: 'Print the link of the demo, where every role of the demo county can be entered without a password.',
    zh: '印出演示入口：在那里可以用演示县的每种角色进入，不需要口令。',
  },
  usesData: true,
  async run(args, program) {
    if (args.length > 0) {
      program.terminal.complain('用法 Usage: gongkai demo doors');
      return 2;
    }
    return withOpened(program, program.openStaff, async ({ staff }) => {
      const path = await demoDoor(staff);
      if (path === null) {
        program.terminal.complain(
          '没有演示入口：演示已关闭，或者演示县里还没有人。请设 GONGKAI_DEMO=true 并启动一次程序。No demo here.',
        );
        return 1;
      }
      program.terminal.print(`${addressLine(staff.publicUrl, path)}\n`);
      return 0;
    });
  },
};
