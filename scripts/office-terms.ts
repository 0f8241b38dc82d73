// The words of staff for docs/glossary.md: roles, nouns of acts, and what rules/ names (kinds of agencies, of tasks, of notices).
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { personalKindNames } from '../src/domain/personal-data/kind.ts';
import { permissionTable } from '../src/usecases/permissions/list-permissions.ts';

interface Kind {
  readonly id?: string;
  readonly code?: string;
  readonly name?: string;
  readonly title?: string;
  readonly article?: string;
  readonly urgent?: boolean;
}

export interface TermTable {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const code = (text: string): string => `\`${text}\``;
const none = '–';

/** @param path where a file of the checkout is */
export function officeTerms(path: (name: string) => string): readonly TermTable[] {
  const listOf = (file: string, key: string): readonly Kind[] =>
    (parse(readFileSync(path(file), 'utf8')) as Record<string, readonly Kind[]>)[key] ?? [];
  const { roles, groups } = permissionTable(null);
  return [
    {
      title: 'Roles 角色',
      headings: ['In code', 'On the screen', 'Meaning'],
      rows: roles.map(({ id, name, duty }) => [code(id), name, duty]),
    },
    {
      title: 'Acts 办什么',
      headings: ['Acts', 'On the screen', 'For example'],
      rows: groups.map(({ name, rows }) => [
        nounsOf(rows.map(({ act }) => act))
          .map(code)
          .join(', '),
        name,
        rows[0]?.what ?? none,
      ]),
    },
    {
      title: 'Kinds of agencies 机关类别',
      headings: ['In rules/agencies/', 'Statutory term, and on the screen', 'Source'],
      rows: listOf('rules/agencies/kinds.yaml', 'kinds').map((kind) => [
        code(kind.code ?? ''),
        kind.name ?? '',
        kind.article ?? none,
      ]),
    },
    {
      title: 'Kinds of tasks 待办',
      headings: ['In rules/tasks/', 'On the screen', 'Source'],
      rows: listOf('rules/tasks/kinds.yaml', 'kinds').map((kind) => [
        code(kind.id ?? ''),
        kind.title ?? '',
        kind.article ?? none,
      ]),
    },
    {
      title: 'Kinds of notices and letters 通知和邮件',
      headings: ['In rules/notices/', 'On the screen', 'Sent'],
      rows: [
        ...listOf('rules/notices/kinds.yaml', 'kinds').map((kind) => [
          code(kind.id ?? ''),
          kind.name ?? '',
          kind.urgent ? '总会立即发邮件' : '按本人的选择',
        ]),
        ...listOf('rules/notices/letters.yaml', 'letters').map((letter) => [
          code(letter.id ?? ''),
          letter.name ?? '',
          '邮件',
        ]),
      ],
    },
    {
      title: 'Kinds of personal data 个人信息',
      headings: ['In code', 'On the screen'],
      rows: Object.entries(personalKindNames).map(([kind, name]) => [code(kind), name]),
    },
  ];
}

/** `account.list`, `account.create` → `account.*`; an act without a dot stands for itself. */
function nounsOf(acts: readonly string[]): readonly string[] {
  return [...new Set(acts.map((act) => (act.includes('.') ? `${act.split('.')[0]}.*` : act)))];
}
