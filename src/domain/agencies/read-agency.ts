/** Texts of a form or a row of a sheet to an agency, each text checked by itself. */
import type { Problem } from '../problems/problem.ts';
import type { Agency } from './agency.ts';
import { type AgencyColumn, type AgencyField, type AgencyRules, agencyFields } from './agency-rules.ts';
import { type AgencyTexts, textsOf } from './agency-texts.ts';
import { cleanLine } from './clean-line.ts';
import { creditCodeFault, creditCodeWords } from './credit-code.ts';
import { readDay } from './read-day.ts';

export interface ReadAgency {
  /** Where a text was wrong, the state before (or nothing) stands in its place. */
  readonly agency: Agency;
  readonly problems: readonly Problem[];
}

/**
 * Reads the texts of an agency.
 * @param before the state that fields not given are taken from; null: a new agency
 * @param given the fields that were filled in; a field that is not given stays as it was
 */
export function readAgency(
  rules: AgencyRules,
  regionId: string,
  before: Agency | null,
  given: Partial<AgencyTexts>,
  nextOrdinal: number,
): ReadAgency {
  const problems: Problem[] = [];
  const texts: Record<AgencyField, string> = { ...(before === null ? nothing : textsOf(before)) };
  for (const column of rules.columns) {
    const text = given[column.field];
    if (text === undefined) continue;
    const read = readField(rules, column, cleanLine(text));
    if ('wrong' in read) problems.push(problemAt(column, read.wrong));
    else texts[column.field] = read.value;
  }
  if (before !== null && texts.agencyId !== before.agencyId) {
    problems.push({ code: 'field-invalid', message: '机关代码登记后不能改变。', field: 'agencyId' });
  }
  if (texts.until !== (before?.until ?? '')) {
    const column = rules.columns.find(({ field }) => field === 'until');
    problems.push({
      code: 'field-invalid',
      message: `撤销日期不能在这里改。${column?.hint ?? ''}。`,
      field: 'until',
    });
  }
  const kind = rules.kinds.find((each) => each.code === texts.kind);
  const agency: Agency = {
    regionId,
    agencyId: before?.agencyId ?? texts.agencyId,
    name: texts.name,
    shortName: texts.shortName,
    kind: texts.kind,
    parentId: texts.parentId === '' ? null : texts.parentId,
    creditCode: texts.creditCode === '' ? null : texts.creditCode,
    // Departments act in their own name as a matter of course: the mark says something only of parts of an agency.
    ownName: texts.ownName === '是' && kind?.mayHaveOwnName === true,
    office: {
      name: texts.officeName,
      head: texts.head,
      address: texts.address,
      hours: texts.hours,
      phone: texts.phone,
      fax: texts.fax,
      mail: texts.mail,
      online: texts.online,
    },
    from: texts.from === '' ? null : texts.from,
    until: before?.until ?? null,
    successors: before?.successors ?? [],
    ordinal: texts.ordinal === '' ? (before?.ordinal ?? nextOrdinal) : Number(texts.ordinal),
  };
  return { agency, problems };
}

const nothing = Object.fromEntries(agencyFields.map((field) => [field, ''])) as AgencyTexts;

type ReadField = { readonly value: string } | { readonly wrong: string };

function readField(rules: AgencyRules, column: AgencyColumn, text: string): ReadField {
  if (text === '') return { value: '' };
  const value = checks[column.field]?.(text, rules) ?? { value: text };
  if ('value' in value && [...value.value].length > column.longest)
    return { wrong: `最多 ${column.longest} 个字，现在有 ${[...value.value].length} 个` };
  return value;
}

const code = (text: string): string => text.normalize('NFKC').toUpperCase().replaceAll(' ', '');

const agencyCode = (text: string): ReadField =>
  /^[A-Z0-9][A-Z0-9-]{0,18}[A-Z0-9]$/.test(code(text))
    ? { value: code(text) }
    : { wrong: '只用 2 至 20 个大写字母、数字和连字符' };

const day = (text: string): ReadField => {
  const value = readDay(text.normalize('NFKC'));
  return value === null ? { wrong: `“${shortened(text)}”不是日期，请写成 2024-03-15 这样` } : { value };
};

const numbers = (text: string): ReadField =>
  /\d{3}/.test(text) && /^[\d\s+()（）\-–—/、，,；;转#*.：:\p{Script=Han}]+$/u.test(text)
    ? { value: text }
    : { wrong: `“${shortened(text)}”不像电话号码` };

/** What each field demands of a text that is not empty; null: nothing but its length. */
const checks: Partial<Record<AgencyField, (text: string, rules: AgencyRules) => ReadField>> = {
  agencyId: agencyCode,
  parentId: agencyCode,
  kind: (text, { kinds }) => {
    const kind = kinds.find((each) => [each.code, each.name, ...each.aliases].includes(text));
    return kind === undefined
      ? { wrong: `没有“${shortened(text)}”这一类。可填：${kinds.map(({ name }) => name).join('、')}` }
      : { value: kind.code };
  },
  creditCode: (text) => {
    const fault = creditCodeFault(code(text));
    return fault === null ? { value: code(text) } : { wrong: creditCodeWords(fault).replace(/。$/, '') };
  },
  ownName: (text) => {
    const word = text.normalize('NFKC').toLowerCase();
    if (['是', '有', '能', 'yes', 'true', 'on', '1', '√', 'y'].includes(word)) return { value: '是' };
    if (['否', '无', '没有', '不', 'no', 'false', 'off', '0', '×', 'n', '-', '/'].includes(word))
      return { value: '否' };
    return { wrong: '请填“是”或“否”' };
  },
  from: day,
  until: day,
  ordinal: (text) =>
    /^[1-9]\d{0,4}$/.test(text.normalize('NFKC'))
      ? { value: text.normalize('NFKC') }
      : { wrong: '请写 1 至 99999 的整数' },
  phone: numbers,
  fax: (text) => (['无', '没有', '/', '-', '—'].includes(text) ? { value: '无' } : numbers(text)),
  mail: (text) =>
    /^[^\s@<>"'(),:;\\[\]]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text)
      ? { value: text }
      : { wrong: `“${shortened(text)}”不是电子邮箱地址，应如 gk@example.gov.cn` },
  online: (text) =>
    /^https?:\/\/[^\s<>"'`\\]+$/i.test(text) && URL.canParse(text)
      ? { value: text }
      : { wrong: '请写以 https:// 开头的网址' },
};

function problemAt(column: AgencyColumn, wrong: string): Problem {
  return {
    code: 'field-invalid',
    message: `${column.label}：${wrong}。`,
    field: column.field,
    ...(column.article === null ? {} : { article: column.article }),
  };
}

const shortened = (text: string): string =>
  [...text].length > 20 ? `${[...text].slice(0, 20).join('')}…` : text;
