/**
 * What proofs ask of a case: plain days and yes or no, taken from the case by whoever holds it. No personal data. Reasons
 * are the exception that stays in memory: they are compared, never kept.
 */

export interface HeardConsultation {
  /** Is it a person or body outside, or an agency? */
  readonly party: 'third-party' | 'agency';
  readonly sentOn: string;
  /** Asked by a letter that was issued (条例 32: in writing). */
  readonly inWriting: boolean;
  readonly endedOn: string | null;
  readonly reply: 'agrees' | 'objects' | 'partly' | 'none' | null;
  /** Day on which the third party was told that and why its information is disclosed (D-07). */
  readonly toldOn: string | null;
}

export interface CaseFacts {
  readonly today: string;
  /** Every item of the request, and whether it has an outcome. */
  readonly items: readonly { readonly item: string; readonly answered: boolean }[];
  /** Who signs, and whether it may act in its own name (条例 10, 27). */
  readonly signatory: { readonly name: string; readonly ownName: boolean };
  readonly consultations: readonly HeardConsultation[];
  readonly supplement: {
    /** Day on which the applicant received the notice; null: no proof of service yet. */
    readonly servedOn: string | null;
    /** Last day for the correction; null while the notice was not served. */
    readonly lastDay: string | null;
    readonly receivedOn: string | null;
  } | null;
  /** Number and frequency: reasons asked for, given, and judged. */
  readonly reasons: {
    readonly askedOn: string;
    readonly givenOn: string | null;
    readonly lastDay: string | null;
    readonly accepted: boolean | null;
  } | null;
  readonly fee: { readonly payBy: string | null; readonly paidOn: string | null } | null;
  readonly secrecyReview: {
    readonly on: string;
    readonly conclusion: 'may-release' | 'must-not' | 'part';
  } | null;
  /** Files that leave the house with the answer. */
  readonly releasedFiles: readonly string[];
  /** Files looked through for personal data; null: nobody looked. */
  readonly checkedFiles: readonly string[] | null;
  /** Files from which comments, hidden parts and metadata were removed. */
  readonly cleanedFiles: readonly string[];
  /** Accounts of who prepared and who reviewed the answer; null: not yet. */
  readonly preparedBy: string | null;
  readonly reviewedBy: string | null;
  /** Answers that were served to the same applicant, by number of the request. */
  readonly earlier: readonly { readonly number: string; readonly answeredOn: string }[];
  /** Answers to this request that a review or a court annulled. */
  readonly annulled: readonly {
    readonly answer: string;
    readonly grounds: readonly string[];
    readonly reasons: string;
  }[];
  /** Reasons of the answer that is being given. */
  readonly reasonsNow: string;
}
