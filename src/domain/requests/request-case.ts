/** A request as it stands: folded from its events (request-after.ts). Holds no personal data. */
import type { ClockEvent } from './clock.ts';
import type {
  ConsultationEnded,
  ConsultationSent,
  ProofValue,
  ReceivedData,
  RequestEventData,
  RequestedItem,
  ServedData,
} from './request-event.ts';

export interface ItemAnswer {
  readonly answer: string;
  readonly grounds: readonly string[];
  readonly groundKinds: Readonly<Record<string, string>>;
  readonly proofs: RequestEventData['request-item-answered']['proofs'];
  readonly text: string | null;
  /** File id of what is withheld part by part. */
  readonly parts?: string | null;
  readonly files: readonly string[];
  readonly principal: boolean;
  readonly by: string;
  readonly at: string;
}

export interface CaseItem extends RequestedItem {
  readonly answer: ItemAnswer | null;
}

export interface Consultation {
  readonly consultation: string;
  readonly sent: ConsultationSent;
  readonly deliveredOn: string | null;
  readonly ended: ConsultationEnded | null;
}

export interface CaseLetter {
  readonly letterId: string;
  readonly form: string;
  readonly draft: string;
  readonly draftedAt: string;
  /** Consultation whose party it goes to; null: it goes to the applicant or the file. */
  readonly consultation: string | null;
  readonly issued: RequestEventData['request-letter-issued'] | null;
  readonly sent: readonly {
    readonly way: string;
    readonly on: string;
    readonly receivedOn: string | null;
    readonly proof: string;
  }[];
}

export interface CaseDecision {
  readonly on: string;
  readonly answer: string;
  readonly grounds: readonly string[];
  readonly reliefVariant: string | null;
  readonly letterId: string;
  readonly rules: string;
}

/** An answer that a review or a court took away: what was decided, and file ids of its reasons. */
export interface AnnulledAnswer {
  readonly disputeId: string;
  readonly decision: CaseDecision;
  readonly texts: readonly string[];
}

/** How the request ended: by an answer that was served, or without one. */
export interface CaseEnd {
  readonly on: string;
  readonly answer: string;
  readonly grounds: readonly string[];
}

export interface RequestCase {
  readonly regionId: string;
  readonly requestId: string;
  readonly number: string;
  readonly received: ReceivedData;
  /** As corrected. */
  readonly receivedOn: string;
  readonly arrivedAtAgency: string;
  readonly arrivedAtOffice: string;
  readonly agencyId: string;
  readonly title: string;
  readonly items: readonly CaseItem[];
  readonly description: string;
  /** Everything of the lifecycle so far, for the clock. */
  readonly clockEvents: readonly ClockEvent[];
  readonly assigned: RequestEventData['request-assigned'] | null;
  readonly cohandlers: readonly (RequestEventData['request-cohandler-asked'] & {
    readonly reply: RequestEventData['request-cohandler-replied'] | null;
  })[];
  readonly supplement: RequestEventData['request-supplement-noticed'] | null;
  readonly supplemented: RequestEventData['request-supplement-received'] | null;
  readonly reasonAsked: RequestEventData['request-reason-asked'] | null;
  readonly reasonGiven: RequestEventData['request-reason-given'] | null;
  readonly consultations: readonly Consultation[];
  readonly extensionAsked: RequestEventData['request-extension-asked'] | null;
  readonly extension: RequestEventData['request-extended'] | null;
  readonly fee: RequestEventData['request-fee-noticed'] | null;
  readonly feePaid: RequestEventData['request-fee-paid'] | null;
  readonly delay: RequestEventData['request-delay-35'] | null;
  readonly search: { readonly on: string; readonly values: Readonly<Record<string, ProofValue>> } | null;
  readonly secrecyReview: (RequestEventData['request-secrecy-reviewed'] & { readonly by: string }) | null;
  readonly personalCheck: RequestEventData['request-personal-checked'] | null;
  /** The answer on its way: submitted, reviewed; null: not submitted or returned. */
  readonly submitted: { readonly on: string; readonly letterId: string; readonly by: string } | null;
  readonly reviewed: { readonly on: string; readonly by: string } | null;
  readonly returned: { readonly on: string; readonly text: string; readonly by: string } | null;
  readonly decision: CaseDecision | null;
  readonly served: ServedData | null;
  readonly ended: CaseEnd | null;
  readonly letters: readonly CaseLetter[];
  readonly files: readonly { readonly fileId: string; readonly kind: string }[];
  readonly notes: readonly { readonly text: string; readonly by: string; readonly at: string }[];
  readonly rating: RequestEventData['request-rated'] | null;
  readonly agreesToPublish: boolean;
  readonly publicationId: string | null;
  readonly opennessSuggestion: { readonly decided: boolean | null } | null;
  readonly disputes: readonly { readonly disputeId: string; readonly procedure: string }[];
  /** A new answer was ordered; it is a task of its own and changes neither clock nor end of the request (V-2.9). */
  readonly reanswer: {
    readonly disputeId: string;
    readonly dueOn: string;
    /** Day on which it was served; null: still owed. */
    readonly servedOn: string | null;
  } | null;
  readonly annulled: readonly AnnulledAnswer[];
  readonly mailReturned: readonly RequestEventData['request-mail-returned'][];
  readonly archived: RequestEventData['request-archived'] | null;
  /** Number of the last event folded in: what a form compares before it changes something. */
  readonly version: number;
}
