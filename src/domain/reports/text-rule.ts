/** Rules about what the running text of a report says, as rules/reports/text/ holds them. */
import type { Severity } from '../findings/finding.ts';
import type { Term } from './format.ts';

/** A sum of cells. */
export interface CellSum {
  readonly terms: readonly Term[];
  /** What the sum is called for people, e.g. `本年新收`. */
  readonly label: string;
}

/**
 * A claim: a figure in the text that must equal a cell (or sum of cells) of the tables.
 * `before` looks at the sentence up to the figure and ends there.
 */
export interface ClaimRule {
  readonly id: string;
  readonly kind: string;
  readonly severity: Severity;
  /** What the text claims, for messages: `收到申请`. */
  readonly label: string;
  readonly units: readonly string[];
  readonly before: RegExp;
  /** What the whole sentence must speak of. */
  readonly context: RegExp | null;
  /** Sentences to which the rule does not apply. */
  readonly unless: RegExp | null;
  /** Any of these that the form has and the report prints; one match is enough. The first is what the text means. */
  readonly expect: readonly CellSum[];
  /** `==`, or `<=` where the figure is a part that must not exceed the cell. */
  readonly operator: '==' | '<=';
}

/** A statement without a figure (`无行政复议`, `办结率100%`) and what it demands of the tables. */
export interface StatementRule {
  readonly id: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly pattern: RegExp;
  readonly unless: RegExp | null;
  /** Every one of these sums must be zero; those that the report does not print are passed over. */
  readonly zero: readonly CellSum[];
  /** The rate that the tables give instead, for the arithmetic. */
  readonly ratio: { readonly part: CellSum; readonly whole: CellSum } | null;
  readonly message: string;
}

/** Ways of one kind (channels, means of application): words in the text, cells in the table. */
export interface MemberWords {
  readonly words: RegExp;
  readonly term: Term;
  readonly label: string;
}

/**
 * An enumeration in the text of which some figures equal the members' cells: then what is left over must fit
 * into the cell for the rest.
 */
export interface EnumerationRule {
  readonly id: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly unit: string;
  readonly members: readonly MemberWords[];
  readonly rest: CellSum;
  readonly message: string;
}

/** Means named in the text for an act whose members' cells are blank, while members not named hold the numbers. */
export interface MeansRule {
  readonly id: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly pattern: RegExp;
  readonly members: readonly MemberWords[];
  readonly message: string;
}

/** A part told elsewhere in the text that exceeds the whole told for the government: same word, same unit. */
export interface PartRule {
  readonly id: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly unit: string;
  /** The figure of the whole: ends at the figure. */
  readonly whole: RegExp;
  /** A figure of a part: ends at the figure. */
  readonly part: RegExp;
  /** Sentences that speak of several wholes at once. */
  readonly unless: RegExp | null;
  readonly message: string;
}

/** A sentence pattern that tells of a defect of its own (residue of a conversion, a date without its day). */
export interface WordingRule {
  readonly id: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly pattern: RegExp;
  readonly unless: RegExp | null;
  readonly message: string;
}

/** A check with a mechanism of its own in the code; `check` names the mechanism. */
export interface StructureRule {
  readonly id: string;
  readonly check: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly formats: readonly string[];
  readonly message: string;
  readonly chapter: number | null;
  readonly pattern: RegExp | null;
  readonly unless: RegExp | null;
  readonly month: number | null;
  readonly day: number | null;
}

export interface TextRules {
  readonly claims: readonly ClaimRule[];
  readonly statements: readonly StatementRule[];
  readonly enumerations: readonly EnumerationRule[];
  readonly means: readonly MeansRule[];
  readonly parts: readonly PartRule[];
  readonly wordings: readonly WordingRule[];
  readonly structure: readonly StructureRule[];
}
