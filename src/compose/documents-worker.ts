/** Works on documents in a thread of its own; started by the first document. Each kind of work loads what it needs. */
import { parentPort, workerData } from 'node:worker_threads';
import type { TaskAnswer } from '../documents/thread/task-thread.ts';
import { createDocumentWork, type DocumentTask, type DocumentThreadData } from './document-work.ts';

// The PDF engine lets promises about broken files fail where nobody waits for them. That must not end the thread.
process.on('unhandledRejection', () => {});

const work = createDocumentWork(workerData as DocumentThreadData);

parentPort?.on('message', async (task: DocumentTask) => {
  const answer: TaskAnswer = await work(task).then(
    (value) => ({ ok: true, value }),
    (error: unknown) => ({ ok: false, message: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(answer);
});
