// `npm run docs` writes the documentation that is made of code and rules; `--check` only compares (npm test).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { variables } from '../src/config.ts';
import { cellWords, permissionTable } from '../src/usecases/permissions/list-permissions.ts';
import { officeTerms } from './office-terms.ts';
import { requestTerms } from './request-terms.ts';
import { verificationPage, verifiedLines } from './security-verification.ts';

const root = new URL('..', import.meta.url);
const path = (name: string): string => fileURLToPath(new URL(name, root));
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, headings.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

function configuration(): string {
  const rows = variables.map(({ name, fallback, allowed, meaning }) => [
    `\`${name}\``,
    fallback === '' ? '–' : `\`${fallback}\``,
    allowed,
    meaning.en,
    meaning.zh,
  ]);
  return `# Configuration 配置

Made by \`npm run docs\` from src/config.ts. Settings are environment variables, read once at start; a wrong value
stops the start with one line per problem. An empty variable counts as not set.

设置项均为环境变量，启动时读取一次；取值有误则不启动，并逐条说明。变量为空视为未设置。

${table(['Variable 变量', 'Default 默认', 'Allowed 取值', 'Meaning', '含义'], rows)}
`;
}

function permissionDocument(): string {
  const { roles, groups } = permissionTable(null);
  const sections = groups.map(({ name, rows }) => {
    const columns = roles
      .map((role, at) => ({ role, at }))
      .filter(({ at }) => rows.some(({ marks }) => marks[at] !== 'none'));
    const lines = rows.map((row) => [
      `\`${row.act}\``,
      row.what,
      ...columns.map(({ at }) => cellWords(row, at)),
      row.others.join('、'),
    ]);
    return `## ${name}\n\n${table(['Act', '办什么', ...columns.map(({ role }) => role.name), '其他'], lines)}`;
  });
  const duties = roles.map(({ id, name, duty, administrator }) => [
    `\`${id}\``,
    name,
    duty,
    administrator ? '是' : '',
  ]);
  return `# Permissions 权限表

Made by \`npm run docs\` from src/policies/. The program decides by this table alone; the workbench shows the same
under 权限表, and \`gongkai permission list\` prints it. 本机关: for the agencies for which the role is held; 全县: for the
whole county; 都能: everybody; 限本人: about themselves only; an empty cell: not at all.

三名管理员互相分开：一个人只能担任系统管理员、安全管理员、审计管理员中的一种，不能兼任其他角色，也看不到办件内容。

## 角色

${table(['Role', '角色', '职责', '管理员'], duties)}

${sections.join('\n\n')}
`;
}

interface Named {
  readonly key: string;
  readonly label?: string;
  readonly title?: string;
}

interface Form {
  readonly id: string;
  readonly short_title: string;
  readonly tables: readonly (Named & {
    readonly path: string;
    readonly rows?: readonly Named[];
    readonly columns?: readonly Named[];
    readonly groups?: readonly Named[];
  })[];
}

/** One table per table of the forms: each key with the words that each form prints for it. */
function formTerms(): string {
  const folder = path('rules/reports/formats/');
  const forms = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parse(readFileSync(`${folder}${name}`, 'utf8')) as Form);
  const tables = [...new Set(forms.flatMap((form) => form.tables.map((each) => each.key)))];
  return tables
    .map((key) => {
      const printed = forms.flatMap((form) =>
        form.tables.filter((each) => each.key === key).map((each) => ({ form: form.id, table: each })),
      );
      const words = new Map<string, { what: string; prints: Map<string, string[]> }>();
      for (const { form, table: each } of printed) {
        for (const [what, list] of [
          ['row', each.rows],
          ['group', each.groups],
          ['column', each.columns],
        ] as const) {
          for (const term of list ?? []) {
            const entry = words.get(`${what} ${term.key}`) ?? { what, prints: new Map<string, string[]>() };
            const label = term.label ?? '';
            entry.prints.set(label, [...(entry.prints.get(label) ?? []), form]);
            words.set(`${what} ${term.key}`, entry);
          }
        }
      }
      const rows = [...words].map(([id, { what, prints }]) => [
        `\`${id.slice(what.length + 1)}\``,
        what,
        [...prints].map(([label, ids]) => `${label} (${ids.join(', ')})`).join('; '),
      ]);
      const { table: first } = printed[0]!;
      return `### \`${key}\` ${first.title ?? ''}\n\nCell keys: \`${first.path}\`\n\n${table(['Key', 'Is a', 'Printed on the form and on the screen'], rows)}`;
    })
    .join('\n\n');
}

/** One table per kind of words that staff and applicants see. */
const officeWords = (): string =>
  [...officeTerms(path), ...requestTerms(path)]
    .map(({ title, headings, rows }) => `### ${title}\n\n${table(headings, rows)}`)
    .join('\n\n');

/** Replaces what stands between the marks of a file that people write around them. */
function between(text: string, name: string, generated: string): string {
  const start = `<!-- ${name}:start -->`;
  const end = `<!-- ${name}:end -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`expected the marks ${start} and ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${generated}\n\n${text.slice(to)}`;
}

function current(name: string): string {
  try {
    return readFileSync(path(name), 'utf8');
  } catch {
    return '';
  }
}

const documents: Readonly<Record<string, string>> = {
  'docs/configuration.md': configuration(),
  'docs/permissions.md': permissionDocument(),
  'docs/security-verification.md': verificationPage(verifiedLines(current('docs/security/asvs.tsv'))),
  'docs/glossary.md': between(
    between(current('docs/glossary.md'), 'office', officeWords()),
    'generated',
    formTerms(),
  ),
};

const outdated = Object.entries(documents).filter(([name, text]) => current(name) !== text);
if (process.argv.includes('--check')) {
  for (const [name] of outdated) console.log(`${name} is not what the code says: run npm run docs`);
  process.exitCode = outdated.length > 0 ? 1 : 0;
} else {
  for (const [name, text] of outdated) {
    writeFileSync(path(name), text);
    console.log(`wrote ${name}`);
  }
}
