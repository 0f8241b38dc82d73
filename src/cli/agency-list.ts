/** `gongkai agency list`: the agencies of a county. */
import { listDirectories } from '../usecases/agencies/directory.ts';
import { listAgencies } from '../usecases/agencies/list-agencies.ts';
import type { Command } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';
import { textTable } from './text-table.ts';
import { valueOrComplain, withOpened } from './with-opened.ts';

const takes = '[--region CODE] [--json]';

export const agencyList: Command = {
  words: 'agency list',
  takes,
  summary: {
    en: 'List the agencies of a county; without --region the counties that have a directory.',
    zh: '列出一个县的机关名录；不写 --region 时列出有名录的县。',
  },
  usesData: true,
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, { region: 'string', json: 'boolean' });
    if (!options.ok || options.words.length > 0) {
      terminal.complain(options.ok ? `用法 Usage: gongkai agency list ${takes}` : options.message);
      return 2;
    }
    const { region, json } = options.values;
    const caller = operatorOf(program);
    const print = (value: unknown, columns: readonly string[], rows: readonly (readonly string[])[]) => {
      const headings = columns.map((heading) => ({ heading, align: 'left' as const }));
      terminal.print(
        json ? `${JSON.stringify(value, null, 2)}\n` : `${textTable(headings, rows).join('\n')}\n`,
      );
      return 0;
    };
    return withOpened(program, program.openStaff, async ({ staff }) => {
      if (region === undefined) {
        const counties = valueOrComplain(program, await listDirectories(staff, caller));
        if (counties === null) return 1;
        const rows = counties.map((each) => [each.regionId, each.name, String(each.agencies)]);
        return print(counties, ['区划代码', '县', '机关数'], rows);
      }
      const list = valueOrComplain(program, await listAgencies(staff, caller, { regionId: region }));
      if (list === null) return 1;
      if (list.total === 0) {
        terminal.complain(
          `${region} 还没有机关名录。请用 gongkai agency import 导入。No agencies there yet.`,
        );
        return 1;
      }
      const rows = list.agencies.map(({ agency, kind, exists }) => [
        agency.agencyId,
        agency.name,
        kind.name,
        agency.office.phone,
        exists ? '' : agency.until === null ? `${agency.from} 起` : `${agency.until} 撤销`,
      ]);
      return print(
        list.agencies.map(({ agency }) => agency),
        ['代码', '名称', '类别', '电话', ''],
        rows,
      );
    });
  },
};
