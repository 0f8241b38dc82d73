/** `gongkai version`. */
import type { Command } from './command.ts';

export const version: Command = {
  words: 'version',
  takes: '',
  summary: { en: 'Print the version.', zh: '显示版本号。' },
  async run(_args, program) {
    program.terminal.print(`${program.version}\n`);
    return 0;
  },
};
