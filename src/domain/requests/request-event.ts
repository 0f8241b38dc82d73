/**
 * The acts on a request, as the ledger holds them. Kinds that move the clock are made of the lifecycle's ids (ledgerKindOf);
 * the others only add to the file. No event holds personal data: names, contacts and texts lie sealed elsewhere and are
 * named here by their ids.
 */
import type { ClockEvent } from './clock.ts';

/** Subject of the events of a request: `request/<id>`. */
export const requestSubject = (requestId: string): string => `request/${requestId}`;

/** Value of a proof's field. */
export type ProofValue = string | boolean | number;
/** Proof id → field id → value. */
export type ProofValues = Readonly<Record<string, Readonly<Record<string, ProofValue>>>>;

/** One thing that the applicant asks for. */
export interface RequestedItem {
  /** `1`, `2`, … within the request. */
  readonly itemId: string;
  /** Short name, without personal data; the full description is a sealed text. */
  readonly title: string;
}

/** What everything that moves the clock carries: its day, and what the clock reads (ClockEvent). */
export type ClockFacts = Omit<ClockEvent, 'event'>;

export interface ReceivedData extends ClockFacts {
  readonly number: string;
  readonly agencyId: string;
  readonly channel: string;
  /** Days of arrival in the house and at the 公开工作机构 (L-31.4). */
  readonly arrivedAtAgency: string;
  readonly arrivedAtOffice: string;
  /** How the day of receipt was fixed: 快递单号, 来电记录. No personal data. */
  readonly evidence: string;
  readonly applicantKind: string;
  /** Filed through an agent (代理人). */
  readonly byAgent: boolean;
  readonly title: string;
  readonly items: readonly RequestedItem[];
  /** Form and way of delivery that were asked for. */
  readonly form: string;
  readonly delivery: string;
  /** Other forms are accepted where the wanted one is not possible. */
  readonly otherFormAccepted: boolean;
  /** Needs help because of reading, sight or hearing (条例 43). */
  readonly needsHelp: boolean;
  /** Agrees that question and answer are published without its person. */
  readonly agreesToPublish: boolean;
  /** Written down by staff for somebody who cannot write; read back and signed (条例 29). */
  readonly oral: boolean;
  /** Filed in one form with others and offered as a request of its own. */
  readonly splitFrom: string | null;
  /** File ids: the description and whatever was handed in. */
  readonly description: string;
  readonly files: readonly string[];
  /** Digest of folded description and applicant, to notice duplicates; keyed, not reversible. */
  readonly likeness: string;
  readonly applicantDigest: string;
}

/** Data of each kind. `x-y` kinds that are not of the lifecycle are named here once. */
export interface RequestEventData {
  'request-received': ReceivedData;
  'request-supplement-noticed': ClockFacts & {
    readonly points: readonly string[];
    readonly guidance: string;
    readonly letterId: string;
  };
  'request-supplement-received': ClockFacts & {
    readonly description: string | null;
    readonly files: readonly string[];
    /** Why it was late and accepted; '' when in time. */
    readonly lateReason: string;
    readonly items: readonly RequestedItem[] | null;
  };
  'request-supplement-lapsed': ClockFacts & {
    readonly reasonCheck: string;
    readonly intakeSearched: boolean;
  };
  'request-reason-asked': ClockFacts & { readonly count: string; readonly letterId: string };
  'request-reason-given': ClockFacts & { readonly text: string | null; readonly finding: string };
  'request-consult-tp-sent': ConsultationSent;
  'request-consult-tp-ended': ConsultationEnded;
  'request-consult-agency-sent': ConsultationSent;
  'request-consult-agency-ended': ConsultationEnded;
  /** The consultee signed for the letter: its period begins. */
  'request-consultation-delivered': {
    readonly consultation: string;
    readonly on: string;
    readonly evidence: string;
  };
  'request-extended': ClockFacts & {
    readonly reason: string;
    readonly approvedBy: string;
    readonly letterId: string;
  };
  /** Asked of the head of the office, who approves (request-extended) or refuses. */
  'request-extension-asked': { readonly on: string; readonly workdays: number; readonly reason: string };
  'request-extension-refused': { readonly on: string; readonly reason: string };
  'request-fee-noticed': ClockFacts & {
    readonly method: string;
    /** Yuan. */
    readonly amount: number;
    readonly units: number;
    readonly firstOrdinal: number | null;
    readonly reason: string;
    readonly approvedBy: string;
    readonly letterId: string;
  };
  'request-fee-paid': ClockFacts & { readonly receipt: string };
  'request-fee-lapsed': ClockFacts & { readonly letterId: string | null };
  'request-delay-35': ClockFacts & {
    readonly reason: string;
    readonly approvedBy: string;
    readonly letterId: string;
  };
  'request-decided': ClockFacts & {
    /** Principal answer kind and ground: what the report counts. */
    readonly answer: string;
    readonly grounds: readonly string[];
    readonly reliefVariant: string | null;
    readonly letterId: string;
    readonly approvedBy: string;
    readonly secrecyReviewBy: string;
    /** Fingerprint of the rules that it was judged by. */
    readonly rules: string;
  };
  'request-served': ServedData;
  'request-posted': ServedData;
  'request-withdrawn': ClockFacts & { readonly verified: string; readonly statement: string | null };
  'request-archived': ClockFacts & { readonly digest: string; readonly file: string };
  'request-closed': ClockFacts & {
    readonly answer: string;
    readonly grounds: readonly string[];
    readonly reason: string;
  };

  'request-receipt-corrected': {
    readonly on: string;
    readonly receivedOn: string;
    readonly arrivedAtAgency: string;
    readonly arrivedAtOffice: string;
    readonly reason: string;
  };
  'request-assigned': {
    readonly agencyId: string;
    readonly accountId: string | null;
    readonly unit: string;
    readonly dueOn: string | null;
  };
  'request-cohandler-asked': {
    readonly askId: string;
    readonly agencyId: string;
    readonly accountId: string | null;
    readonly question: string;
    readonly dueOn: string;
    readonly on: string;
  };
  'request-cohandler-replied': { readonly askId: string; readonly text: string; readonly on: string };
  'request-noted': { readonly text: string };
  'request-file-added': { readonly fileId: string; readonly kind: string };
  'request-items-set': { readonly items: readonly RequestedItem[]; readonly reason: string };
  'request-searched': { readonly on: string; readonly values: Readonly<Record<string, ProofValue>> };
  'request-secrecy-reviewed': {
    readonly on: string;
    readonly conclusion: 'may-release' | 'must-not' | 'part';
    readonly basis: string;
  };
  'request-personal-checked': {
    readonly on: string;
    readonly fileIds: readonly string[];
    readonly found: boolean;
  };
  /** Answer of one item, proposed by the clerk; replaced by a later one. */
  'request-item-answered': {
    readonly itemId: string;
    readonly answer: string;
    readonly grounds: readonly string[];
    readonly groundKinds: Readonly<Record<string, string>>;
    readonly proofs: ProofValues;
    /** File id of the reasons in words. */
    readonly text: string | null;
    /** File id of what is withheld part by part (JSON, sealed); left out: nothing is named apart. */
    readonly parts?: string | null;
    readonly files: readonly string[];
    /** Chosen as what the report counts, where items differ. */
    readonly principal: boolean;
  };
  'request-answer-submitted': { readonly on: string; readonly letterId: string };
  'request-answer-returned': { readonly on: string; readonly text: string };
  'request-answer-reviewed': { readonly on: string; readonly by: string };
  'request-letter-drafted': LetterDrafted;
  'request-letter-issued': {
    readonly letterId: string;
    readonly number: string | null;
    readonly date: string;
    readonly signatory: string;
    /** File ids of what was issued. */
    readonly docx: string;
    readonly pdf: string;
    /** File id of the letter's model with its facts (JSON): for the archive. */
    readonly model: string;
    /** Of the PDF. */
    readonly sha256: string;
    readonly rules: string;
    readonly calendar: string;
  };
  /** Any other letter than the answer left the house; the answer's is request-served or request-posted. */
  'request-letter-sent': {
    readonly letterId: string;
    readonly way: string;
    readonly on: string;
    readonly receivedOn: string | null;
    readonly proof: string;
    readonly files: readonly string[];
  };
  /** It reached the addressee on a later day than it was sent, known only now (return receipt of the post office). */
  'request-letter-received': { readonly letterId: string; readonly on: string; readonly evidence: string };
  /** What the agency makes of an objection that came in by itself, through the third party's link (L-32.3, L-32.4). */
  'request-objection-judged': {
    readonly consultation: string;
    readonly on: string;
    readonly reasonable: boolean;
    readonly publicInterest: boolean;
    readonly finding: string;
  };
  /** Another address, mailbox or number of the applicant; the value lies sealed (T-28). */
  'request-contact-corrected': { readonly field: string; readonly verified: string; readonly on: string };
  'request-mail-returned': { readonly letterId: string; readonly on: string; readonly next: string };
  'request-rated': { readonly stars: number; readonly text: string | null };
  'request-publication-set': { readonly agrees: boolean };
  'request-published': { readonly publicationId: string };
  'request-unpublished': { readonly publicationId: string; readonly reason: string };
  'request-openness-suggested': { readonly text: string | null };
  'request-openness-decided': { readonly opens: boolean; readonly reason: string };
  'request-dispute-linked': { readonly disputeId: string; readonly procedure: string };
  /** A review or suit about the request was taken on, or ended (E-19); the register of disputes has the rest. */
  'request-review-opened': DisputeStep;
  'request-review-decided': DisputeStep;
  'request-suit-opened': DisputeStep;
  'request-suit-decided': DisputeStep;
  'request-reanswer-ordered': ClockFacts & { readonly disputeId: string; readonly dueOn: string };
}

export interface DisputeStep extends ClockFacts {
  readonly disputeId: string;
}

export interface ConsultationSent extends ClockFacts {
  readonly consultation: string;
  /** Kind, from rules/requests/consultees. */
  readonly consultee: string;
  /** An agency of the directory; null: a person or body outside, named in the sealed data of `consultation`. */
  readonly agencyId: string | null;
  readonly question: string;
  readonly letterId: string;
}

export interface ConsultationEnded extends ClockFacts {
  readonly consultation: string;
  readonly how: 'replied' | 'silent' | 'undeliverable' | 'withdrawn';
  readonly reply: 'agrees' | 'objects' | 'partly' | 'none';
  /** Are the reasons of an objection reasonable? null: none was made. */
  readonly reasonable: boolean | null;
  /** Why, and whether public interest weighs more (L-32.3, L-32.4). */
  readonly finding: string;
  readonly publicInterest: boolean;
  readonly text: string | null;
}

export interface ServedData extends ClockFacts {
  readonly letterId: string;
  readonly way: string;
  /** Tracking or log number; no personal data. */
  readonly proof: string;
  readonly files: readonly string[];
  /** Day from which relief periods run, when it differs (mail: day of delivery). */
  readonly knownOn: string | null;
}

export interface LetterDrafted {
  readonly letterId: string;
  /** From rules/letters. */
  readonly form: string;
  /** File id of the draft's pieces (JSON of LetterPiece). */
  readonly draft: string;
  readonly origin: 'made' | 'edited' | 'taken-back';
  /** Consultation whose party it goes to; left out: it goes to the applicant or the file. */
  readonly consultation?: string;
}

export type RequestEventKind = keyof RequestEventData;

export type RequestEvent = {
  [K in RequestEventKind]: { readonly kind: K; readonly data: RequestEventData[K] };
}[RequestEventKind];

/** An event as the ledger returns it. */
export interface RequestFact {
  readonly regionId: string;
  readonly eventId: number;
  readonly kind: string;
  readonly subject: string;
  /** ISO instant. */
  readonly at: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}
