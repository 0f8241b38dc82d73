/** `gongkai permission list`: who may do what. */
import {
  markWords,
  type PermissionTable,
  permissionTable,
} from '../usecases/permissions/list-permissions.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';

/** What the table is made of is in the program: no database is opened. */
export const permissionList: Command = {
  words: 'permission list',
  takes: '[--json]',
  summary: {
    en: 'Print who may do what: acts, roles and how far each reaches.',
    zh: '列出权限表：能办什么、哪些角色能办、范围多大。',
  },
  async run(args, { terminal }) {
    const read = readOptions(args, { json: 'boolean' });
    if (!read.ok || read.words.length > 0) {
      terminal.complain(
        read.ok ? `不认识 “${read.words[0]}”。Unknown argument “${read.words[0]}”.` : read.message,
      );
      return 2;
    }
    const table = permissionTable(null);
    terminal.print(
      read.values.json === true
        ? `${JSON.stringify(asJson(table), null, 2)}\n`
        : asText(table, terminal.paint.bold),
    );
    return 0;
  },
};

function asJson({ roles, groups }: PermissionTable) {
  return {
    roles: roles.map(({ id, name, scope, administrator }) => ({ id, name, scope, administrator })),
    acts: groups.flatMap(({ name, rows }) =>
      rows.map(({ act, what, marks, others, beforeSecondFactor }) => ({
        act,
        group: name,
        what,
        roles: Object.fromEntries(
          roles.flatMap(({ id }, at) => (marks[at] === 'none' ? [] : [[id, marks[at]]])),
        ),
        others,
        beforeSecondFactor,
      })),
    ),
  };
}

function asText({ roles, groups }: PermissionTable, bold: (text: string) => string): string {
  const lines = groups.flatMap(({ name, rows }) => [
    '',
    bold(name),
    ...rows.map(({ act, what, marks, others }) => {
      const who = [
        ...roles.flatMap(({ name: role }, at) =>
          marks[at] === 'none' ? [] : [`${role}（${markWords[marks[at]!]}）`],
        ),
        ...others,
      ];
      return `  ${act}  ${what}\n      ${who.join('、')}`;
    }),
  ]);
  return `${lines.join('\n').trimStart()}\n`;
}
