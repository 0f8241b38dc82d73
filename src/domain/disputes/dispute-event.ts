/**
 * What happens to a review (行政复议) or a suit (行政诉讼) about a request, as the ledger holds it. Subject `dispute/<id>`. No
 * personal data: the applicant is that of the request, texts and files lie sealed and are named by their ids. Source: law book §6.
 */

/** Subject of the events of a dispute. */
export const disputeSubject = (disputeId: string): string => `dispute/${disputeId}`;

/** What is disputed: an answer that was given, that none was given in time, anything else. */
export type DisputedAct = 'answer' | 'inaction' | 'other';

/** How a review came before a suit: it was decided, its period ran out, or the organ did not take it on (V-2.2). */
export interface ReviewBefore {
  readonly how: 'decided' | 'lapsed' | 'refused';
  /** Day on which the decision was received, or the period ended. */
  readonly on: string;
  /** The review in this register; null: it is not in it. */
  readonly disputeId: string | null;
}

export interface OpenedDispute {
  /** 登记编号, unique in the county. */
  readonly number: string;
  /** null: about no request (a failure to publish). */
  readonly requestId: string | null;
  /** The agency whose act it is; where the review organ is sued along with it, still the original agency (IL-6). */
  readonly agencyId: string;
  /** Procedure, from rules/disputes/procedures.yaml. */
  readonly procedure: string;
  /** Organ or court, and whether it is the one that the rules name. */
  readonly organ: string;
  readonly organExpected: string;
  readonly act: DisputedAct;
  /** The county's part: its act is disputed, or it is sued along as the organ that upheld the act (JI2018 133). */
  readonly role: 'respondent' | 'review-organ';
  /** Day on which the applicant filed it; null: not known. */
  readonly filedOn: string | null;
  /** What the letter said of remedies was left out or wrong: the period is a year (R6). */
  readonly noticeFaulty: boolean;
  readonly after: ReviewBefore | null;
  /** Answer kind and first ground of the request at that time: what patterns of losses are looked for by. */
  readonly answer: string | null;
  readonly ground: string | null;
}

export interface AcceptedDispute {
  /** Day on which the organ took it on, or silence counted as that (V-1.3). */
  readonly on: string;
  /** 案号. */
  readonly caseNumber: string;
  /** Day on which the agency received the copy: its own period runs from it (V-1.4, V-2.4). */
  readonly receivedOn: string;
}

export interface DecidedDispute {
  readonly on: string;
  /** Day on which the agency received it. */
  readonly receivedOn: string;
  /** Outcome, from rules/disputes/outcomes.yaml. */
  readonly outcome: string;
  /** 文号 of the decision. */
  readonly document: string;
  /** Kind of paper, from rules/lifecycle/dispute.yaml: decides whether it can be appealed, and until when. */
  readonly form: string;
  /** Period that it sets for a new answer, last day; null: none set. */
  readonly reanswerBy: string | null;
  /** File ids: the decision. */
  readonly files: readonly string[];
}

export interface DisputeEventData {
  'dispute-opened': OpenedDispute;
  'dispute-accepted': AcceptedDispute;
  /** Not taken on: kept in the register, counted nowhere (V-3.2). */
  'dispute-not-accepted': { readonly on: string; readonly document: string };
  /** Ordinary or simplified, and from when; changes the periods. */
  'dispute-procedure-set': { readonly procedure: string; readonly on: string };
  /** Answer and evidence went to the organ or court. */
  'dispute-answer-filed': {
    readonly on: string;
    /** 邮件号, 签收人职务: no personal data. */
    readonly proof: string;
    /** Said that review has to come first (V-1.6). */
    readonly objects: boolean;
    readonly files: readonly string[];
  };
  /** The organ needs longer, or stands still for a while (行政复议法 39, 62). */
  'dispute-prolonged': { readonly on: string; readonly until: string; readonly reason: string };
  'dispute-decided': DecidedDispute;
  'dispute-appealed': { readonly on: string; readonly by: 'applicant' | 'agency'; readonly court: string };
  /** The decision took effect. */
  'dispute-effective': { readonly on: string };
  /** The agency acted on the decision (重新答复), or there is nothing to do. */
  'dispute-closed': { readonly on: string; readonly what: string };
  'dispute-file-added': { readonly fileId: string; readonly kind: string };
}

export type DisputeEventKind = keyof DisputeEventData;

export type DisputeEvent = {
  [K in DisputeEventKind]: { readonly kind: K; readonly data: DisputeEventData[K] };
}[DisputeEventKind];

/** An event as the ledger returns it. */
export interface DisputeFact {
  readonly regionId: string;
  readonly eventId: number;
  readonly kind: string;
  readonly subject: string;
  /** ISO instant. */
  readonly at: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}
