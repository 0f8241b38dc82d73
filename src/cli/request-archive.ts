/** `gongkai request archive`: archives a closed request, or takes the bundle of an archived one out. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { archiveRequest, openArchive } from '../usecases/requests/archive-request.ts';
import { findRequest } from '../usecases/requests/find-request.ts';
import type { Command } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';
import { regionOf } from './region-of.ts';
import { valueOrComplain, withOpened } from './with-opened.ts';
import { usage } from './with-staff.ts';

const takes = '--number NUMBER --out FILE [--region CODE]';

export const requestArchive: Command = {
  words: 'request archive',
  takes,
  summary: {
    en: 'Archive a closed request into one bundle, or take the bundle of an archived one out.',
    zh: '把办结的申请归档为一个案卷包，或者取出已归档的案卷包。',
  },
  details: `  --number NUMBER  number of the request 申请编号
  --out FILE       where the ZIP is written; an existing file is not replaced 写到哪里，不覆盖已有的文件`,
  usesData: true,
  async run(args, program) {
    const options = readOptions(args, { number: 'string', out: 'string', region: 'string' });
    if (!options.ok) {
      program.terminal.complain(options.message);
      return 2;
    }
    const { number, out, region } = options.values;
    if (number === undefined || out === undefined || options.words.length > 0)
      return usage(program, 'request archive', takes);
    return withOpened(program, program.openStaff, async ({ staff }) => {
      const caller = operatorOf(program);
      const county = await regionOf(program, staff, caller, region);
      if (county === null) return 2;
      const found = valueOrComplain(program, await findRequest(staff, caller, { regionId: county, number }));
      if (found === null) return 1;
      const place = { regionId: county, requestId: found.requestId };
      const made = found.archived ? openArchive : archiveRequest;
      const bundle = valueOrComplain(program, await made(staff, caller, place));
      if (bundle === null) return 1;
      const file = resolve(program.folder, out);
      try {
        writeFileSync(file, bundle.bytes, { flag: 'wx' });
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        program.terminal.complain(
          code === 'EEXIST' ? `${out} 已经存在，没有覆盖。It exists.` : `不能写入 ${out}（${code ?? ''}）。`,
        );
        return 1;
      }
      program.terminal.print(`${bundle.number} ${bundle.archivedOn} SHA-256 ${bundle.digest}\n`);
      return 0;
    });
  },
};
