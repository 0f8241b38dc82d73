/** Facts of a request that every letter may name. */
import { dayWords } from '../../domain/days/day-words.ts';
import type { LetterFacts } from '../../domain/letters/letter-facts.ts';
import type { LetterForm } from '../../domain/request-rules/letter-form.ts';
import { readText } from './keep-file.ts';
import type { OpenCase } from './open-case.ts';

/** Whom a letter addresses, and how it speaks to it. */
export interface Addressee {
  /** As printed; '' for a letter to the file. */
  readonly name: string;
  readonly you: string;
}

/** Facts known of every case; those of the act come on top. */
export async function caseLetterFacts(open: OpenCase, addressee: Addressee): Promise<LetterFacts> {
  const { stores, deps, state, agency } = open;
  const { intake } = deps.requestRules;
  const { regionId } = state;
  const [description] = await Promise.all([readText(stores, regionId, state.description)]);
  const channel = intake.channels.find(({ id }) => id === state.received.channel)?.name ?? '';
  const consulted = [
    ...new Set(
      state.consultations.map(
        ({ sent }) => intake.consultees.find(({ id }) => id === sent.consultee)?.name ?? '',
      ),
    ),
  ].filter((name) => name !== '');
  const supplementSent = state.letters.find(({ letterId }) => letterId === state.supplement?.letterId)?.sent;
  return {
    you: addressee.you,
    agency: agency.name,
    contact: contactOf(open),
    request_number: state.number,
    received_on: dayWords(state.receivedOn),
    channel,
    content: description ?? '',
    form: intake.forms.find(({ id }) => id === state.received.form)?.name ?? '',
    delivery: intake.deliveries.find(({ id }) => id === state.received.delivery)?.name ?? '',
    ...(state.supplement === null
      ? {}
      : {
          supplement_noticed_on: dayWords(state.supplement.on),
          supplement_served_on: dayWords(
            supplementSent?.findLast(({ receivedOn }) => receivedOn !== null)?.receivedOn ??
              state.supplement.on,
          ),
        }),
    ...(state.supplemented === null ? {} : { supplement_received_on: dayWords(state.supplemented.on) }),
    ...(state.extension === null
      ? {}
      : { extension_days: String(state.extension.workdays), extension_reason: state.extension.reason }),
    ...(consulted.length === 0 ? {} : { consulted: consulted.join('、') }),
  };
}

/** Whom to ask: the disclosure office as the directory names it. */
function contactOf({ agency: { name, office } }: OpenCase): string {
  if (office.phone === '') return '';
  return `联系单位：${office.name === '' ? name : office.name}，电话：${office.phone}`;
}

/** Whom a letter of this form goes to by default: the applicant, or nobody yet. */
export async function addresseeOf(
  open: OpenCase,
  { to }: Pick<LetterForm, 'to'>,
  other: { readonly consultation?: string; readonly agencyName?: string } = {},
): Promise<Addressee> {
  const { stores, deps, state } = open;
  const { regionId } = state;
  if (to === 'agency') return { name: other.agencyName ?? '', you: '贵机关' };
  if (to === 'file') return { name: '', you: '' };
  const owner =
    to === 'third-party'
      ? { regionId, ownerKind: 'consultation', ownerId: other.consultation ?? '' }
      : { regionId, ownerKind: 'request', ownerId: state.requestId };
  const name = (await stores.personal.openField(owner, 'name')) ?? '';
  const organisation =
    to === 'applicant' &&
    deps.requestRules.intake.applicants.find(({ id }) => id === state.received.applicantKind)?.organisation;
  return { name, you: organisation === true ? '你单位' : to === 'third-party' ? '您（贵单位）' : '您' };
}
