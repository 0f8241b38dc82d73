/** `gongkai report count`: the requests and disputes of a year, counted back into the cells of the annual report. */
import { countRequests, type YearCount } from '../usecases/requests/count-requests.ts';
import { type Command, type Program, rulebookOrComplain } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';
import { regionOf } from './region-of.ts';
import { textTable } from './text-table.ts';
import { valueOrComplain, withOpened } from './with-opened.ts';
import { usage } from './with-staff.ts';

const takes = '--year YEAR [--agency CODE|all] [--region CODE] [--json]';

export const reportCount: Command = {
  words: 'report count',
  takes,
  summary: {
    en: 'Count requests, reviews and suits of a year into the cells of the annual report.',
    zh: '按年度报告的表格统计一年的申请、复议和诉讼。',
  },
  details: `  --agency CODE  one agency; left out or \`all\`: the whole county 某一机关；不写或写 all 为全县
  --region CODE  the county, where the data holds several 有多个县的数据时写明县
  --json         one JSON object: {region, agency, year, format, cells} 输出一个 JSON 对象
  Requests that ended and fall in no cell are listed on stderr; none is dropped in silence.
  已办结却不落在任何一格的申请逐件列在标准错误输出，不会悄悄漏掉。`,
  usesData: true,
  async run(args, program) {
    const options = readOptions(args, {
      year: 'string',
      agency: 'string',
      region: 'string',
      json: 'boolean',
    });
    if (!options.ok) {
      program.terminal.complain(options.message);
      return 2;
    }
    const { year: yearText = '', agency, region, json } = options.values;
    if (!/^[12]\d{3}$/.test(yearText) || options.words.length > 0)
      return usage(program, 'report count', takes);
    const rulebook = await rulebookOrComplain(program);
    if (!rulebook) return 1;
    return withOpened(program, program.openStaff, async ({ staff }) => {
      const caller = operatorOf(program);
      const county = await regionOf(program, staff, caller, region);
      if (county === null) return 2;
      const order = {
        regionId: county,
        agencyId: agency === undefined || agency === 'all' ? null : agency,
        year: Number(yearText),
      };
      const counted = await countRequests(staff, rulebook.formats, caller, order);
      const value = valueOrComplain(program, counted);
      if (value === null) return 1;
      complainOfUnplaced(program, value);
      program.terminal.print(json ? `${JSON.stringify(countJson(value))}\n` : table(value));
      return 0;
    });
  },
};

/** What `--json` prints. `unplaced` stands there only when some requests fall in no cell. */
export function countJson({ regionId, agencyId, year, format, cells, unplaced }: YearCount) {
  return {
    region: regionId,
    agency: agencyId ?? 'all',
    year,
    format: format.id,
    cells,
    ...(unplaced.total === 0 ? {} : { unplaced: unplaced.numbers }),
  };
}

function complainOfUnplaced({ terminal }: Program, { unplaced }: YearCount): void {
  if (unplaced.total === 0) return;
  const rest = unplaced.total > unplaced.numbers.length ? ' …' : '';
  terminal.complain(
    `${unplaced.total} 件已办结的申请不落在任何一格，请核对答复类型：${unplaced.numbers.join('、')}${rest}。These ended in no cell.`,
  );
}

/** One line for each cell that is not 0, with its official label. */
function table({ name, year, format, cells }: YearCount): string {
  const rows = Object.entries(cells)
    .filter(([, number]) => number !== 0)
    .map(([key, number]) => [key, format.cells.get(key)?.label ?? '', String(number)]);
  const headings = [
    { heading: '格', align: 'left' as const },
    { heading: '项目', align: 'left' as const },
    { heading: '件', align: 'right' as const },
  ];
  return `${name} ${year} 年（${format.shortTitle}）\n${textTable(headings, rows).join('\n')}\n`;
}
