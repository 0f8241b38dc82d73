/** An agency as forms and spreadsheets write it: one text per field. */
import type { Agency } from './agency.ts';
import { type AgencyField, type AgencyRules, kindOf, labelOf } from './agency-rules.ts';

export type AgencyTexts = Readonly<Record<AgencyField, string>>;

/** Every field as text: codes as codes, '' for none. */
export function textsOf(agency: Agency): AgencyTexts {
  const { office } = agency;
  return {
    agencyId: agency.agencyId,
    name: agency.name,
    shortName: agency.shortName,
    kind: agency.kind,
    parentId: agency.parentId ?? '',
    creditCode: agency.creditCode ?? '',
    ownName: agency.ownName ? '是' : '否',
    from: agency.from ?? '',
    until: agency.until ?? '',
    ordinal: String(agency.ordinal),
    officeName: office.name,
    head: office.head,
    address: office.address,
    hours: office.hours,
    phone: office.phone,
    fax: office.fax,
    mail: office.mail,
    online: office.online,
  };
}

/** The same for people and exported sheets: the kind by its name. */
export function shownTexts(rules: AgencyRules, agency: Agency): AgencyTexts {
  return { ...textsOf(agency), kind: kindOf(rules, agency.kind).name };
}

/** One field that differs. */
export interface FieldChange {
  readonly field: AgencyField;
  readonly label: string;
  /** As shown; '' for none. */
  readonly before: string;
  readonly after: string;
}

/** What differs between two states, in the order of the columns; of a new agency everything that is not empty. */
export function agencyChanges(
  rules: AgencyRules,
  before: Agency | null,
  after: Agency,
): readonly FieldChange[] {
  const old = before === null ? null : shownTexts(rules, before);
  const now = shownTexts(rules, after);
  return rules.columns
    .map(({ field }) => field)
    .filter((field) => now[field] !== (old?.[field] ?? ''))
    .map((field) => ({
      field,
      label: labelOf(rules, field),
      before: old?.[field] ?? '',
      after: now[field],
    }));
}
