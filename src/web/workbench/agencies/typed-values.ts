/** What was typed into a form about an agency. */
import type { AgencyField } from '../../../domain/agencies/agency-rules.ts';
import type { StaffForm } from '../staff-form.ts';
import type { AgencyValues } from './agency-fields.tsx';

/** The texts of these fields alone, one line each. */
export function typedValues(form: StaffForm, fields: readonly AgencyField[]): AgencyValues {
  return Object.fromEntries(fields.map((field) => [field, form.text(field)]));
}
