/** Contact data of staff: what is asked for, and in which form. */
import type { PersonalKind } from '../personal-data/kind.ts';
import { phoneForm } from '../personal-data/phone-number.ts';
import type { Problem } from '../problems/problem.ts';

export interface ContactField {
  /** Name of the field at its owner, and in forms. */
  readonly field: 'email' | 'phone';
  readonly kind: PersonalKind;
  readonly label: string;
}

export const contactFields: readonly ContactField[] = [
  { field: 'email', kind: 'email', label: '电子邮箱' },
  { field: 'phone', kind: 'phone', label: '手机或电话' },
];

const mail = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$/;

/** What is wrong with a contact; null when nothing is, or when it was left empty. */
export function contactProblem(field: ContactField['field'], value: string): Problem | null {
  if (value === '') return null;
  const fits = field === 'email' ? value.length <= 254 && mail.test(value) : phoneForm(value) !== null;
  if (fits) return null;
  const message =
    field === 'email'
      ? '电子邮箱的格式不对，应如 name@example.gov.cn。'
      : '电话号码的格式不对：手机 11 位，或区号加号码，如 010-68880101。';
  return { code: 'field-invalid', field, message };
}
