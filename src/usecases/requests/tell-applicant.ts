/** Tells the applicant by mail that something waits on the status page; the letter itself never travels in a mail. */
import { fillIn } from '../../domain/notifications/wording.ts';
import type { ServiceWay } from '../../domain/request-rules/intake-rules.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { newDelivery } from '../notifications/new-delivery.ts';
import { letterOf } from '../notifications/rules-of.ts';
import type { OpenCase } from './open-case.ts';

/** Only where the letter goes the electronic way and an e-mail address was given. No personal data in subject or text. */
export async function tellApplicant(
  open: OpenCase,
  { finishes }: Pick<ServiceWay, 'finishes'>,
): Promise<void> {
  if (finishes !== 'platform' && finishes !== 'sending') return;
  const { requestId } = open.state;
  await mailTo(open, 'request', requestId, 'applicant-letter', {
    number: open.state.number,
    link: statusAddress(open),
  });
}

/** A third party that gave an e-mail address gets the way to answer. */
export async function tellParty(open: OpenCase, consultation: string, link: string): Promise<void> {
  await mailTo(open, 'consultation', consultation, 'third-party-asked', { agency: open.agency.name, link });
}

const statusAddress = ({ deps, state }: OpenCase): string =>
  `${deps.publicUrl ?? ''}/regions/${state.regionId}/requests/status`;

async function mailTo(
  { stores, deps, state: { regionId }, at }: OpenCase,
  ownerKind: 'request' | 'consultation',
  ownerId: string,
  kindId: string,
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  // A mail that leads nowhere helps nobody.
  if (deps.publicUrl === null) return;
  const data = await stores.personal.maskedOf(regionId, ownerKind, [ownerId]);
  if (!data.some(({ field, anonymisedAt }) => field === 'email' && anonymisedAt === null)) return;
  const kind = letterOf(deps.wording, kindId);
  await stores.notifications.putDelivery(
    newDelivery(
      deps,
      [],
      'mail',
      {
        regionId,
        accountId: ownerKind === 'request' ? requestSubject(ownerId) : `${ownerKind}/${ownerId}`,
        kind: kind.id,
        title: fillIn(kind.title, kind.facts, facts),
        text: fillIn(kind.text, kind.facts, facts, kind.links),
        link: '',
      },
      at,
    ),
  );
}
