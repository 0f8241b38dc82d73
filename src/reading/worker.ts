/** Reads files in a thread of its own; started by the reader pool. */
import { parentPort, workerData } from 'node:worker_threads';
import { type ReadingLimits, withDefaults } from './limits.ts';
import { failure, problems } from './problems.ts';
import { readPages } from './read-file.ts';

export interface ReadingTask {
  readonly bytes: Uint8Array;
  readonly name: string;
}

// The PDF engine lets promises about broken files fail where nobody waits for them. That must not end the thread:
// by then it may be reading another file.
process.on('unhandledRejection', () => {});

parentPort?.on('message', async ({ bytes, name }: ReadingTask) => {
  const limits = withDefaults(workerData as Partial<ReadingLimits>);
  const result = await readPages(bytes, name, limits).catch(() => failure(problems.damaged));
  const long = result.ok && result.pages.lines.length > limits.lines;
  parentPort?.postMessage(long ? failure(problems.tooLarge) : result);
});
