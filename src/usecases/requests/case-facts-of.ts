/** What proofs ask of a request, taken from the case. */
import { kindOf } from '../../domain/agencies/agency-rules.ts';
import type { CaseFacts, HeardConsultation } from '../../domain/answers/case-facts.ts';
import { lastDayOf } from '../../domain/request-rules/deadline.ts';
import type { Consultation } from '../../domain/requests/request-case.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { consultationLastDay } from './consultation-last-day.ts';
import { readText } from './keep-file.ts';
import type { OpenCase } from './open-case.ts';

/** Earlier requests of the same applicant that are looked through. */
const mostEarlier = 200;

export async function caseFactsOf(open: OpenCase): Promise<CaseFacts> {
  const { stores, state, agency, deps, today, clock } = open;
  const { regionId, received } = state;
  const [files, alike, reasonsNow] = await Promise.all([
    stores.caseFiles.listOf(regionId, requestSubject(state.requestId)),
    received.applicantDigest === ''
      ? []
      : stores.requests.alike(
          regionId,
          { applicantDigest: received.applicantDigest, agencyId: state.agencyId },
          mostEarlier,
        ),
    reasonsOf(open),
  ]);
  const redacted = new Set(files.filter(({ kind }) => kind === 'redacted').map(({ fileId }) => fileId));
  const kind = kindOf(deps.agencyRules, agency.kind);
  return {
    today,
    items: state.items.map(({ itemId, answer }) => ({ item: itemId, answered: answer !== null })),
    signatory: { name: agency.name, ownName: !kind.mayHaveOwnName || agency.ownName },
    consultations: state.consultations.map((each) => heard(open, each)),
    supplement: supplementOf(open),
    reasons: reasonsAsked(open),
    fee: state.fee === null ? null : { payBy: payByOf(open), paidOn: state.feePaid?.on ?? null },
    secrecyReview: state.secrecyReview,
    releasedFiles: [...new Set(state.items.flatMap(({ answer }) => answer?.files ?? []))],
    checkedFiles: state.personalCheck?.fileIds ?? null,
    cleanedFiles: [...redacted],
    preparedBy: state.submitted?.by ?? null,
    reviewedBy: state.reviewed?.by ?? null,
    earlier: alike
      .filter((row) => row.requestId !== state.requestId && !row.open && row.endedOn !== null)
      .map(({ number, endedOn }) => ({ number, answeredOn: endedOn! })),
    annulled: await annulledOf(open),
    reasonsNow,
  };

  function supplementOf({ state: { supplement, supplemented } }: OpenCase): CaseFacts['supplement'] {
    if (supplement === null) return null;
    const noticed = open.state.clockEvents.find(({ event }) => event === 'SUPPLEMENT_NOTICED');
    return {
      servedOn: noticed?.receivedOn ?? null,
      lastDay: clock.supplementLastDay,
      receivedOn: supplemented?.on ?? null,
    };
  }
}

function payByOf({ state, clock }: OpenCase): string | null {
  const noticed = state.clockEvents.findLast(({ event }) => event === 'FEE_NOTICED');
  return noticed?.receivedOn === undefined ? null : clock.payBy;
}

function reasonsAsked({ state, calendar }: OpenCase): CaseFacts['reasons'] {
  const { reasonAsked, reasonGiven } = state;
  if (reasonAsked === null) return null;
  const anchor = reasonAsked.receivedOn ?? reasonAsked.on;
  const length = reasonAsked.periodWorkdays;
  return {
    askedOn: reasonAsked.on,
    givenOn: reasonGiven?.on ?? null,
    lastDay: length === undefined ? null : lastDayOf(calendar, { unit: 'workdays', length }, anchor).day,
    accepted: reasonGiven?.accepted ?? null,
  };
}

function heard(open: OpenCase, each: Consultation): HeardConsultation {
  const { state, today, deps } = open;
  const { sent, ended, consultation } = each;
  const letter = state.letters.find(({ letterId }) => letterId === sent.letterId);
  // Silence ends it by itself with its last day (L-32.2).
  const lastDay = consultationLastDay(open, each);
  const told = state.letters.find(
    ({ consultation: about, letterId, form }) =>
      about === consultation &&
      letterId !== sent.letterId &&
      deps.requestRules.letters.find(({ id }) => id === form)?.purpose === 'third-party-disclosure',
  );
  return {
    party: deps.requestRules.intake.consultees.find(({ id }) => id === sent.consultee)?.party ?? 'agency',
    sentOn: sent.on,
    inWriting: letter?.issued != null,
    endedOn: ended?.on ?? (lastDay !== null && lastDay < today ? lastDay : null),
    reply: ended?.reply ?? null,
    toldOn: told?.sent[0]?.on ?? null,
  };
}

/** Reasons in words, of all items: kept sealed, compared in memory. */
async function reasonsOf({ stores, state }: OpenCase): Promise<string> {
  const texts = await Promise.all(
    state.items.map(({ answer }) => readText(stores, state.regionId, answer?.text ?? null)),
  );
  return texts.map((text) => text ?? '').join('\n');
}

/** Answers to this request that a review or a court annulled, with their reasons as they were given. */
async function annulledOf({ stores, state }: OpenCase): Promise<CaseFacts['annulled']> {
  return Promise.all(
    state.annulled.map(async ({ decision, texts }) => ({
      answer: decision.answer,
      grounds: decision.grounds,
      reasons: (await Promise.all(texts.map((fileId) => readText(stores, state.regionId, fileId))))
        .map((text) => text ?? '')
        .join('\n'),
    })),
  );
}
