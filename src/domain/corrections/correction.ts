/**
 * 更正 (条例 41, law book L-41.1): somebody shows that a record about themselves is wrong. A small procedure of its own, not counted in
 * the report. Folded from events of subject `correction/<id>`; persons and texts lie sealed and are named by ids.
 */

/** Subject of the events of a correction. */
export const correctionSubject = (caseId: string): string => `correction/${caseId}`;

export interface ReceivedCorrection {
  /** 登记编号. */
  readonly number: string;
  readonly agencyId: string;
  /** Day of receipt. */
  readonly on: string;
  readonly channel: 'portal' | 'desk';
  /** Which record, in a few words without personal data. */
  readonly title: string;
  /** File ids: what is wrong and what shows it; papers. */
  readonly text: string;
  readonly files: readonly string[];
}

export interface CorrectionEventData {
  'correction-received': ReceivedCorrection;
  /** What the agency found, as a sealed text. */
  'correction-verified': { readonly on: string; readonly finding: string };
  'correction-letter-issued': {
    /** Answer kind of rules/answers whose procedure is `correction`. */
    readonly answer: string;
    /** 文号 of the letter, its day, and file ids. */
    readonly number: string;
    readonly on: string;
    readonly docx: string;
    readonly pdf: string;
    /** The agency that it was transferred to; null: to none. */
    readonly transferredTo: string | null;
  };
  'correction-answered': {
    readonly on: string;
    readonly way: string;
    readonly proof: string;
  };
  'correction-withdrawn': { readonly on: string; readonly verified: string };
  'correction-file-added': { readonly fileId: string; readonly kind: string };
}

export type CorrectionEvent = {
  [K in keyof CorrectionEventData]: { readonly kind: K; readonly data: CorrectionEventData[K] };
}[keyof CorrectionEventData];

export interface Correction {
  readonly regionId: string;
  readonly caseId: string;
  readonly received: ReceivedCorrection;
  /** Kinds of its events so far: the state follows from them (sideState). */
  readonly steps: readonly string[];
  readonly verified: CorrectionEventData['correction-verified'] | null;
  readonly letter: CorrectionEventData['correction-letter-issued'] | null;
  readonly answered: CorrectionEventData['correction-answered'] | null;
  readonly withdrawn: CorrectionEventData['correction-withdrawn'] | null;
  readonly files: readonly string[];
  /** Number of the last event folded in. */
  readonly version: number;
}

/**
 * Folds one event in; events about other subjects change nothing.
 * @throws when the events contradict each other
 */
export function correctionAfter(
  before: Correction | null,
  fact: {
    readonly regionId: string;
    readonly subject: string;
    readonly kind: string;
    readonly eventId: number;
    readonly data: Readonly<Record<string, unknown>>;
  },
): Correction | null {
  const prefix = correctionSubject('');
  if (!fact.subject.startsWith(prefix) || !fact.kind.startsWith('correction-')) return before;
  const event = fact as unknown as CorrectionEvent;
  if (event.kind === 'correction-received') {
    if (before !== null) throw new Error(`${fact.subject} is received twice`);
    return {
      regionId: fact.regionId,
      caseId: fact.subject.slice(prefix.length),
      received: event.data,
      steps: [event.kind],
      verified: null,
      letter: null,
      answered: null,
      withdrawn: null,
      files: event.data.files,
      version: fact.eventId,
    };
  }
  if (before === null) throw new Error(`${fact.subject}: ${fact.kind} before it was received`);
  const next = { ...before, steps: [...before.steps, event.kind], version: fact.eventId };
  switch (event.kind) {
    case 'correction-verified':
      return { ...next, verified: event.data };
    case 'correction-letter-issued':
      return { ...next, letter: event.data };
    case 'correction-answered':
      return { ...next, answered: event.data };
    case 'correction-withdrawn':
      return { ...next, withdrawn: event.data };
    case 'correction-file-added':
      return { ...next, files: [...before.files, event.data.fileId] };
  }
}
