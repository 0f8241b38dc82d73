/** `gongkai report audit`: what is wrong in annual reports. */
import type { ReadReport } from '../domain/reports/reading.ts';
import { auditReportFile } from '../usecases/reports/audit-file.ts';
import { type ReadFileDeps, readReportFile } from '../usecases/reports/read-file.ts';
import { reportJson } from '../usecases/reports/report-json.ts';
import { type Command, type Outcome, rulebookOrComplain } from './command.ts';
import { readOptions } from './options.ts';
import { eachFile, loadFile } from './report-files.ts';
import { findingsView, headline, problemLine } from './report-view.ts';

/** Last year's report, to compare with; undefined when none was named. */
async function previousReport(
  deps: ReadFileDeps,
  name: string | undefined,
  folder: string,
): Promise<Outcome<ReadReport | undefined>> {
  if (name === undefined) return { ok: true, value: undefined };
  const loaded = await loadFile(name, folder);
  const read = loaded.ok ? await readReportFile(deps, loaded.value) : loaded;
  return read.ok
    ? { ok: true, value: read.report }
    : { ok: false, message: `${name}: ${read.problem.message}` };
}

export const reportAudit: Command = {
  words: 'report audit',
  takes: 'FILE… [--json] [--previous FILE]',
  summary: {
    en: 'Audit annual reports: sums that do not add up, text against tables, missing parts.',
    zh: '核对年度报告：表格勾稽关系、正文与表格是否一致、要素是否齐全。',
  },
  details: `  --json            one JSON object a line per file, with findings 每个文件输出一行 JSON，含核对结果
  --previous FILE   the same government's report of the year before 上一年度报告，用于核对年度衔接
  Exit code: 0 even when something was found; 2 when a file could not be read.
  发现问题时退出码仍为 0；有文件无法读取时为 2。`,
  async run(args, program) {
    const options = readOptions(args, { json: 'boolean', previous: 'string' });
    if (!options.ok || options.words.length === 0) {
      program.terminal.complain(options.ok ? '请给出文件。Name at least one file.' : options.message);
      return 2;
    }
    const rulebook = await rulebookOrComplain(program);
    if (!rulebook) return 1;
    const deps = { readPages: program.readPages, rulebook };
    const previous = await previousReport(deps, options.values.previous, program.folder);
    if (!previous.ok) {
      program.terminal.complain(previous.message);
      return 2;
    }
    const { print, paint } = program.terminal;
    return eachFile(
      program,
      options.words,
      async (file) => {
        const audited = await auditReportFile(deps, file, previous.value);
        return audited.ok ? { ok: true, value: audited } : audited;
      },
      (file, result) => {
        if (options.values.json) {
          const answer = result.ok
            ? { file, ...reportJson(result.value.report, result.value.findings) }
            : { file, error: result.problem };
          print(`${JSON.stringify(answer)}\n`);
        } else if (result.ok) {
          print(
            headline(file, result.value.report, rulebook, paint) + findingsView(result.value.findings, paint),
          );
        } else {
          print(problemLine(file, result.problem, paint));
        }
      },
    );
  },
};
