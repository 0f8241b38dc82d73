/** Relief notices, organs and courts, review and litigation (rules/relief, rules/disputes). Source: law book §5.4, §6. */
import type { Dated } from './dated.ts';

/** A relief notice by variant (R1, R2, …). */
export interface ReliefVariant extends Dated {
  readonly id: string;
  /** With {document}, {organ}, {court}, {review_period}, {suit_period}, {after_review_period}. */
  readonly text: string;
  /** Added where the letter is served through the internet (R5), with {link}; '' for none. */
  readonly online: string;
  /** One must go to review before going to court. */
  readonly reviewFirst: boolean;
  /** Deadlines, from rules/deadlines. */
  readonly review: string;
  readonly suit: string;
  /** Deadline of the suit after a decision on review. */
  readonly afterReview: string;
}

/** Which organ reviews an agency of a kind: by traits of rules/agencies/kinds.yaml. */
export interface OrganRule extends Dated {
  readonly id: string;
  /** Codes of agency kinds that it holds for. */
  readonly agencyKinds: readonly string[];
  /** Holds only for agencies whose name ends so, and goes before the rules that hold for all; empty: for all. */
  readonly nameEnds: readonly string[];
  /** In words with {county}, {prefecture}, {parent}, {superior}: 青禾县人民政府. */
  readonly organ: string;
  /** Words where a name in `organ` is not known: 上一级人民政府. */
  readonly unnamed: string;
  /** A second organ that may be chosen instead (before 2024); null: none. */
  readonly alternative: string | null;
}

export interface CourtRule extends Dated {
  readonly id: string;
  readonly agencyKinds: readonly string[];
  /** With {basic_court}, {intermediate_court}. */
  readonly court: string;
  /** Words where the court is not known: 有管辖权的人民法院. */
  readonly unnamed: string;
}

/** A page for applying for review through the internet (R5). */
export interface OnlineReview extends Dated {
  readonly id: string;
  readonly name: string;
  /** https://… */
  readonly address: string;
  /** Where name and address come from. */
  readonly source: string;
}

export interface DisputeOutcome {
  readonly id: string;
  readonly name: string;
  readonly procedure: 'review' | 'litigation';
  /** Column of the report's fourth table: upheld, corrected, other. */
  readonly result: string;
  /** The agency lost: a new answer is due and a warning is due. */
  readonly lost: boolean;
  readonly reanswer: boolean;
  readonly article: string;
}

export interface DisputeProcedure extends Dated {
  readonly id: string;
  readonly name: string;
  readonly procedure: 'review' | 'litigation';
  /** Deadline of the agency's answer and evidence. */
  readonly answer: string;
  /** Deadline of the organ's own decision. */
  readonly decision: string;
  /** Row group of the report's fourth table: review, litigation_direct, litigation_after_review. */
  readonly group: string;
  readonly afterReview: boolean;
}

export interface DisputeRules {
  readonly variants: readonly ReliefVariant[];
  readonly organs: readonly OrganRule[];
  readonly courts: readonly CourtRule[];
  readonly online: readonly OnlineReview[];
  readonly procedures: readonly DisputeProcedure[];
  readonly outcomes: readonly DisputeOutcome[];
}
