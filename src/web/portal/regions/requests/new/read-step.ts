/** What a step of the form sends, put into the draft. Only the fields of that step are read. */
import type { DraftStep } from '../../../../../usecases/requests/draft-check.ts';
import {
  type DraftDocument,
  type DraftField,
  type DraftFlag,
  mostItems,
} from '../../../../../usecases/requests/draft-document.ts';
import type { StaffForm } from '../../../../workbench/staff-form.ts';

interface StepFields {
  readonly fields: readonly DraftField[];
  readonly flags: readonly DraftFlag[];
}

const person: readonly DraftField[] = ['name', 'phone', 'email', 'address', 'postcode', 'fax'];

const stepFields: Readonly<Record<DraftStep, StepFields>> = {
  agency: { fields: [], flags: [] },
  content: { fields: [], flags: [] },
  similar: { fields: [], flags: [] },
  kind: { fields: ['kind'], flags: [] },
  applicant: {
    fields: [...person, 'paper', 'identityNumber', 'organisationCode', 'representative', 'contactPerson'],
    flags: ['byAgent'],
  },
  agent: { fields: ['agentName', 'agentPaper', 'agentIdentityNumber', 'agentPhone'], flags: [] },
  proof: { fields: [], flags: [] },
  form: {
    fields: ['form', 'delivery', 'email', 'address', 'postcode', 'fax'],
    flags: ['otherFormAccepted', 'needsHelp', 'agreesToPublish'],
  },
  check: { fields: [], flags: [] },
};

/** The draft with what the step sent. A field that the page did not show keeps what it was. */
export function readStep(step: DraftStep, form: StaffForm, document: DraftDocument): DraftDocument {
  const shown = new Set(form.list('shown'));
  const { fields, flags } = stepFields[step];
  const read = fields.filter((field) => shown.has(field)).map((field) => [field, form.text(field)]);
  const ticked = flags.map((flag) => [flag, form.text(flag) === 'yes']);
  const done = document.done.includes(step) ? document.done : [...document.done, step];
  return {
    ...document,
    ...(step === 'agency' ? { agencyId: form.text('agencyId') || document.agencyId } : {}),
    ...(step === 'content' ? { items: itemsOf(form) } : {}),
    fields: { ...document.fields, ...Object.fromEntries(read) },
    flags: { ...document.flags, ...Object.fromEntries(ticked) },
    done,
  };
}

/** Items that say something; one at least. `act=remove2` leaves the second one out. */
function itemsOf(form: StaffForm): DraftDocument['items'] {
  const removed = /^remove(\d)$/.exec(form.text('act'))?.[1] ?? '';
  const all = Array.from({ length: mostItems }, (_, at) => {
    const place = at === 0 ? '' : String(at + 1);
    return {
      place: String(at + 1),
      title: form.text(`title${place}`),
      description: form.text(`description${place}`),
    };
  });
  const said = all
    .filter(({ place, title, description }) => place !== removed && (title !== '' || description !== ''))
    .map(({ title, description }) => ({ title, description }));
  return said.length === 0 ? [{ title: '', description: '' }] : said;
}
