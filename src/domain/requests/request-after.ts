/** The request after an event. */
import type { ClockEvent } from './clock.ts';
import { newCase } from './new-case.ts';
import type { CaseItem, CaseLetter, Consultation, RequestCase } from './request-case.ts';
import type { RequestEvent, RequestFact } from './request-event.ts';

/** Fields of a recorded clock event that the clock reads. */
const clockFields = [
  'on',
  'workdays',
  'periodWorkdays',
  'until',
  'consultation',
  'receivedOn',
  'silenceEnds',
  'accepted',
] as const;

/** `request-supplement-noticed` with its data as the clock's event SUPPLEMENT_NOTICED. */
export function clockEventOf(kind: string, data: Readonly<Record<string, unknown>>): ClockEvent {
  const fields = clockFields.flatMap((field) =>
    data[field] === undefined || data[field] === null ? [] : [[field, data[field]] as const],
  );
  const event = kind.slice('request-'.length).toUpperCase().replaceAll('-', '_');
  return { event, ...Object.fromEntries(fields) } as ClockEvent;
}

/**
 * Folds one event in; events about other subjects change nothing.
 * @throws when the events contradict each other: the ledger is the truth, and a gap in it is no expected problem
 */
export function requestAfter(before: RequestCase | null, fact: RequestFact): RequestCase | null {
  if (!fact.subject.startsWith('request/') || !fact.kind.startsWith('request-')) return before;
  const event = fact as unknown as RequestEvent;
  if (event.kind === 'request-received') {
    if (before !== null) throw new Error(`${fact.subject} is received twice`);
    return newCase(fact, event.data);
  }
  if (before === null) throw new Error(`${fact.subject}: ${fact.kind} before it was received`);
  return { ...before, ...change(before, event, fact), version: fact.eventId };
}

const onClock = (before: RequestCase, event: RequestEvent): Pick<RequestCase, 'clockEvents'> => ({
  clockEvents: [
    ...before.clockEvents,
    clockEventOf(event.kind, event.data as unknown as Readonly<Record<string, unknown>>),
  ],
});

const withFiles = (
  before: RequestCase,
  ids: readonly string[],
  kind: string,
): Pick<RequestCase, 'files'> => ({
  files: [...before.files, ...ids.map((fileId) => ({ fileId, kind }))],
});

function change(before: RequestCase, event: RequestEvent, fact: RequestFact): Partial<RequestCase> {
  switch (event.kind) {
    case 'request-supplement-noticed':
      return { ...onClock(before, event), supplement: event.data };
    case 'request-supplement-received':
      return {
        ...onClock(before, event),
        ...withFiles(before, event.data.files, 'supplement'),
        supplemented: event.data,
        description: event.data.description ?? before.description,
        ...(event.data.items === null ? {} : { items: event.data.items.map(withoutAnswer) }),
      };
    case 'request-reason-asked':
      return { ...onClock(before, event), reasonAsked: event.data };
    case 'request-reason-given':
      return { ...onClock(before, event), reasonGiven: event.data };
    case 'request-consult-tp-sent':
    case 'request-consult-agency-sent': {
      const { consultation } = event.data;
      const opened: Consultation = {
        consultation,
        sent: event.data,
        deliveredOn: event.data.receivedOn ?? null,
        ended: null,
      };
      return { ...onClock(before, event), consultations: [...before.consultations, opened] };
    }
    case 'request-consultation-delivered':
      return delivered(before, event.data);
    case 'request-consult-tp-ended':
    case 'request-consult-agency-ended':
      return {
        ...onClock(before, event),
        consultations: before.consultations.map((each) =>
          each.consultation === event.data.consultation ? { ...each, ended: event.data } : each,
        ),
      };
    case 'request-extension-asked':
      return { extensionAsked: event.data };
    case 'request-extension-refused':
      return { extensionAsked: null };
    case 'request-extended':
      return { ...onClock(before, event), extension: event.data, extensionAsked: null };
    case 'request-fee-noticed':
      return { ...onClock(before, event), fee: event.data };
    case 'request-fee-paid':
      return { ...onClock(before, event), feePaid: event.data };
    case 'request-delay-35':
      return { ...onClock(before, event), delay: event.data };
    case 'request-decided':
      return {
        ...(isReanswer(before) ? {} : onClock(before, event)),
        decision: {
          on: event.data.on,
          answer: event.data.answer,
          grounds: event.data.grounds,
          reliefVariant: event.data.reliefVariant,
          letterId: event.data.letterId,
          rules: event.data.rules,
        },
      };
    case 'request-served':
    case 'request-posted':
      return {
        ...(isReanswer(before) ? {} : onClock(before, event)),
        ...withFiles(before, event.data.files, 'service-proof'),
        served: event.data,
        ...(before.reanswer !== null && before.ended !== null
          ? { reanswer: { ...before.reanswer, servedOn: before.reanswer.servedOn ?? event.data.on } }
          : before.decision === null || before.ended !== null
            ? {}
            : {
                ended: {
                  on: event.data.on,
                  answer: before.decision.answer,
                  grounds: before.decision.grounds,
                },
              }),
      };
    case 'request-review-opened':
    case 'request-review-decided':
    case 'request-suit-opened':
    case 'request-suit-decided':
    case 'request-supplement-lapsed':
    case 'request-fee-lapsed':
    case 'request-withdrawn':
      return onClock(before, event);
    case 'request-closed':
      return { ended: { on: event.data.on, answer: event.data.answer, grounds: event.data.grounds } };
    case 'request-archived':
      return { ...onClock(before, event), archived: event.data };
    case 'request-receipt-corrected':
      return receiptCorrected(before, event.data);
    case 'request-assigned':
      return { assigned: event.data };
    case 'request-cohandler-asked':
      return { cohandlers: [...before.cohandlers, { ...event.data, reply: null }] };
    case 'request-cohandler-replied':
      return {
        cohandlers: before.cohandlers.map((each) =>
          each.askId === event.data.askId ? { ...each, reply: event.data } : each,
        ),
      };
    case 'request-noted':
      return { notes: [...before.notes, { text: event.data.text, by: fact.actor, at: fact.at }] };
    case 'request-file-added':
      return withFiles(before, [event.data.fileId], event.data.kind);
    case 'request-items-set':
      return { items: event.data.items.map(withoutAnswer) };
    case 'request-searched':
      return { search: event.data };
    case 'request-secrecy-reviewed':
      return { secrecyReview: { ...event.data, by: fact.actor } };
    case 'request-personal-checked':
      return { personalCheck: event.data };
    case 'request-item-answered':
      return { items: before.items.map((item) => answered(item, event.data, fact)) };
    case 'request-answer-submitted':
      return { submitted: { ...event.data, by: fact.actor }, returned: null, reviewed: null };
    case 'request-answer-returned':
      return { submitted: null, reviewed: null, returned: { ...event.data, by: fact.actor } };
    case 'request-answer-reviewed':
      return { reviewed: event.data };
    case 'request-letter-drafted':
      return { letters: drafted(before.letters, event.data, fact.at) };
    case 'request-letter-issued':
      return {
        letters: before.letters.map((each) =>
          each.letterId === event.data.letterId ? { ...each, issued: event.data } : each,
        ),
      };
    case 'request-letter-sent':
      return {
        ...withFiles(before, event.data.files, 'service-proof'),
        ...receiptKnown(before, event.data),
        letters: before.letters.map((each) =>
          each.letterId === event.data.letterId ? { ...each, sent: [...each.sent, event.data] } : each,
        ),
      };
    case 'request-letter-received':
      return {
        ...receiptKnown(before, { letterId: event.data.letterId, receivedOn: event.data.on }),
        ...answerKnown(before, event.data),
        letters: before.letters.map((each) =>
          each.letterId === event.data.letterId ? { ...each, sent: arrived(each.sent, event.data.on) } : each,
        ),
      };
    case 'request-objection-judged':
      return {
        consultations: before.consultations.map((each) =>
          each.consultation === event.data.consultation && each.ended !== null
            ? { ...each, ended: { ...each.ended, ...judgementOf(event.data) } }
            : each,
        ),
      };
    case 'request-contact-corrected':
      return {};
    case 'request-mail-returned':
      return { mailReturned: [...before.mailReturned, event.data] };
    case 'request-rated':
      return { rating: event.data };
    case 'request-publication-set':
      return { agreesToPublish: event.data.agrees };
    case 'request-published':
      return { publicationId: event.data.publicationId };
    case 'request-unpublished':
      return { publicationId: null };
    case 'request-openness-suggested':
      return { opennessSuggestion: { decided: null } };
    case 'request-openness-decided':
      return { opennessSuggestion: { decided: event.data.opens } };
    case 'request-dispute-linked':
      return { disputes: [...before.disputes, event.data] };
    case 'request-reanswer-ordered':
      return { ...onClock(before, event), ...takenAway(before, event.data) };
    case 'request-received':
      throw new Error('handled before');
  }
}

/** A new answer is owed for a request that has ended: it is decided and served without touching clock and end. */
const isReanswer = ({ reanswer, ended }: RequestCase): boolean => reanswer !== null && ended !== null;

function takenAway(
  before: RequestCase,
  { disputeId, dueOn }: { readonly disputeId: string; readonly dueOn: string },
): Partial<RequestCase> {
  const { decision, items } = before;
  const texts = items.flatMap(({ answer }) => (answer?.text == null ? [] : [answer.text]));
  return {
    reanswer: { disputeId, dueOn, servedOn: null },
    annulled: decision === null ? before.annulled : [...before.annulled, { disputeId, decision, texts }],
    decision: null,
    submitted: null,
    reviewed: null,
    returned: null,
    secrecyReview: null,
    items: items.map(withoutAnswer),
  };
}

const judgementOf = ({
  reasonable,
  publicInterest,
  finding,
}: {
  readonly reasonable: boolean;
  readonly publicInterest: boolean;
  readonly finding: string;
}) => ({ reasonable, publicInterest, finding });

/** The last sending is the one that arrived. */
const arrived = (sent: CaseLetter['sent'], on: string): CaseLetter['sent'] =>
  sent.map((each, at) => (at === sent.length - 1 ? { ...each, receivedOn: on } : each));

const withoutAnswer = (item: { readonly itemId: string; readonly title: string }): CaseItem => ({
  ...item,
  answer: null,
});

function answered(
  item: CaseItem,
  data: { readonly itemId: string } & Omit<NonNullable<CaseItem['answer']>, 'by' | 'at'>,
  fact: RequestFact,
): CaseItem {
  if (item.itemId !== data.itemId) {
    return data.principal && item.answer !== null
      ? { ...item, answer: { ...item.answer, principal: false } }
      : item;
  }
  const { itemId: _, ...answer } = data;
  return { ...item, answer: { ...answer, by: fact.actor, at: fact.at } };
}

function delivered(
  before: RequestCase,
  { consultation, on }: { readonly consultation: string; readonly on: string },
): Partial<RequestCase> {
  return {
    consultations: before.consultations.map((each) =>
      each.consultation === consultation ? { ...each, deliveredOn: on } : each,
    ),
    clockEvents: before.clockEvents.map((each) =>
      each.consultation === consultation &&
      each.receivedOn === undefined &&
      each.on <= on &&
      isOpening(before, each, consultation)
        ? { ...each, receivedOn: on }
        : each,
    ),
  };
}

/** Periods of the applicant run from the day on which the notice reached them: told to the clock's event of that notice. */
function receiptKnown(
  before: RequestCase,
  { letterId, receivedOn }: { readonly letterId: string; readonly receivedOn: string | null },
): Partial<RequestCase> {
  if (receivedOn === null) return {};
  const event =
    before.supplement?.letterId === letterId
      ? 'SUPPLEMENT_NOTICED'
      : before.fee?.letterId === letterId
        ? 'FEE_NOTICED'
        : null;
  if (event === null) return {};
  return {
    clockEvents: before.clockEvents.map((each) => (each.event === event ? { ...each, receivedOn } : each)),
  };
}

/** Remedies run from the day on which the answer reached the applicant; when it was served stays (L-S.2, L-S.3, V-1.1). */
function answerKnown(
  { served }: RequestCase,
  { letterId, on }: { readonly letterId: string; readonly on: string },
): Partial<RequestCase> {
  return served?.letterId === letterId ? { served: { ...served, knownOn: on } } : {};
}

/** The event that opened a consultation is the first that names it. */
const isOpening = (before: RequestCase, event: ClockEvent, consultation: string): boolean =>
  before.clockEvents.find((each) => each.consultation === consultation) === event;

function receiptCorrected(
  before: RequestCase,
  data: { readonly receivedOn: string; readonly arrivedAtAgency: string; readonly arrivedAtOffice: string },
): Partial<RequestCase> {
  const [first, ...rest] = before.clockEvents;
  return {
    receivedOn: data.receivedOn,
    arrivedAtAgency: data.arrivedAtAgency,
    arrivedAtOffice: data.arrivedAtOffice,
    clockEvents: [{ ...first!, on: data.receivedOn }, ...rest],
  };
}

interface DraftedData {
  readonly letterId: string;
  readonly form: string;
  readonly draft: string;
  readonly consultation?: string | null;
}

function drafted(
  letters: readonly CaseLetter[],
  { letterId, form, draft, consultation = null }: DraftedData,
  at: string,
): readonly CaseLetter[] {
  const letter: CaseLetter = { letterId, form, draft, draftedAt: at, consultation, issued: null, sent: [] };
  return letters.some((each) => each.letterId === letterId)
    ? letters.map((each) => (each.letterId === letterId ? { ...each, form, draft, draftedAt: at } : each))
    : [...letters, letter];
}
