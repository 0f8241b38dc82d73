/** Who asks for a correction or complains: sealed, like the applicant of a request. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { PersonalKind } from '../../domain/personal-data/kind.ts';
import type { Problem } from '../../domain/problems/problem.ts';
import { textIn } from '../agencies/agency-input.ts';
import type { MaskedDatum } from '../ports/personal-data.ts';
import type { SideCaseKind } from '../ports/side-cases.ts';
import type { Stores } from '../ports/stores.ts';
import type { StepField } from './step-form.ts';

const fields: readonly (readonly [field: string, kind: PersonalKind, input: string])[] = [
  ['name', 'other', 'name'],
  ['identity-number', 'identity-number', 'identityNumber'],
  ['phone', 'phone', 'phone'],
  ['email', 'email', 'email'],
  ['address', 'address', 'address'],
];

/** Words for the fields, for pages that show them masked. */
export const personWords: Readonly<Record<string, string>> = {
  name: '姓名或名称',
  'identity-number': '证件号码',
  phone: '电话',
  email: '邮箱',
  address: '地址',
};

/** What must be there of a person: a correction needs to know who asks, a complaint may be without a name. */
export interface PersonDemands {
  readonly name: boolean;
  readonly identity: boolean;
}

const line = { type: 'line', required: false, sealed: true } as const;

/** Who it is, as the forms ask. */
export const personFields = ({ name, identity }: PersonDemands): readonly StepField[] => {
  const contact = { ...line, ...(name ? { needed: '至少填一种联系方式' } : {}) };
  return [
    { ...line, name: 'name', label: '姓名或者单位名称', required: name },
    {
      ...line,
      name: 'identityNumber',
      label: '证件号码',
      hint: '单位填统一社会信用代码',
      required: identity,
    },
    { ...contact, name: 'phone', label: '电话' },
    { ...contact, name: 'email', label: '邮箱' },
    { ...contact, name: 'address', label: '地址' },
  ];
};

const longest = 200;

/** What is missing or too long. */
export function personProblems(input: unknown, demands: PersonDemands): readonly Problem[] {
  const problems: Problem[] = [];
  const wrong = (field: string, message: string, article?: string) =>
    void problems.push({ code: 'field-invalid', field, message, ...(article && { article }) });
  const value = (name: string) => textIn(input, name).trim();
  if (demands.name && value('name') === '') wrong('name', '请填写姓名或者单位名称。');
  if (demands.identity && value('identityNumber') === '')
    wrong(
      'identityNumber',
      '更正的必须是与您自己有关的信息，请填写证件号码，单位填统一社会信用代码。',
      '《条例》第四十一条',
    );
  if (demands.name && value('phone') + value('email') + value('address') === '')
    wrong('phone', '请至少填写一种联系方式，我们才能告诉您结果。');
  for (const [, , name] of fields)
    if ([...value(name)].length > longest) wrong(name, `最多 ${longest} 个字。`);
  return problems;
}

/** Seals what was given. */
export async function sealSidePerson(
  { personal }: Pick<Stores, 'personal'>,
  at: {
    readonly regionId: string;
    readonly kind: SideCaseKind;
    readonly caseId: string;
    readonly at: string;
  },
  input: unknown,
): Promise<void> {
  const owner = { regionId: at.regionId, ownerKind: at.kind, ownerId: at.caseId };
  for (const [field, kind, name] of fields) {
    const text = textIn(input, name).normalize('NFC').trim();
    if (text !== '') await personal.put(owner, field, kind, text, at.at);
  }
}

/** Masked, in the order of the form. */
export async function maskedPerson(
  { personal }: Pick<Stores, 'personal'>,
  regionId: string,
  kind: SideCaseKind,
  caseId: string,
): Promise<readonly MaskedDatum[]> {
  const found = await personal.maskedOf(regionId, kind, [caseId]);
  return fields.flatMap(([field]) => found.filter((each) => each.field === field));
}

/** The year of the register on a day of an instant. */
export const yearOf = (at: string): number => Number(dayOf(at).slice(0, 4));
