/** A person or body outside that is asked for its view: its name and contacts, sealed under its consultation. */
import type { PersonalKind } from '../../domain/personal-data/kind.ts';
import type { Problem } from '../../domain/problems/problem.ts';
import type { OpenCase } from './open-case.ts';

export interface Party {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
}

export const noParty: Party = { name: '', phone: '', email: '', address: '' };

/** What the letter cannot go without. */
export function partyProblems({ name, phone, email, address }: Party): readonly Problem[] {
  const problems: Problem[] = [];
  const article = '《条例》第三十二条';
  if (name.trim() === '')
    problems.push({ code: 'field-invalid', field: 'name', message: '请填写第三方的姓名或者名称。', article });
  if ([phone, email, address].every((text) => text.trim() === ''))
    problems.push({
      code: 'field-invalid',
      field: 'address',
      message: '请至少填写第三方的一种联系方式：地址、电话或者电子邮箱。',
      article,
    });
  if (email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()))
    problems.push({ code: 'field-invalid', field: 'email', message: '电子邮箱的写法不对，请核对。' });
  return problems;
}

const kinds: readonly (readonly [field: keyof Party, kind: PersonalKind])[] = [
  ['name', 'other'],
  ['phone', 'phone'],
  ['email', 'email'],
  ['address', 'address'],
];

export async function sealParty(
  { stores, state, at }: OpenCase,
  consultation: string,
  party: Party,
): Promise<void> {
  const owner = { regionId: state.regionId, ownerKind: 'consultation', ownerId: consultation };
  for (const [field, kind] of kinds) {
    const value = party[field].trim();
    if (value !== '') await stores.personal.put(owner, field, kind, value, at);
  }
}
