/** The search form of the audit trail in an address: the page, its next page and the exports ask the same. */
import type { AuditInput } from '../../../usecases/audit-trail/audit-input.ts';
import type { StaffRequest } from '../staff-request.ts';

const fields = ['person', 'act', 'subject', 'outcome', 'from', 'until'] as const;

export type AuditForm = Required<AuditInput>;

/** What was typed, as it stands in the address. */
export function auditForm({ query }: Pick<StaffRequest, 'query'>): AuditForm {
  const typed = fields.map((name) => [name, query(name).normalize('NFC').trim().slice(0, 200)]);
  return Object.fromEntries(typed) as Record<(typeof fields)[number], string>;
}

/** An address with the same questions; those that ask nothing are left out. */
export function auditAddress(
  path: string,
  form: AuditForm,
  more: Readonly<Record<string, string>> = {},
): string {
  const asked = fields
    .filter((name) => form[name] !== '')
    .map((name) => [name, form[name]] as [string, string]);
  const query = new URLSearchParams([...asked, ...Object.entries(more)]).toString();
  return query === '' ? path : `${path}?${query}`;
}
