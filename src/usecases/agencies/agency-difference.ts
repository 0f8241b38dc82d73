/** The event that turns one state of an agency into another. */
import type { Agency, DisclosureOffice } from '../../domain/agencies/agency.ts';
import type { AgencyEvent, AgencyFacts } from '../../domain/agencies/agency-event.ts';

const factNames = [
  'name',
  'shortName',
  'kind',
  'parentId',
  'creditCode',
  'ownName',
  'from',
  'ordinal',
] as const satisfies readonly (keyof AgencyFacts)[];

const officeNames = [
  'name',
  'head',
  'address',
  'hours',
  'phone',
  'fax',
  'mail',
  'online',
] as const satisfies readonly (keyof DisclosureOffice)[];

/** The event with only what differs; null when nothing does. */
export function agencyDifference(before: Agency | null, after: Agency): AgencyEvent | null {
  if (before === null)
    return { kind: 'agency-registered', data: { ...factsOf(after), office: officeOf(after.office) } };
  const facts = differing(factNames, before, after) as Partial<AgencyFacts>;
  const office = differing(officeNames, before.office, after.office) as Partial<DisclosureOffice>;
  const officeChanged = Object.keys(office).length > 0;
  if (Object.keys(facts).length > 0)
    return { kind: 'agency-changed', data: officeChanged ? { ...facts, office } : facts };
  return officeChanged ? { kind: 'agency-office-changed', data: office } : null;
}

function factsOf({
  name,
  shortName,
  kind,
  parentId,
  creditCode,
  ownName,
  from,
  ordinal,
}: Agency): AgencyFacts {
  return { name, shortName, kind, parentId, creditCode, ownName, from, ordinal };
}

function officeOf({
  name,
  head,
  address,
  hours,
  phone,
  fax,
  mail,
  online,
}: DisclosureOffice): DisclosureOffice {
  return { name, head, address, hours, phone, fax, mail, online };
}

function differing<T extends object>(names: readonly (keyof T)[], before: T, after: T): Partial<T> {
  return Object.fromEntries(
    names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]),
  ) as Partial<T>;
}
