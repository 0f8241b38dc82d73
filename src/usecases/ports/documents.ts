/** Files that leave the house: letters, released copies with what is withheld burnt out, bundles. */
import type { LetterModel, LetterPiece } from '../../domain/letters/letter-model.ts';
import type { Result } from '../../domain/problems/problem.ts';

export type { LetterModel, LetterPiece } from '../../domain/letters/letter-model.ts';
export type { Problem, Result } from '../../domain/problems/problem.ts';

/** What is to be withheld from a file before it is released (L-37.1). */
export type RedactionMark =
  /** A piece of text, found as the file prints it: spaces and line ends between its characters do not matter. */
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Which one in reading order, from 1; left out: every one. */
      readonly occurrence?: number;
    }
  /** A rectangle of a PDF page, in points from its upper left corner as shown. Pages count from 1. */
  | {
      readonly kind: 'area';
      readonly page: number;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  /** All that stands on a PDF page, which stays as a black page. */
  | { readonly kind: 'page'; readonly page: number };

/** A line of text and where it stands. */
export interface RedactionLine {
  readonly text: string;
  /** Points from the upper left corner of the page as shown; all 0 in a DOCX, which has no pages yet. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface RedactionPage {
  /** From 1. */
  readonly page: number;
  /** Which part of a DOCX it is, zh-CN: 正文, 页眉, 页脚, 脚注 …; '' in a PDF. */
  readonly part: string;
  /** Points; 0 in a DOCX. */
  readonly width: number;
  readonly height: number;
  readonly lines: readonly RedactionLine[];
}

export interface RedactionText {
  readonly format: 'pdf' | 'docx';
  readonly pages: readonly RedactionPage[];
  /** False: a scan. It can be marked by area or page only. */
  readonly hasText: boolean;
  /** What the person who marks should know, zh-CN: comments, tracked changes, attachments that will be dropped. */
  readonly notes: readonly string[];
}

export interface RedactedFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Ends as its format does. */
  readonly fileName: string;
  /** Pages of a PDF; 0 for a DOCX. */
  readonly pages: number;
  /** Places burnt out: occurrences of texts, areas and pages. */
  readonly places: number;
  /** What was dropped, and what the released file lacks; zh-CN sentences without any content of the file. */
  readonly notes: readonly string[];
}

export interface CleanedFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  /** What was taken out, zh-CN, without any content of the file; empty: there was nothing to take out. */
  readonly removed: readonly string[];
}

/** A table of a bundle. */
export interface BundleTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One document of a closed case, as the index lists it. */
export interface BundleEntry {
  /** 序号, as printed. */
  readonly no: string;
  readonly title: string;
  /** `YYYY-MM-DD`; '' where none is known. */
  readonly date: string;
  /** Pages, or another extent as printed, e.g. `3 页`; '' where unknown. */
  readonly extent: string;
  /** Size in bytes. */
  readonly size: number;
  /** SHA-256 of the file, lower-case hex. */
  readonly digest: string;
  /** Name under which it lies in the archive beside this PDF, or is embedded. */
  readonly file: string;
  /** The file itself, to be embedded into the PDF; null: it lies beside it. */
  readonly bytes: Uint8Array | null;
}

/** The archive of a closed case as one PDF that is readable on its own. */
export interface BundleModel {
  readonly title: string;
  /** Below the title: agency, number, days. */
  readonly subtitle: string;
  /** Label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly index: readonly BundleEntry[];
  /** Day, what happened, who. */
  readonly timeline: BundleTable;
  /** Letters as issued, in order. */
  readonly letters: readonly { readonly heading: string; readonly letter: LetterModel }[];
  /** Further texts (internal notes, records of review) with a heading. */
  readonly texts: readonly { readonly heading: string; readonly body: readonly LetterPiece[] }[];
  /** Extract of the audit trail. */
  readonly audit: BundleTable;
  /** Instant of making, ISO 8601: printed, and the PDF's only time. */
  readonly madeAt: string;
}

export interface Documents {
  /** An editable letter (GB/T 9704-2012). */
  letterDocx(model: LetterModel): Promise<Uint8Array>;
  /** The same letter as PDF. */
  letterPdf(model: LetterModel): Promise<Uint8Array>;
  /** Characters of the letter that no font at hand can print, each once; such a PDF would show boxes. */
  unprintable(model: LetterModel): Promise<readonly string[]>;
  /**
   * Body of a letter that was edited outside and is taken back: headings, paragraphs, tables between addressee and
   * signature where they are found, else the whole text. Problems: `not-docx`, `macros`, `too-large`, `damaged`,
   * `encrypted`, `empty`, `timeout`.
   */
  readLetterDocx(bytes: Uint8Array): Promise<Result<readonly LetterPiece[]>>;
  /**
   * Text of a PDF or DOCX with places, for marking what to withhold. Problems: `unsupported-type`, `encrypted`,
   * `damaged`, `too-large`, `too-many-pages`, `timeout`.
   */
  redactionPages(bytes: Uint8Array, fileName: string): Promise<Result<RedactionText>>;
  /**
   * One page of a PDF (from 1) as a PNG of 96 dots an inch, with these marks burnt in: what the person who marks looks at. Its
   * points are pixels × 0.75. Problems as for {@link redact}; a DOCX is `unsupported-type`.
   */
  pagePicture(bytes: Uint8Array, page: number, marks: readonly RedactionMark[]): Promise<Result<Uint8Array>>;
  /**
   * Burns marks in: the released file no longer contains the text, which is proved by reading it again. Problems: those
   * of {@link redactionPages}, `mark-not-found` (nothing of that text), `mark-outside` (no such page or place), `not-proved` (the
   * text could not be shown to be gone: nothing is released).
   */
  redact(bytes: Uint8Array, fileName: string, marks: readonly RedactionMark[]): Promise<Result<RedactedFile>>;
  /**
   * Takes out of a DOCX, XLSX, PDF or picture what does not show: metadata, comments, hidden rows, sheets and text, tracked
   * changes, macros, embedded files, thumbnails. A text file stays as it is. Problems as for {@link redactionPages}.
   */
  clean(bytes: Uint8Array, fileName: string): Promise<Result<CleanedFile>>;
  /** A zip of these entries in order, byte for byte the same for the same entries. */
  zip(entries: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<Uint8Array>;
  /** The archive bundle: index and texts as one PDF, attachments embedded or named. */
  bundlePdf(bundle: BundleModel): Promise<Uint8Array>;
}
