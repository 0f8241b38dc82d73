/** The form of registration: its fields as typed, and the request that they make. */
import type { Channel } from '../../../../domain/request-rules/intake-rules.ts';
import { type NewRequest, noApplicant } from '../../../../domain/requests/new-request.ts';
import type { SentForm } from '../read-upload.ts';

export const textFields = [
  'agencyId',
  'arrivedAtAgency',
  'arrivedAtOffice',
  'confirmedOn',
  'evidence',
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
  'title',
  'description',
  'items',
  'form',
  'delivery',
] as const;
export type TextField = (typeof textFields)[number];

export const flags = [
  'oral',
  'readBack',
  'otherFormAccepted',
  'needsHelp',
  'agreesToPublish',
  'duplicatesSeen',
] as const;
export type Flag = (typeof flags)[number];

export interface TypedRequest {
  readonly texts: Readonly<Record<TextField, string>>;
  readonly flags: Readonly<Record<Flag, boolean>>;
}

const noTexts = Object.fromEntries(textFields.map((field) => [field, ''])) as Record<TextField, string>;
const noFlags = Object.fromEntries(flags.map((flag) => [flag, false])) as Record<Flag, boolean>;

/** An empty form, with what is known already. */
export const emptyRequest = (known: Partial<Record<TextField, string>>): TypedRequest => ({
  texts: { ...noTexts, ...known },
  flags: noFlags,
});

export function readTyped(form: SentForm): TypedRequest {
  return {
    texts: Object.fromEntries(textFields.map((field) => [field, form.text(field)])) as Record<
      TextField,
      string
    >,
    flags: Object.fromEntries(flags.map((flag) => [flag, form.text(flag) === 'yes'])) as Record<
      Flag,
      boolean
    >,
  };
}

/** Whatever came must be registered; what is missing is cured by 补正 (条例 30). */
export function requestOf(
  regionId: string,
  channel: Channel,
  { texts, flags: chosen }: TypedRequest,
): NewRequest {
  const agent = {
    name: texts.agentName,
    paper: texts.agentPaper,
    identityNumber: texts.agentIdentityNumber,
    phone: texts.agentPhone,
  };
  return {
    regionId,
    agencyId: texts.agencyId,
    channel: channel.id,
    arrivedAtAgency: texts.arrivedAtAgency,
    arrivedAtOffice: texts.arrivedAtOffice,
    confirmedOn: texts.confirmedOn === '' ? null : texts.confirmedOn,
    evidence: texts.evidence,
    applicant: {
      ...noApplicant,
      kind: texts.kind,
      name: texts.name,
      paper: texts.paper,
      identityNumber: texts.identityNumber,
      organisationCode: texts.organisationCode,
      representative: texts.representative,
      contactPerson: texts.contactPerson,
      phone: texts.phone,
      email: texts.email,
      address: texts.address,
      postcode: texts.postcode,
      fax: texts.fax,
    },
    agent: Object.values(agent).every((value) => value === '') ? null : agent,
    title: texts.title,
    items: texts.items
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    description: texts.description,
    form: texts.form,
    delivery: texts.delivery,
    otherFormAccepted: chosen.otherFormAccepted,
    needsHelp: chosen.needsHelp,
    agreesToPublish: chosen.agreesToPublish,
    oral: chosen.oral,
    splitFrom: null,
    files: [],
    draft: null,
    demands: 'as-handed-in',
  };
}
