/** Kinds of files that may leave the house with an answer. */
export const releasedKinds: ReadonlySet<string> = new Set(['record', 'redacted']);
