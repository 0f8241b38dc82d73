/** Input of forms and interfaces, taken apart: only known fields get through, as texts of bounded length. */
import { type AgencyField, agencyFields } from '../../domain/agencies/agency-rules.ts';
import type { AgencyTexts } from '../../domain/agencies/agency-texts.ts';

/** Longer than any field may be: what is cut off here is refused as too long there. */
const roof = 2_000;

/** Fields that describe the 政府信息公开工作机构. */
export const officeFields: readonly AgencyField[] = [
  'officeName',
  'head',
  'address',
  'hours',
  'phone',
  'fax',
  'mail',
  'online',
];

/** The texts among the input; anything else in it is left out. */
export function agencyTextsIn(
  input: unknown,
  fields: readonly AgencyField[] = agencyFields,
): Partial<AgencyTexts> {
  if (typeof input !== 'object' || input === null) return {};
  return Object.fromEntries(
    fields
      .filter((field) => Object.hasOwn(input, field))
      .map((field) => [field, (input as Record<string, unknown>)[field]] as const)
      .filter((entry): entry is readonly [AgencyField, string] => typeof entry[1] === 'string')
      .map(([field, text]) => [field, text.slice(0, roof)]),
  );
}

/** A text field of any input, bounded; '' when it is none. */
export function textIn(input: unknown, name: string): string {
  if (typeof input !== 'object' || input === null || !Object.hasOwn(input, name)) return '';
  const value = (input as Record<string, unknown>)[name];
  return typeof value === 'string' ? value.slice(0, roof) : typeof value === 'number' ? String(value) : '';
}
