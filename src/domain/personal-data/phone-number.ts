/** Forms of Chinese phone numbers. */
import { foldPersonal } from './fold.ts';

export type PhoneForm = 'mobile' | 'landline' | 'service';

/**
 * Which form a phone number has, in any spelling; null when it has none of ours.
 * `landline`: with area code, with or without extension; `service`: 400…, 800…
 */
export function phoneForm(value: string): PhoneForm | null {
  const number = foldPersonal('phone', value);
  if (/^1[3-9]\d{9}$/.test(number)) return 'mobile';
  if (/^0(?:10|2\d|[3-9]\d{2})[2-9]\d{6,7}(?:x\d{1,6})?$/.test(number)) return 'landline';
  return /^[48]00\d{7}$/.test(number) ? 'service' : null;
}
