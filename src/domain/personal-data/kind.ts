/** Kinds of personal data that are sealed. */

export const personalKinds = [
  'identity-number',
  'phone',
  'email',
  'address',
  'bank-account',
  'other',
] as const;

export type PersonalKind = (typeof personalKinds)[number];

/** Does this text name a kind? */
export function isPersonalKind(text: string): text is PersonalKind {
  return (personalKinds as readonly string[]).includes(text);
}

/** What screens and files call each kind. */
export const personalKindNames: Readonly<Record<PersonalKind, string>> = {
  'identity-number': '身份证号',
  phone: '电话号码',
  email: '电子邮箱',
  address: '地址',
  'bank-account': '银行账号',
  other: '其他',
};
