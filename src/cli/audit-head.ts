/** `gongkai audit head`: where the chains end, to print, sign and keep outside the system. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { printHead, regionsWithTrail } from '../usecases/audit-trail/print-head.ts';
import type { Command } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';
import { complainOf, withOpened } from './with-opened.ts';

const takes = '[--region CODE] [--out FILE]';

export const auditHead: Command = {
  words: 'audit head',
  takes,
  summary: {
    en: 'Print the head of the audit chain, to be signed by two and kept elsewhere.',
    zh: '打印审计链首，由两人签字后另行保存，日后用来证明记录没有被改动。',
  },
  details: `  --region CODE   only this county's chain; otherwise all 只打印这个县区，否则打印全部
  --out FILE      write to a new file 写入新文件
  Later 日后核验: gongkai audit verify --head FILE`,
  usesData: true,
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, { region: 'string', out: 'string' });
    if (!options.ok || options.words.length > 0) {
      terminal.complain(options.ok ? `用法 Usage: gongkai audit head ${takes}` : options.message);
      return 2;
    }
    const { region, out } = options.values;
    return withOpened(program, program.openStaff, async ({ staff }) => {
      const caller = operatorOf(program);
      const chains = region === undefined ? await regionsWithTrail(staff, caller) : null;
      if (chains?.ok === false) return complainOf(program, chains.problems);
      const regions = chains === null ? [region!] : chains.value;
      if (regions.length === 0) terminal.print('还没有审计记录。There are no audit entries yet.\n');
      const texts: string[] = [];
      for (const each of regions) {
        const printed = await printHead(staff, caller, each);
        if (!printed.ok) return complainOf(program, printed.problems);
        texts.push(printed.value.text);
      }
      const text = texts.join('\n\f\n');
      if (out === undefined) {
        terminal.print(text);
        return 0;
      }
      try {
        await writeFile(resolve(program.folder, out), text, { flag: 'wx' });
      } catch (error) {
        terminal.complain(
          `--out ${out}：无法写入（${(error as NodeJS.ErrnoException).code}）；文件已存在时请换一个名字。Cannot write.`,
        );
        return 1;
      }
      terminal.print(`已写入 Written: ${out}\n`);
      return 0;
    });
  },
};
