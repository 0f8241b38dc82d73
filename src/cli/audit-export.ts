/** `gongkai audit export`: a county's audit trail into a new file, as CSV or as JSON lines that can be verified. */
import { open, unlink } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { type ExportFormat, exportAudit } from '../usecases/audit-trail/export-audit.ts';
import type { Command } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';
import { complainOf, withOpened } from './with-opened.ts';

const takes =
  '--region CODE [--from DAY] [--until DAY] [--person NAME] [--act ACT] [--subject SUBJECT] [--outcome done|refused|failed] FILE';

const formats: Readonly<Record<string, ExportFormat>> = { '.csv': 'csv', '.jsonl': 'jsonl' };

export const auditExport: Command = {
  words: 'audit export',
  takes,
  summary: {
    en: 'Export the audit trail of a county as .csv, or as .jsonl that can be verified offline.',
    zh: '导出一个县区的审计记录：.csv 供阅读，.jsonl 可离线核验。',
  },
  details: `  --from, --until DAY   days of the county, both included 起止日期（含当天），如 2026-11-21
  --person, --act, --subject, --outcome   as on the search page 与查询页相同
  Without person, act, subject and outcome the .jsonl holds an unbroken part of the chain.
  不按人员、操作、对象、结果筛选时，.jsonl 是链上连续的一段：gongkai audit verify --file FILE`,
  usesData: true,
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, {
      region: 'string',
      from: 'string',
      until: 'string',
      person: 'string',
      act: 'string',
      subject: 'string',
      outcome: 'string',
    });
    const file = options.ok ? options.words[0] : undefined;
    if (!options.ok || options.words.length !== 1 || file === undefined || !options.values.region) {
      terminal.complain(options.ok ? `用法 Usage: gongkai audit export ${takes}` : options.message);
      return 2;
    }
    const format = formats[extname(file).toLowerCase()];
    if (format === undefined) {
      terminal.complain(`${file}：文件名应以 .csv 或 .jsonl 结尾。Expected a name in .csv or .jsonl.`);
      return 2;
    }
    const { region, ...input } = options.values;
    return withOpened(program, program.openStaff, async ({ staff }) => {
      const path = resolve(program.folder, file);
      const target = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => error.code ?? '');
      if (typeof target === 'string') {
        terminal.complain(`${file}：无法写入（${target}）；文件已存在时请换一个名字。Cannot write.`);
        return 1;
      }
      try {
        const exported = await exportAudit(staff, operatorOf(program), region!, input, format, null);
        if (!exported.ok) {
          await unlink(path);
          return complainOf(program, exported.problems);
        }
        for await (const piece of exported.value.text) await target.write(piece);
      } finally {
        await target.close();
      }
      terminal.print(`已导出 Exported: ${file}\n`);
      return 0;
    });
  },
};
