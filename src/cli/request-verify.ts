/** `gongkai request verify`: is a bundle the one that was recorded when its case was archived? */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { verifyArchive } from '../usecases/requests/verify-archive.ts';
import type { Command } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';
import { regionOf } from './region-of.ts';
import { valueOrComplain, withOpened } from './with-opened.ts';
import { usage } from './with-staff.ts';

const takes = 'FILE [--region CODE]';

export const requestVerify: Command = {
  words: 'request verify',
  takes,
  summary: {
    en: 'Verify an archive bundle against the digest that was recorded.',
    zh: '核验归档的案卷包与归档时的记录是否一致。',
  },
  usesData: true,
  async run(args, program) {
    const options = readOptions(args, { region: 'string' });
    if (!options.ok || options.words.length !== 1) return usage(program, 'request verify', takes);
    const name = options.words[0]!;
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(resolve(program.folder, name));
    } catch (error) {
      program.terminal.complain(`不能读取 ${name}（${(error as NodeJS.ErrnoException).code ?? ''}）。`);
      return 2;
    }
    return withOpened(program, program.openStaff, async ({ staff }) => {
      const caller = operatorOf(program);
      const county = await regionOf(program, staff, caller, options.values.region);
      if (county === null) return 2;
      const verified = valueOrComplain(
        program,
        await verifyArchive(staff, caller, { regionId: county, bytes }),
      );
      if (verified === null) return 1;
      program.terminal.print(`一致 OK：${verified.number}，${verified.archivedOn} 归档\n`);
      return 0;
    });
  },
};
