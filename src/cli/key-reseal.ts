/** `gongkai key reseal`: finishes a rotation. */
import { resealAll } from '../usecases/personal-data/keys.ts';
import type { Command } from './command.ts';
import { printResealed, progressOf } from './key-rotate.ts';
import { readOptions } from './options.ts';
import { usage, withStaff } from './with-staff.ts';

export const keyReseal: Command = {
  words: 'key reseal',
  takes: '',
  summary: {
    en: 'Seal anew, with the current key, whatever another key sealed.',
    zh: '用当前密钥重新加密其他密钥加密的数据；可随时中断，再次运行会接着做。',
  },
  usesData: true,
  async run(args, program) {
    const options = readOptions(args, {});
    if (!options.ok || options.words.length > 0) return usage(program, 'key reseal', '');
    return withStaff(
      program,
      (staff, caller) => resealAll(staff, caller, progressOf(program)),
      (resealed) => printResealed(program, resealed),
    );
  },
};
