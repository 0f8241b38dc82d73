/** A letter ready to be set: one model for DOCX, PDF and the screen. Source: GB/T 9704-2012, law book §5.1. */

export type LetterPiece =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table';
      /** Printed above it; '' for none. */
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export interface LetterModel {
  /** `letter`: with 发文机关标志, 文号 and red line; `form`: a form or receipt without them. */
  readonly look: 'letter' | 'form';
  /** 发文机关标志. */
  readonly issuer: string;
  /** 发文字号, e.g. 青自然资告〔2026〕37号; null: none. */
  readonly number: string | null;
  readonly title: string;
  /** 主送; '' for none. */
  readonly addressee: string;
  readonly body: readonly LetterPiece[];
  /** 附件说明, in order. */
  readonly attachments: readonly string[];
  /** 署名 and 成文日期 (`YYYY-MM-DD`); a draft has no date yet. */
  readonly signature: string;
  readonly date: string | null;
  /** （联系人……） below the date; '' for none. */
  readonly contact: string;
  /** Printed across each page of a draft; '' on what is issued. */
  readonly mark: string;
}
