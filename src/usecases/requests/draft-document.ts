/** What a citizen filled in so far: read back with care, since a newer program may find an older draft. */
import type { IntakeRules } from '../../domain/request-rules/intake-rules.ts';
import { longest, type NewRequest, noApplicant } from '../../domain/requests/new-request.ts';

/** One thing that is wanted: each is filed as a request of its own (一事一申请). */
export interface DraftItem {
  readonly title: string;
  readonly description: string;
}

/** Names of the fields of the form, each once. */
export const draftFields = [
  'kind',
  'name',
  'paper',
  'identityNumber',
  'organisationCode',
  'representative',
  'contactPerson',
  'phone',
  'email',
  'address',
  'postcode',
  'fax',
  'agentName',
  'agentPaper',
  'agentIdentityNumber',
  'agentPhone',
  'form',
  'delivery',
] as const;
export type DraftField = (typeof draftFields)[number];

export const draftFlags = [
  'byAgent',
  'otherFormAccepted',
  'needsHelp',
  'agreesToPublish',
  'similarSeen',
  'proofSeen',
] as const;
export type DraftFlag = (typeof draftFlags)[number];

/** A file of the draft; its content lies with the case files under `draft/<id>`. */
export interface DraftFile {
  readonly fileId: string;
  readonly kind: string;
  readonly fileName: string;
  readonly size: number;
}

/** A request that came of the draft; its 查询码 is kept here so that a second click shows the same receipt. */
export interface FiledRequest {
  readonly requestId: string;
  readonly number: string;
  readonly code: string;
}

export interface DraftDocument {
  readonly agencyId: string;
  readonly items: readonly DraftItem[];
  readonly fields: Readonly<Record<DraftField, string>>;
  readonly flags: Readonly<Record<DraftFlag, boolean>>;
  /** Names of the steps that were filled in. */
  readonly done: readonly string[];
  /** null: not filed yet. After filing nothing else is left in it. */
  readonly filed: readonly FiledRequest[] | null;
}

/** Most requests that come of one form. */
export const mostItems = 5;

const noFields = Object.fromEntries(draftFields.map((field) => [field, ''])) as Record<DraftField, string>;
const noFlags = Object.fromEntries(draftFlags.map((flag) => [flag, false])) as Record<DraftFlag, boolean>;

export const emptyDraft: DraftDocument = {
  agencyId: '',
  items: [{ title: '', description: '' }],
  fields: noFields,
  flags: noFlags,
  done: [],
  filed: null,
};

/** What stands in a stored document; whatever is not there or of another form is empty. */
export function readDraft(document: unknown): DraftDocument {
  const of = asRecord(document);
  const fields = asRecord(of.fields);
  const flags = asRecord(of.flags);
  const items = asList(of.items).map((each) => {
    const item = asRecord(each);
    return { title: asText(item.title), description: asText(item.description) };
  });
  const filed = asList(of.filed).map((each) => {
    const request = asRecord(each);
    return {
      requestId: asText(request.requestId),
      number: asText(request.number),
      code: asText(request.code),
    };
  });
  return {
    agencyId: asText(of.agencyId),
    items: items.length === 0 ? emptyDraft.items : items.slice(0, mostItems),
    fields: Object.fromEntries(
      draftFields.map((field) => [field, asText(fields[field])]),
    ) as DraftDocument['fields'],
    flags: Object.fromEntries(
      draftFlags.map((flag) => [flag, flags[flag] === true]),
    ) as DraftDocument['flags'],
    done: asList(of.done).filter((each): each is string => typeof each === 'string'),
    filed: filed.length === 0 ? null : filed,
  };
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const asText = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, longest.description + 1) : '';

/** The request that one item of a draft makes. */
export function requestOf(
  intake: IntakeRules,
  regionId: string,
  { agencyId, fields, flags }: DraftDocument,
  { title, description }: DraftItem,
): NewRequest {
  const organisation = intake.applicants.find(({ id }) => id === fields.kind)?.organisation ?? false;
  const person = organisation
    ? {
        organisationCode: fields.organisationCode,
        representative: fields.representative,
        contactPerson: fields.contactPerson,
      }
    : { paper: fields.paper, identityNumber: fields.identityNumber };
  return {
    regionId,
    agencyId,
    channel: intake.channels.find(({ online }) => online)?.id ?? '',
    arrivedAtAgency: null,
    arrivedAtOffice: null,
    confirmedOn: null,
    evidence: '网上提交，系统即时回执',
    applicant: {
      ...noApplicant,
      kind: fields.kind,
      name: fields.name,
      ...person,
      phone: fields.phone,
      email: fields.email,
      address: fields.address,
      postcode: fields.postcode,
      fax: fields.fax,
    },
    agent: flags.byAgent
      ? {
          name: fields.agentName,
          paper: fields.agentPaper,
          identityNumber: fields.agentIdentityNumber,
          phone: fields.agentPhone,
        }
      : null,
    title,
    items: [],
    description,
    form: fields.form,
    delivery: fields.delivery,
    otherFormAccepted: flags.otherFormAccepted,
    needsHelp: flags.needsHelp,
    agreesToPublish: flags.agreesToPublish,
    oral: false,
    splitFrom: null,
    files: [],
    draft: null,
    demands: 'complete',
  };
}
