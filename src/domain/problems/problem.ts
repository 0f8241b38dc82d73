/** What went wrong as expected: values, not exceptions. */

/** One expected problem, for people and for programs. */
export interface Problem {
  /** For programs and tests, e.g. `forbidden`, `not-found`, `field-invalid`. */
  readonly code: string;
  /** zh-CN: what is wrong and what to do. */
  readonly message: string;
  /** Form field that it is about. */
  readonly field?: string;
  /** Article that it stands on, e.g. 《条例》第四条. */
  readonly article?: string;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

/** A success. */
export const done = <T>(value: T): Result<T> => ({ ok: true, value });

/** A failure with one or more problems; the first is the one to show where there is room for one. */
export const refused = (first: Problem, ...more: readonly Problem[]): Result<never> => ({
  ok: false,
  problems: [first, ...more],
});
