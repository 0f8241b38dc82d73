/** One page of a PDF as it looks, with what was marked so far burnt in. */
import type { RedactionMark, Result } from '../../usecases/ports/documents.ts';
import { fileKind } from './file-kind.ts';
import { openPdf } from './pdf/engine.ts';
import { screenPicture } from './pdf/raster.ts';
import { readPages } from './pdf/read-pages.ts';
import { planOf } from './pdf/redact-pdf.ts';
import { failed, problems, Refusal } from './problems.ts';

/** See the port. */
export async function pagePicture(
  bytes: Uint8Array,
  page: number,
  marks: readonly RedactionMark[],
): Promise<Result<Uint8Array>> {
  try {
    const { kind } = await fileKind(bytes);
    if (kind !== 'pdf') return failed(problems.unsupported);
    const engine = await openPdf(bytes);
    try {
      const pages = await readPages(engine);
      const read = pages[page - 1];
      if (read === undefined) return failed(problems.outside);
      return {
        ok: true,
        value: await screenPicture(engine, read, planOf(pages, marks).boxes[page - 1] ?? []),
      };
    } finally {
      await engine.close();
    }
  } catch (error) {
    if (error instanceof Refusal) return failed(error.problem);
    throw error;
  }
}
