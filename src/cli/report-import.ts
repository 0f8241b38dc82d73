/** `gongkai report import`: puts annual reports into the database, where the portal shows them. */
import { basename } from 'node:path';
import { importReport } from '../usecases/reports/import.ts';
import { type Command, rulebookOrComplain } from './command.ts';
import { readOptions } from './options.ts';
import { eachFile } from './report-files.ts';
import { problemLine } from './report-view.ts';

const takes = 'FILE… --region CODE [--year YEAR] [--source TEXT]';

export const reportImport: Command = {
  words: 'report import',
  takes,
  summary: {
    en: 'Read, audit and record annual reports of one government; the portal then shows them.',
    zh: '读取、核对并入库同一政府的年度报告，入库后在网站展示。',
  },
  details: `  --region CODE   six-digit administrative division code 六位行政区划代码，如 321183
  --year YEAR     where the text does not say it 报告未写明年度时指定
  --source TEXT   where the file comes from, shown to readers 文件来源，向读者展示`,
  usesData: true,
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, { region: 'string', year: 'string', source: 'string' });
    if (!options.ok || options.words.length === 0 || !options.values.region) {
      terminal.complain(options.ok ? `用法 Usage: gongkai report import ${takes}` : options.message);
      return 2;
    }
    const { region, year, source } = options.values;
    if (year !== undefined && !/^20\d\d$/.test(year)) {
      terminal.complain(`--year ${year}：应为四位年份。Expected a year, e.g. 2023.`);
      return 2;
    }
    const rulebook = await rulebookOrComplain(program);
    if (!rulebook) return 1;
    const opened = await program.openStore();
    if (!opened.ok) {
      terminal.complain(opened.message);
      return 1;
    }
    const { store, close } = opened.value;
    const deps = { readPages: program.readPages, clock: program.clock, rulebook, store };
    try {
      return await eachFile(
        program,
        options.words,
        async (file) => {
          const name = basename(file.fileName);
          const imported = await importReport(
            deps,
            { ...file, fileName: name },
            {
              regionId: region,
              ...(year === undefined ? {} : { year: Number(year) }),
              source: source ?? name,
              actor: 'operator',
            },
          );
          return imported.ok ? { ok: true, value: imported.record } : imported;
        },
        (file, result) => {
          if (!result.ok) return terminal.print(problemLine(file, result.problem, terminal.paint));
          const record = result.value;
          const errors = record.findings.filter((finding) => finding.severity === 'error').length;
          terminal.print(`${file}  ${record.title}  矛盾 ${errors} · 共 ${record.findings.length} 处\n`);
        },
      );
    } finally {
      await close();
    }
  },
};
