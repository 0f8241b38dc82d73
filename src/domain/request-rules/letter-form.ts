/** Wording of outgoing letters (rules/letters). A small template: `{fact}` is filled in, a block may have a condition. */
import type { Dated } from './dated.ts';

export interface LetterBlock {
  /** `heading` levels as in GB/T 9704; `list` prints one line per item of the list fact named in `each`. */
  readonly kind: 'paragraph' | 'heading' | 'list' | 'relief' | 'attachments' | 'contact';
  readonly text: string;
  /** Fact that must be there (and not '' or false); null: always printed. `!name` for its absence. */
  readonly when: string | null;
  /** List fact whose members fill the text one by one; null for other blocks. */
  readonly each: string | null;
}

/**
 * What a letter is for; use cases find it by this and by the law of the request, never by its id. Letters of answers
 * and of consultations are named by the answer kind and the kind of consultee.
 */
export const letterPurposes = [
  'receipt',
  'supplement',
  'ask-reasons',
  'extension',
  'consultation',
  'consultation-reply',
  'consultation-told',
  'third-party-disclosure',
  'fee',
  'answer',
  'delay',
  'correction-answer',
  'service-record',
  'supervision',
] as const;
export type LetterPurpose = (typeof letterPurposes)[number];

export interface LetterForm extends Dated {
  readonly id: string;
  /** Number in the law book's catalogue: D-02. */
  readonly document: string;
  readonly purpose: LetterPurpose;
  /** Version of the law under which the request came in; null: every version. */
  readonly law: string | null;
  /** Title without the agency's name: 政府信息公开申请补正告知书. */
  readonly title: string;
  /** Whom it goes to. */
  readonly to: 'applicant' | 'third-party' | 'agency' | 'file';
  /** Has a 文号 of the agency's series. */
  readonly numbered: boolean;
  readonly blocks: readonly LetterBlock[];
  /** Facts without which it must not be issued, with what people call them. */
  readonly requires: readonly { readonly fact: string; readonly label: string }[];
  /** Does it carry a relief notice? (then the decision's variant) */
  readonly relief: boolean;
}
