/** Kinds of notices and letters with their wording, as rules/notices/ describes them. */

/** A notice to staff. */
export interface NoticeKind {
  readonly id: string;
  /** What it is called where people choose and look back, e.g. 新的待办. */
  readonly name: string;
  /** May contain `{fact}`, as {@link text} may. */
  readonly title: string;
  readonly text: string;
  /** Names of the facts that title and text may use. */
  readonly facts: readonly string[];
  /** About the safety of the account: told at once and by mail, whatever the person chose. */
  readonly urgent: boolean;
  /** Shown in the workbench only: about what mail itself cannot do. */
  readonly workbenchOnly: boolean;
}

/** A mail that is no notice: it carries a key, and is kept sealed until it was sent. */
export interface LetterKind {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly facts: readonly string[];
  /** Those of the facts that are addresses of pages of this site. */
  readonly links: readonly string[];
}

export interface NoticeRules {
  readonly kinds: readonly NoticeKind[];
  readonly letters: readonly LetterKind[];
}
