/** What a check of a case is given and what it says. */
import type { AnswerKind } from '../request-rules/answer-kind.ts';
import { type GivenValue, givenText } from './answer-draft.ts';
import type { CaseFacts } from './case-facts.ts';

export interface CheckedCase {
  readonly facts: CaseFacts;
  /** Fields of the proof that asks. */
  readonly given: Readonly<Record<string, GivenValue>>;
  readonly kind: AnswerKind;
  readonly grounds: readonly string[];
}

export interface CheckFault {
  readonly code: string;
  /** zh-CN: what is wrong and what to do. */
  readonly message: string;
  /** Field of the proof that it is about; left out: the proof as a whole. */
  readonly field?: string;
}

/** Empty when the case is in order. */
export type CaseCheck = (checked: CheckedCase) => readonly CheckFault[];

/** Text of a field; '' for nothing. */
export const text = (given: CheckedCase['given'], field: string): string => givenText(given[field]);
