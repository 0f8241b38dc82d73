/** `gongkai demo replay`: lives a year of requests after the cells of an annual report, in the demo's county. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { replayYear } from '../usecases/replay/replay-year.ts';
import { type Command, rulebookOrComplain } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';
import { complainOf, withOpened } from './with-opened.ts';
import { usage } from './with-staff.ts';

const takes = 'REPORT.json [--year YEAR] [--agency CODE] [--json]';

export const demoReplay: Command = {
  words: 'demo replay',
  takes,
  summary: {
    en: 'Live a year of requests, reviews and suits after the cells of an annual report, in the demo county.',
    zh: '按一份年度报告的数，在演示县演练一年的申请、复议和诉讼。',
  },
  details: `  REPORT.json    an object with \`cells\` (cell key → number) and \`year\`, such as data/reports/*.gold.json
                 含 cells（格 → 数）和 year 的对象，如 data/reports/ 下的 .gold.json
  --year YEAR    another year than the report's 换一年
  --agency CODE  the agency; left out: the first whose year is empty 机关；不写为第一个当年没有申请的机关
  --json         one JSON object: {region, agency, year, format, requests, disputes} 输出一个 JSON 对象
  A table that does not balance is refused with the identity that it breaks. Count it back with
  勾稽不平的表不演练，并指出不平的关系。演练完用下面的命令统计核对：
    gongkai report count --region REGION --agency CODE --year YEAR --json`,
  usesData: true,
  async run(args, program) {
    const options = readOptions(args, { year: 'string', agency: 'string', json: 'boolean' });
    if (!options.ok) {
      program.terminal.complain(options.message);
      return 2;
    }
    const [file, ...rest] = options.words;
    const { year, agency, json } = options.values;
    if (file === undefined || rest.length > 0 || (year !== undefined && !/^[12]\d{3}$/.test(year)))
      return usage(program, 'demo replay', takes);
    const report = await readReport(resolve(program.folder, file));
    if (typeof report === 'string') {
      program.terminal.complain(report);
      return 2;
    }
    const wanted = year === undefined ? report.year : Number(year);
    if (wanted === null) {
      program.terminal.complain('文件里没有年份，请用 --year 写明。The file names no year: give --year.');
      return 2;
    }
    const rulebook = await rulebookOrComplain(program);
    if (!rulebook) return 1;
    return withOpened(program, program.openStaff, async ({ staff }) => {
      const places = await program.loadDemoPlaces(staff);
      if (!places.ok) return complainOf(program, places.problems);
      const order = { cells: report.cells, year: wanted, agencyId: agency ?? null };
      const result = await replayYear(staff, rulebook, operatorOf(program), order);
      if (!result.ok) return complainOf(program, result.problems);
      const { regionId, agencyId, name, format, requests, disputes } = result.value;
      program.terminal.print(
        json
          ? `${JSON.stringify({ region: regionId, agency: agencyId, year: wanted, format, requests, disputes })}\n`
          : `${name}（${agencyId}）演练了 ${wanted} 年：申请 ${requests} 件（含前后年度的），复议、诉讼 ${disputes} 件。\n统计核对：gongkai report count --region ${regionId} --agency ${agencyId} --year ${wanted}\n`,
      );
      return 0;
    });
  },
};

interface ReportCells {
  readonly year: number | null;
  readonly cells: Readonly<Record<string, number | null>>;
}

/** What the file says, or what is wrong with it. */
async function readReport(path: string): Promise<ReportCells | string> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    return `读不了 ${path}：${error instanceof Error ? error.message : String(error)}`;
  }
  const { cells, year } = (content ?? {}) as { cells?: unknown; year?: unknown };
  if (cells === null || typeof cells !== 'object' || Array.isArray(cells))
    return `${path} 里没有 cells（格 → 数）。The file has no cells.`;
  const numbers = Object.entries(cells).filter(([, value]) => value === null || typeof value === 'number');
  return { cells: Object.fromEntries(numbers), year: typeof year === 'number' ? year : null };
}
