/** `gongkai privacy due`: what a county keeps, and until when. */
import { personalKindNames } from '../domain/personal-data/kind.ts';
import { type RetentionView, showRetention } from '../usecases/personal-data/show-retention.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';
import { textTable } from './text-table.ts';
import { usage, withStaff } from './with-staff.ts';

const takes = '--region CODE';
const states = {
  'in-use': '在用 in use',
  scheduled: '未到期 scheduled',
  due: '已到期 due',
  anonymised: '已匿名化 anonymised',
} as const;

export const privacyDue: Command = {
  words: 'privacy due',
  takes,
  summary: {
    en: 'Count the personal data of a county by kind and state: in use, scheduled, due, anonymised.',
    zh: '按种类和状态统计一个县保存的个人信息：在用、未到期、已到期、已匿名化。',
  },
  usesData: true,
  async run(args, program) {
    const options = readOptions(args, { region: 'string' });
    const region = options.ok ? options.values.region : undefined;
    if (!options.ok || options.words.length > 0 || region === undefined || !/^\d{6}$/.test(region)) {
      return usage(program, 'privacy due', takes);
    }
    return withStaff(
      program,
      (staff, caller) => showRetention(staff, caller, region),
      (view) => program.terminal.print(`${lines(view).join('\n')}\n`),
    );
  },
};

function lines({ day, counts }: RetentionView): string[] {
  if (counts.length === 0) return [`${day}  没有个人信息 no personal data`];
  const columns = [
    { heading: `${day}`, align: 'left' },
    { heading: '种类 Kind', align: 'left' },
    { heading: '状态 State', align: 'left' },
    { heading: '数量', align: 'right' },
    { heading: '最早的最后一天 First last day', align: 'left' },
  ] as const;
  const rows = counts.map(({ ownerName, kind, state, data, firstDay }) => [
    ownerName,
    personalKindNames[kind],
    states[state],
    String(data),
    firstDay ?? '',
  ]);
  return textTable(columns, rows);
}
