/** Documents, wired: nothing is loaded and no thread starts before the first of them is asked for. */
import { fileURLToPath } from 'node:url';
import { TaskEnded, type TaskThread, taskThread } from '../documents/thread/task-thread.ts';
import type { Documents, Problem } from '../usecases/ports/documents.ts';
import type { DocumentTask, DocumentThreadData } from './document-work.ts';

/** Longest time for one document, in ms: 300 pages burnt in take about two minutes. */
const LETTER_TIME = 30_000;
const FILE_TIME = 240_000;
const MEMORY_MB = 768;

/**
 * @param fontFolder of the operator's own fonts; null: none
 */
export function documentsIn(fontFolder: string | null): Documents {
  const data: DocumentThreadData = { fontFolder };
  const lazily = (milliseconds: number): (() => TaskThread) => {
    let thread: TaskThread | undefined;
    return () => {
      thread ??= taskThread({ url: workerUrl(), data, milliseconds, memoryMb: MEMORY_MB });
      return thread;
    };
  };
  // A long redaction keeps no letter waiting.
  const letters = lazily(LETTER_TIME);
  const files = lazily(FILE_TIME);
  const ask = <T>(thread: () => TaskThread, task: DocumentTask) => thread().run(task) as Promise<T>;
  /** A file that ended its task is a problem of the file. */
  const judge = async <T extends { readonly ok: boolean }>(task: DocumentTask): Promise<T> => {
    try {
      return await ask<T>(files, task);
    } catch (error) {
      if (!(error instanceof TaskEnded)) throw error;
      return { ok: false, problems: [ended[error.why]] } as unknown as T;
    }
  };

  return {
    letterDocx: async (model) => (await import('../documents/letter/letter-docx.ts')).letterDocx(model),
    letterPdf: (model) => ask(letters, { work: 'letter-pdf', model }),
    unprintable: (model) => ask(letters, { work: 'unprintable', model }),
    bundlePdf: (bundle) => ask(letters, { work: 'bundle-pdf', bundle }),
    readLetterDocx: (bytes) => judge({ work: 'read-letter', bytes }),
    redactionPages: (bytes, fileName) => judge({ work: 'redaction-pages', bytes, fileName }),
    pagePicture: (bytes, page, marks) => judge({ work: 'page-picture', bytes, page, marks }),
    redact: (bytes, fileName, marks) => judge({ work: 'redact', bytes, fileName, marks }),
    clean: (bytes, fileName) => judge({ work: 'clean', bytes, fileName }),
    zip: async (entries) => (await import('../documents/bundle/zip.ts')).zip(entries),
  };
}

const ended: Readonly<Record<TaskEnded['why'], Problem>> = Object.freeze({
  timeout: { code: 'timeout', message: '处理超时，已停止。请把文件拆成几份，分别处理。' },
  'too-large': { code: 'too-large', message: '文件过大，处理时内存不足。请把文件拆成几份，分别处理。' },
  damaged: { code: 'damaged', message: '文件已损坏或不完整，无法处理。请用原软件打开后另存，再重新上传。' },
});

/** Under Node the source itself runs; a bundle has the thread's program built beside it. */
function workerUrl(): URL {
  const source = fileURLToPath(import.meta.url).endsWith('.ts');
  return new URL(source ? './documents-worker.ts' : './documents-worker.mjs', import.meta.url);
}
