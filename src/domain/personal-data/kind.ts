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
