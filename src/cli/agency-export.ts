/** `gongkai agency export`: the directory of a county as a spreadsheet. */
import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { exportAgencies } from '../usecases/agencies/export-agencies.ts';
import type { Command } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';
import { valueOrComplain, withOpened } from './with-opened.ts';

const takes = 'FILE --region CODE';

export const agencyExport: Command = {
  words: 'agency export',
  takes,
  summary: {
    en: 'Write the directory of agencies to a spreadsheet: .xlsx or .csv. An existing file is kept.',
    zh: '把机关名录写成表格：.xlsx 或 .csv。不会覆盖已有文件。',
  },
  usesData: true,
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, { region: 'string' });
    const [argument, ...more] = options.ok ? options.words : [];
    if (!options.ok || argument === undefined || more.length > 0 || !options.values.region) {
      terminal.complain(options.ok ? `用法 Usage: gongkai agency export ${takes}` : options.message);
      return 2;
    }
    const format = { '.csv': 'csv', '.xlsx': 'xlsx' }[extname(argument).toLowerCase()];
    if (format !== 'csv' && format !== 'xlsx') {
      terminal.complain(`${argument}：文件名应以 .xlsx 或 .csv 结尾。Name it .xlsx or .csv.`);
      return 2;
    }
    const { region: regionId } = options.values;
    return withOpened(program, program.openStaff, async ({ staff }) => {
      const exported = await exportAgencies(staff, operatorOf(program), { regionId, format });
      const file = valueOrComplain(program, exported);
      if (file === null) return 1;
      try {
        await writeFile(resolve(program.folder, argument), file.bytes, { flag: 'wx' });
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        terminal.complain(
          code === 'EEXIST'
            ? `${argument} 已存在，请另取名字。The file exists: choose another name.`
            : `${argument} 写不进去（${code}），请检查路径和权限。Cannot be written.`,
        );
        return 1;
      }
      terminal.print(`已写入 ${argument}。Written.\n`);
      return 0;
    });
  },
};
