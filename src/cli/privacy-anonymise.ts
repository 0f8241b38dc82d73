/** `gongkai privacy anonymise`: destroys the personal data that are due. */
import { anonymiseDue } from '../usecases/personal-data/anonymise-due.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';
import { usage, withStaff } from './with-staff.ts';

export const privacyAnonymise: Command = {
  words: 'privacy anonymise',
  takes: '',
  summary: {
    en: 'Anonymise the personal data and destroy the files whose retention period is over, and print the proof.',
    zh: '把保存期限已过的个人信息匿名化、案卷文件的内容销毁，并打印核对结果；定时任务每天也会做。',
  },
  usesData: true,
  async run(args, program) {
    const options = readOptions(args, {});
    if (!options.ok || options.words.length > 0) return usage(program, 'privacy anonymise', '');
    return withStaff(program, anonymiseDue, ({ data, batches, files }) => {
      const { terminal } = program;
      for (const batch of batches) {
        terminal.print(
          `${batch.regionId}  ${batch.kinds}\n  读回核对 Left: ${batch.left}  清单摘要 List (SM3): ${batch.listDigest}\n`,
        );
      }
      for (const batch of files) {
        terminal.print(
          `${batch.regionId}  ${batch.kinds}\n  读回核对 Left: ${batch.left}  清单摘要 List (SM3): ${batch.listDigest}\n`,
        );
      }
      terminal.print(`已匿名化 Anonymised: ${data}\n`);
      const destroyed = files.reduce((sum, batch) => sum + batch.files, 0);
      terminal.print(`已销毁内容的文件 Files destroyed: ${destroyed}\n`);
    });
  },
};
