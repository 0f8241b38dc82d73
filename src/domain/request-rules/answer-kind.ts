/** Kinds of answers, grounds and proofs (rules/answers, rules/grounds, rules/proofs). Code reads their traits only. */
import type { Dated } from './dated.ts';

/** One input of a proof, as forms show it and the case keeps it. */
export interface ProofField {
  readonly id: string;
  readonly label: string;
  readonly type:
    | 'text'
    | 'long-text'
    | 'yes-no'
    | 'choice'
    | 'date'
    | 'number'
    | 'url'
    | 'agency'
    | 'request';
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly required: boolean;
  /** The only value with which the answer may be given, e.g. `yes`; null: any. */
  readonly demands: string | null;
  /** What to do when the demanded value is not the case; '' where none is demanded. */
  readonly otherwise: string;
  readonly hint: string;
  /** Asked only when another field of the proof has this value; null: always. */
  readonly when: { readonly field: string; readonly is: string } | null;
}

/**
 * Which answers need a proof: `named`: those whose kind or ground names it; `every-decision`: all that people decide;
 * `every-release`: all by which records leave the house; `every-refusal`: all that withhold everything on a ground.
 */
export type ProofNeed = 'named' | 'every-decision' | 'every-release' | 'every-refusal';

/** What must be on file before an answer may be chosen. */
export interface Proof extends Dated {
  readonly id: string;
  /** Version of the law under which the request came in, e.g. REG2019; null: every version. */
  readonly law: string | null;
  readonly title: string;
  readonly needed: ProofNeed;
  /** `choice`: before the answer may be proposed; `decision`: before it is decided and leaves the house. */
  readonly stage: 'choice' | 'decision';
  /** Number of the safeguard in the law book (T-07), '' for none. */
  readonly safeguard: string;
  readonly fields: readonly ProofField[];
  /**
   * A fact of the case that must hold besides the fields, by the name of a mechanism of the program
   * (src/domain/answers/case-checks.ts), e.g. `third-party-heard`, `supplement-was-noticed`; null: none.
   */
  readonly check: string | null;
}

/** Closed list of 条例 14 to 16 and 36(七): why something is withheld. */
export interface Ground extends Dated {
  readonly id: string;
  /** Version of the law under which the request came in. */
  readonly law: string;
  readonly name: string;
  /** `must`: the law forbids openness; `may`: the agency weighs and writes down why. */
  readonly force: 'must' | 'may';
  /** Row of the report's table per format: `{ G2: denied_state_secret, G3: … }`. */
  readonly cells: Readonly<Record<string, string>>;
  /** Sub-kinds of which one must be chosen (三类、四类); empty: none. */
  readonly kinds: readonly { readonly id: string; readonly label: string }[];
  readonly proofs: readonly string[];
  /** Wording for letters: 属于……，依据……. */
  readonly reason: string;
}

export interface AnswerTraits {
  /** What the applicant gets. */
  readonly discloses: 'all' | 'part' | 'nothing';
  /** One or more grounds must be named. */
  readonly needsGround: boolean;
  /** Released by 区分处理 from several items: what a mixed request becomes. */
  readonly combines: boolean;
  /** `decision`: chosen by staff; `lapse`: follows from silence or withdrawal (补正、缴费逾期、撤回). */
  readonly given: 'decision' | 'lapse';
  /** Records leave the house: needs the release record of two people. */
  readonly releases: boolean;
  /** Does the fee by pages apply? (F-5.3) */
  readonly countsPages: boolean;
}

export interface AnswerKind extends Dated {
  readonly id: string;
  /** Number in the law book's catalogue: D-10. */
  readonly document: string;
  /** Version of the law under which the request came in (L-T.13). */
  readonly law: string;
  /** `correction` (条例 41): its own small procedure, in no cell of the report. */
  readonly procedure: 'request' | 'correction';
  readonly name: string;
  /** One sentence that tells a clerk when to choose it. */
  readonly when: string;
  readonly traits: AnswerTraits;
  /** Row of the report's table per format; null: the ground's cell. */
  readonly cells: Readonly<Record<string, string>> | null;
  readonly proofs: readonly string[];
  /** Letter form, from rules/letters. */
  readonly letter: string;
  /** Relief variants by day of the decision, half-open; null: none is printed. */
  readonly relief: readonly (Dated & { readonly variant: string | null })[];
  /** Grounds that may be named; empty with needsGround: all in force. */
  readonly grounds: readonly string[];
}
