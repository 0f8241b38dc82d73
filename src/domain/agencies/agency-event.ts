/** The acts of the office on agencies, as the ledger holds them, and the state that follows from them. */
import type { Agency, DisclosureOffice, Succession } from './agency.ts';

export const agencyEventKinds = [
  'agency-registered',
  'agency-changed',
  'agency-office-changed',
  'agency-succeeded',
  'agency-dissolved',
] as const;

/** What can be changed about an agency, apart from its office and its end. */
export type AgencyFacts = Omit<Agency, 'regionId' | 'agencyId' | 'office' | 'successors' | 'until'>;

export type AgencyEvent =
  | { readonly kind: 'agency-registered'; readonly data: AgencyFacts & { readonly office: DisclosureOffice } }
  | {
      readonly kind: 'agency-changed';
      readonly data: Partial<AgencyFacts> & { readonly office?: Partial<DisclosureOffice> };
    }
  | { readonly kind: 'agency-office-changed'; readonly data: Partial<DisclosureOffice> }
  | {
      readonly kind: 'agency-succeeded';
      readonly data: { readonly successions: readonly Succession[] };
    }
  | {
      readonly kind: 'agency-dissolved';
      /** First day on which it no longer exists, and the document that says so. */
      readonly data: { readonly until: string; readonly basis: string };
    };

/** Subject of the events of an agency: `agency/1001`. */
export function agencySubject(agencyId: string): string {
  return `agency/${agencyId}`;
}

/** An event as the ledger returns it. */
export interface LedgerFact {
  readonly regionId: string;
  readonly kind: string;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * The agency after an event; events of other kinds change nothing.
 * @throws when the events contradict each other: the ledger is the truth, and a gap in it is no expected problem
 */
export function agencyAfter(agency: Agency | null, fact: LedgerFact): Agency | null {
  const event = fact as unknown as AgencyEvent;
  if (!(agencyEventKinds as readonly string[]).includes(event.kind)) return agency;
  if (event.kind === 'agency-registered') {
    if (agency !== null) throw new Error(`${fact.subject} is registered twice`);
    return {
      regionId: fact.regionId,
      agencyId: fact.subject.slice(agencySubject('').length),
      ...event.data,
      until: null,
      successors: [],
    };
  }
  if (agency === null) throw new Error(`${fact.subject}: ${event.kind} before it was registered`);
  switch (event.kind) {
    case 'agency-changed':
      return { ...agency, ...event.data, office: { ...agency.office, ...event.data.office } };
    case 'agency-office-changed':
      return { ...agency, office: { ...agency.office, ...event.data } };
    case 'agency-succeeded':
      return { ...agency, successors: [...agency.successors, ...event.data.successions] };
    case 'agency-dissolved':
      return { ...agency, until: event.data.until };
  }
}
