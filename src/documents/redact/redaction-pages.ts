/** The text of a PDF or DOCX with places, for marking what to withhold. */
import type { RedactionPage, RedactionText, Result } from '../../usecases/ports/documents.ts';
import { fileKind } from './file-kind.ts';
import type { Glyph } from './pdf/glyph.ts';
import { failed, problems, Refusal } from './problems.ts';

/** See the port. */
export async function redactionPages(bytes: Uint8Array, _fileName: string): Promise<Result<RedactionText>> {
  try {
    const { kind } = await fileKind(bytes);
    if (kind === 'pdf') return { ok: true, value: await ofPdf(bytes) };
    if (kind === 'docx') return { ok: true, value: await ofDocx(bytes) };
    return failed(
      kind === 'xlsx' ? problems.sheet : kind === 'picture' ? problems.picture : problems.unsupported,
    );
  } catch (error) {
    if (error instanceof Refusal) return failed(error.problem);
    throw error;
  }
}

async function ofPdf(bytes: Uint8Array): Promise<RedactionText> {
  const { openPdf } = await import('./pdf/engine.ts');
  const { readPages } = await import('./pdf/read-pages.ts');
  const { linesOf, textOf } = await import('./pdf/lines.ts');
  const engine = await openPdf(bytes);
  try {
    const read = await readPages(engine);
    const pages = read.map(({ glyphs, width, height }, at): RedactionPage => {
      const lines = linesOf(glyphs).map((line) => {
        const x = Math.min(...line.map((glyph) => glyph.x));
        const y = Math.min(...line.map((glyph) => glyph.y));
        const right = Math.max(...line.map((glyph) => glyph.x + glyph.width));
        const bottom = Math.max(...line.map((glyph) => glyph.y + glyph.height));
        return { text: textOf(line), x, y, width: right - x, height: bottom - y };
      });
      return { page: at + 1, part: '', width, height, lines };
    });
    const comments = read.reduce((sum, page) => sum + page.comments, 0);
    const attachments = (await engine.document.getAttachments()) ?? null;
    return {
      format: 'pdf',
      pages,
      hasText: pages.some(({ lines }) => lines.length > 0),
      notes: [
        ...(read.some(({ glyphs }) => glyphs.some(isUnseen))
          ? ['文件含有看不见的文字（扫描识别层、隐藏图层或被遮挡的文字），不会带入公开的文件。']
          : []),
        ...(comments > 0 ? [`批注 ${comments} 处不会带入公开的文件。`] : []),
        ...(attachments === null ? [] : ['文件内嵌有附件，不会带入公开的文件；需要公开的请单独处理。']),
      ],
    };
  } finally {
    await engine.close();
  }
}

const isUnseen = ({ painted, text }: Glyph): boolean => !painted && text.trim() !== '';

async function ofDocx(bytes: Uint8Array): Promise<RedactionText> {
  const { docxCopy } = await import('./docx/docx-copy.ts');
  const { printsText } = await import('./docx/redact-docx.ts');
  const { paragraphTexts } = await import('./docx/text-places.ts');
  const { keptParts } = await import('./docx/parts.ts');
  const { parts, notes } = await docxCopy(bytes);
  const pages = parts
    .filter(printsText)
    .map((part) => ({ part: keptParts[part.kind]!.name, texts: paragraphTexts(part.root) }))
    .filter(({ texts }) => texts.length > 0)
    .map(({ part, texts }, at): RedactionPage => {
      const lines = texts.map((text) => ({ text, x: 0, y: 0, width: 0, height: 0 }));
      return { page: at + 1, part, width: 0, height: 0, lines };
    });
  return { format: 'docx', pages, hasText: pages.length > 0, notes };
}
