/** `gongkai backup`: everything in one file, while the program runs. */
import { join, resolve } from 'node:path';
import { backUp } from '../usecases/data/back-up.ts';
import type { BackupFacts } from '../usecases/ports/data-doors.ts';
import type { Command, Program } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';

export const backup: Command = {
  words: 'backup',
  takes: '[FILE] [--check]',
  summary: {
    en: 'Write everything in the database into one new file, consistent while the program runs.',
    zh: '把数据库的全部内容备份到一个新文件；网站运行时也可备份，内容前后一致。',
  },
  details: `  FILE      default 默认 gongkai-<time>.backup in this folder 在当前文件夹
  --check   only read FILE to its end and compare its checksums 只核对已有备份是否完整
  The keys are not in it: keep the key file (docs/configuration.md) elsewhere, or sealed personal data is lost.
  备份中没有密钥：请另行保存密钥文件，否则加密的个人信息无法恢复。`,
  usesData: true,
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, { check: 'boolean' });
    if (!options.ok || options.words.length > 1 || (options.values.check && options.words.length === 0)) {
      terminal.complain(options.ok ? '用法 Usage: gongkai backup [FILE] [--check]' : options.message);
      return 2;
    }
    const time = program
      .clock()
      .toISOString()
      .replace(/[-:]|\..*/g, '')
      .replace('T', '-');
    const path = resolve(program.folder, options.words[0] ?? join('.', `gongkai-${time}.backup`));
    if (options.values.check) {
      const checked = await program.checkBackup(path);
      if (checked.ok) terminal.print(`完整 Whole: ${path}\n${factLines(checked.facts)}`);
      else terminal.complain(checked.problem.message);
      return checked.ok ? 0 : 1;
    }
    return write(program, path);
  },
};

async function write(program: Program, path: string): Promise<number> {
  const { terminal } = program;
  const opened = await program.openData();
  if (!opened.ok) {
    terminal.complain(opened.message);
    return 1;
  }
  try {
    const made = await backUp(opened.value.data, operatorOf(program), path);
    if (!made.ok) {
      for (const problem of made.problems) terminal.complain(problem.message);
      return 1;
    }
    terminal.print(`已备份 Backed up: ${path}\n${factLines(made.value)}`);
    return 0;
  } finally {
    await opened.value.close();
  }
}

/** What a backup holds, in lines. */
export function factLines({ createdAt, tables, rows, digest, keys }: BackupFacts): string {
  const lines = [
    `  时间 Time      ${createdAt}`,
    `  内容 Content   ${tables.length} 张表 tables, ${rows} 行 rows`,
    `  SHA-256        ${digest}`,
    ...(keys.length === 0 ? [] : [`  所需密钥 Keys  ${keys.join(', ')}`]),
  ];
  return `${lines.join('\n')}\n`;
}
