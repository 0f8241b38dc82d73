/** `gongkai agency import`: compares a spreadsheet with the directory, and with --apply brings it in. */
import { basename } from 'node:path';
import { applyImport } from '../usecases/agencies/apply-import.ts';
import type { ImportPreview } from '../usecases/agencies/import-preview.ts';
import { planImport } from '../usecases/agencies/plan-import.ts';
import type { Command, Program } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';
import { loadFile } from './report-files.ts';
import { valueOrComplain, withOpened } from './with-opened.ts';

const takes = 'FILE --region CODE [--apply]';

export const agencyImport: Command = {
  words: 'agency import',
  takes,
  summary: {
    en: 'Show what a spreadsheet (XLSX, CSV) would change in the directory of agencies; --apply does it.',
    zh: '比较表格（XLSX、CSV）与机关名录，显示会改什么；加 --apply 才导入。',
  },
  details: `  --region CODE   six-digit administrative division code 六位行政区划代码
  --apply         do it, all or nothing 导入，要么全部成功，要么什么都不改
  Agencies that are not in the file stay as they are. 文件里没有的机关不会被改动。`,
  usesData: true,
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, { region: 'string', apply: 'boolean' });
    const [argument, ...more] = options.ok ? options.words : [];
    if (!options.ok || argument === undefined || more.length > 0 || !options.values.region) {
      terminal.complain(options.ok ? `用法 Usage: gongkai agency import ${takes}` : options.message);
      return 2;
    }
    const { region: regionId, apply } = options.values;
    const file = await loadFile(argument, program.folder);
    if (!file.ok) {
      terminal.complain(`${argument}：${file.problem.message}`);
      return 2;
    }
    const { bytes } = file.value;
    const caller = operatorOf(program);
    return withOpened(program, program.openStaff, async ({ staff }) => {
      const order = { regionId, file: { bytes, fileName: basename(argument) } };
      const planned = valueOrComplain(program, await planImport(staff, caller, order));
      if (planned === null) return 1;
      const { preview, stagedId } = planned;
      printPreview(program, preview);
      if (preview.problems.length > 0) return 1;
      if (preview.added.length + preview.changed.length === 0) return 0;
      if (!apply) {
        terminal.print('现在什么都没有改动；加 --apply 导入。Nothing was changed; add --apply.\n');
        return 0;
      }
      const applied = valueOrComplain(program, await applyImport(staff, caller, { regionId, stagedId }));
      if (applied === null) return 1;
      terminal.print(`已导入：新增 ${applied.added} 个，修改 ${applied.changed} 个。Done.\n`);
      return 0;
    });
  },
};

function printPreview({ terminal }: Program, preview: ImportPreview): void {
  const { paint } = terminal;
  const line = (text: string) => terminal.print(`${text}\n`);
  for (const { row, column, message } of preview.problems) {
    const place = row === null ? '' : `第 ${row} 行${column === null ? '' : ` ${column} 列`}：`;
    line(`${paint.red('要改')}  ${place}${message}`);
  }
  for (const hint of preview.hints) line(`${paint.yellow('注意')}  ${hint}`);
  for (const { agencyId, name, kind } of preview.added)
    line(`${paint.blue('新增')}  ${agencyId} ${name}（${kind}）`);
  for (const { agencyId, name, changes } of preview.changed) {
    line(`${paint.blue('修改')}  ${agencyId} ${name}`);
    for (const { label, before, after } of changes)
      line(`      ${label}：${before || '（空）'} → ${after || '（空）'}`);
  }
  for (const { agencyId, name } of preview.missing)
    line(paint.dim(`未列  ${agencyId} ${name}：文件里没有，不改动`));
  line(
    `新增 ${preview.added.length} · 修改 ${preview.changed.length} · 不变 ${preview.unchanged} · ` +
      `文件里没有 ${preview.missing.length} · 要改 ${preview.problems.length}`,
  );
}
