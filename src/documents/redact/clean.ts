/** Takes out of a file what does not show, before it is released. */
import type { CleanedFile, Result } from '../../usecases/ports/documents.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import { failed, Refusal } from './problems.ts';
import { docxType, pdfType } from './redact.ts';
import { releaseName } from './release-name.ts';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** See the port. */
export async function clean(bytes: Uint8Array, fileName: string): Promise<Result<CleanedFile>> {
  try {
    return { ok: true, value: await cleaned(await fileKind(bytes), bytes, fileName) };
  } catch (error) {
    if (error instanceof Refusal) return failed(error.problem);
    throw error;
  }
}

async function cleaned(file: FileKind, bytes: Uint8Array, fileName: string): Promise<CleanedFile> {
  switch (file.kind) {
    case 'pdf': {
      const { cleanPdf } = await import('./pdf/clean-pdf.ts');
      return { ...(await cleanPdf(bytes)), mediaType: pdfType, fileName: releaseName(fileName, 'pdf') };
    }
    case 'docx': {
      const { redactDocx } = await import('./docx/redact-docx.ts');
      const { bytes: copy, notes } = await redactDocx(bytes, []);
      return { bytes: copy, removed: notes, mediaType: docxType, fileName: releaseName(fileName, 'docx') };
    }
    case 'xlsx': {
      const { cleanXlsx } = await import('./xlsx/clean-xlsx.ts');
      return {
        ...(await cleanXlsx(file.parts)),
        mediaType: xlsxType,
        fileName: releaseName(fileName, 'xlsx'),
      };
    }
    case 'picture': {
      const { cleanPicture } = await import('./picture/clean-picture.ts');
      const { changed, extension, mediaType, bytes: copy } = await cleanPicture(bytes, file.picture);
      const removed = changed ? ['拍摄时间、地点、设备等附加数据已删除。'] : [];
      return { bytes: copy, removed, mediaType, fileName: releaseName(fileName, extension) };
    }
    case 'text':
      return {
        bytes,
        removed: [],
        mediaType: 'text/plain',
        fileName: releaseName(fileName, ending(fileName)),
      };
  }
}

const ending = (fileName: string): string => /\.(txt|csv|md)$/i.exec(fileName)?.[1]?.toLowerCase() ?? 'txt';
