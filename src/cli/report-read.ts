/** `gongkai report read`: what annual reports say, cell by cell. */
import { readReportFile } from '../usecases/reports/read-file.ts';
import { reportJson } from '../usecases/reports/report-json.ts';
import { type Command, rulebookOrComplain } from './command.ts';
import { readOptions } from './options.ts';
import { eachFile } from './report-files.ts';
import { headline, problemLine, tablesView } from './report-view.ts';

export const reportRead: Command = {
  words: 'report read',
  takes: 'FILE… [--json]',
  summary: {
    en: 'Read annual reports (TXT, HTML, Markdown, DOCX, PDF, XLSX): region, year, form and every table cell.',
    zh: '读取年度报告（TXT、HTML、Markdown、DOCX、PDF、XLSX）：地区、年度、格式和每一个表格数字。',
  },
  details: `  --json   one JSON object a line per file, in the order given 每个文件输出一行 JSON
  A folder stands for all files in it. A file that cannot be read gives an error and exit code 2 at the end.
  可以给出文件夹。无法读取的文件会单独报错，其余照常输出，最后以退出码 2 结束。`,
  async run(args, program) {
    const options = readOptions(args, { json: 'boolean' });
    if (!options.ok || options.words.length === 0) {
      program.terminal.complain(options.ok ? '请给出文件。Name at least one file.' : options.message);
      return 2;
    }
    const rulebook = await rulebookOrComplain(program);
    if (!rulebook) return 1;
    const { print, paint } = program.terminal;
    return eachFile(
      program,
      options.words,
      async (file) => {
        const read = await readReportFile({ readPages: program.readPages, rulebook }, file);
        return read.ok ? { ok: true, value: read.report } : read;
      },
      (file, result) => {
        if (options.values.json) {
          print(
            `${JSON.stringify(result.ok ? { file, ...reportJson(result.value) } : { file, error: result.problem })}\n`,
          );
        } else if (result.ok) {
          print(headline(file, result.value, rulebook, paint) + tablesView(result.value, rulebook, paint));
        } else {
          print(problemLine(file, result.problem, paint));
        }
      },
    );
  },
};
