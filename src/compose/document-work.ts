/** What the documents' thread can do. */
import type { Typesetter } from '../documents/letter/typesetter.ts';
import type { BundleModel, LetterModel, RedactionMark } from '../usecases/ports/documents.ts';

export interface DocumentThreadData {
  /** The operator's own fonts; null: none. */
  readonly fontFolder: string | null;
}

export type DocumentTask =
  | { readonly work: 'letter-pdf'; readonly model: LetterModel }
  | { readonly work: 'bundle-pdf'; readonly bundle: BundleModel }
  | { readonly work: 'unprintable'; readonly model: LetterModel }
  | { readonly work: 'read-letter'; readonly bytes: Uint8Array }
  | { readonly work: 'redaction-pages'; readonly bytes: Uint8Array; readonly fileName: string }
  | {
      readonly work: 'page-picture';
      readonly bytes: Uint8Array;
      readonly page: number;
      readonly marks: readonly RedactionMark[];
    }
  | {
      readonly work: 'redact';
      readonly bytes: Uint8Array;
      readonly fileName: string;
      readonly marks: readonly RedactionMark[];
    }
  | { readonly work: 'clean'; readonly bytes: Uint8Array; readonly fileName: string };

/** Does one task; what it loads stays loaded. */
export function createDocumentWork({
  fontFolder,
}: DocumentThreadData): (task: DocumentTask) => Promise<unknown> {
  let typesetter: Promise<Typesetter> | undefined;
  const setter = (): Promise<Typesetter> => {
    typesetter ??= import('../documents/letter/typesetter.ts').then(({ openTypesetter }) =>
      openTypesetter(fontFolder),
    );
    return typesetter;
  };
  let covers: Promise<(text: string) => readonly string[]> | undefined;
  const missing = () => {
    covers ??= Promise.all([
      import('../documents/letter/font-coverage.ts'),
      import('../documents/letter/faces.ts'),
    ]).then(([{ coverageOf, uncovered }, { fontFiles }]) => {
      const coverage = coverageOf(fontFiles(fontFolder));
      return (text) => uncovered(text, coverage);
    });
    return covers;
  };

  return async (task) => {
    switch (task.work) {
      case 'letter-pdf': {
        const { letterPdf } = await import('../documents/letter/letter-pdf.ts');
        return letterPdf(await setter(), task.model);
      }
      case 'bundle-pdf': {
        const { bundlePdf } = await import('../documents/bundle/bundle-pdf.ts');
        return bundlePdf(await setter(), task.bundle);
      }
      case 'unprintable': {
        const { printedText } = await import('../documents/letter/printed-text.ts');
        return (await missing())(printedText(task.model));
      }
      case 'read-letter': {
        const { readLetter } = await import('../reading/letter/read-letter.ts');
        return readLetter(task.bytes);
      }
      case 'redaction-pages': {
        const { redactionPages } = await import('../documents/redact/redaction-pages.ts');
        return redactionPages(task.bytes, task.fileName);
      }
      case 'page-picture': {
        const { pagePicture } = await import('../documents/redact/page-picture.ts');
        return pagePicture(task.bytes, task.page, task.marks);
      }
      case 'redact': {
        const { redact } = await import('../documents/redact/redact.ts');
        return redact(task.bytes, task.fileName, task.marks);
      }
      case 'clean': {
        const { clean } = await import('../documents/redact/clean.ts');
        return clean(task.bytes, task.fileName);
      }
    }
  };
}
