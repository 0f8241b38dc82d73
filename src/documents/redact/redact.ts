/** Burns marks into a PDF or DOCX, and proves that what was marked is gone. */
import type { RedactedFile, RedactionMark, Result } from '../../usecases/ports/documents.ts';
import { fileKind } from './file-kind.ts';
import { fold } from './fold.ts';
import { redactLimits } from './limits.ts';
import { failed, problems, Refusal } from './problems.ts';
import { releaseName } from './release-name.ts';

export const pdfType = 'application/pdf';
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** See the port. */
export async function redact(
  bytes: Uint8Array,
  fileName: string,
  marks: readonly RedactionMark[],
): Promise<Result<RedactedFile>> {
  try {
    requireMarks(marks);
    const { kind } = await fileKind(bytes);
    if (kind === 'pdf') {
      const { redactPdf } = await import('./pdf/redact-pdf.ts');
      const burnt = await redactPdf(bytes, marks);
      return { ok: true, value: { ...burnt, mediaType: pdfType, fileName: nameFor(fileName, 'pdf', marks) } };
    }
    if (kind === 'docx') {
      const { redactDocx } = await import('./docx/redact-docx.ts');
      const burnt = await redactDocx(bytes, marks);
      const name = nameFor(fileName, 'docx', marks);
      return { ok: true, value: { ...burnt, mediaType: docxType, fileName: name, pages: 0 } };
    }
    return failed(
      kind === 'xlsx' ? problems.sheet : kind === 'picture' ? problems.picture : problems.unsupported,
    );
  } catch (error) {
    if (error instanceof Refusal) return failed(error.problem);
    throw error;
  }
}

function requireMarks(marks: readonly RedactionMark[]): void {
  const texts = marks.filter((mark) => mark.kind === 'text');
  if (marks.length === 0 || texts.some(({ text }) => fold(text) === '')) throw new Refusal(problems.noMarks);
  if (marks.length > redactLimits.marks || texts.some(({ text }) => text.length > redactLimits.markLength))
    throw new Refusal(problems.tooManyMarks);
}

/** A file is often named after whom it is about: a name that holds a withheld text is not carried on. */
function nameFor(fileName: string, extension: string, marks: readonly RedactionMark[]): string {
  const folded = fold(fileName);
  const tells = marks.some((mark) => mark.kind === 'text' && folded.includes(fold(mark.text)));
  return releaseName(tells ? '' : fileName, extension);
}
