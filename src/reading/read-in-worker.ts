/** Reads files in worker threads, so that no file can stop or take down the process. */
import { Worker } from 'node:worker_threads';
import type { ReadingResult } from '../domain/pages/page.ts';
import { type ReadingLimits, withDefaults } from './limits.ts';
import { failure, problems } from './problems.ts';
import type { ReadingTask } from './worker.ts';

export interface ReaderPoolOptions {
  /** Files read at the same time; more wait their turn. */
  readonly size: number;
  readonly limits?: Partial<ReadingLimits>;
  /** Heap of each thread, in MiB; a file that needs more is `too-large`. */
  readonly memoryMb?: number;
  /** The thread's program: by default the source beside this file, or `reading-worker.mjs` beside a bundle. */
  readonly workerUrl?: URL;
}

export interface ReaderPool {
  /** Reads a file as `readPages` does. Rejects only when the pool is closed. */
  read(bytes: Uint8Array, name: string): Promise<ReadingResult>;
  /** Ends all threads; files being read fail with a rejection. */
  close(): Promise<void>;
}

interface Job extends ReadingTask {
  readonly resolve: (result: ReadingResult) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  worker: Worker | undefined;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** Time beyond the limit after which a thread is ended: the reader should have stopped by itself, in ms. */
const GRACE = 1_000;
const DEFAULT_MEMORY_MB = 512;

/** A pool of reading threads. Threads start with the first file and are replaced when a file ended one. */
export function createReaderPool(options: ReaderPoolOptions): ReaderPool {
  const limits = withDefaults(options.limits);
  const url = options.workerUrl ?? defaultWorkerUrl();
  const resourceLimits = { maxOldGenerationSizeMb: options.memoryMb ?? DEFAULT_MEMORY_MB };
  const threads: Thread[] = Array.from({ length: Math.max(1, options.size) }, () => ({
    worker: undefined,
    job: undefined,
    timer: undefined,
  }));
  const waiting: Job[] = [];
  let closed = false;

  function startWorker(thread: Thread): Worker {
    const worker = new Worker(url, { workerData: limits, resourceLimits });
    worker.unref();
    worker.on('message', (result: ReadingResult) => {
      if (thread.worker !== worker) return;
      worker.unref();
      settle(thread, result);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      discard(thread, worker, failure(memory ? problems.tooLarge : problems.damaged));
    });
    worker.on('exit', () => discard(thread, worker, failure(problems.damaged)));
    return worker;
  }

  function settle(thread: Thread, result: ReadingResult): void {
    const job = thread.job;
    clearTimeout(thread.timer);
    thread.job = undefined;
    job?.resolve(result);
    next();
  }

  /** Gives up a thread that ended or is being ended; the next file gets a new one. */
  function discard(thread: Thread, worker: Worker, result: ReadingResult): void {
    if (thread.worker !== worker) return;
    thread.worker = undefined;
    settle(thread, result);
  }

  function next(): void {
    const thread = closed ? undefined : threads.find(({ job }) => job === undefined);
    const job = thread === undefined ? undefined : waiting.shift();
    if (thread === undefined || job === undefined) return;
    thread.worker ??= startWorker(thread);
    const worker = thread.worker;
    thread.job = job;
    thread.timer = setTimeout(() => {
      discard(thread, worker, failure(problems.timeout));
      void worker.terminate();
    }, limits.milliseconds + GRACE);
    worker.ref();
    worker.postMessage({ bytes: job.bytes, name: job.name } satisfies ReadingTask);
  }

  return {
    read(bytes, name) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new Error('reader pool is closed'));
        waiting.push({ bytes, name, resolve, reject });
        next();
      });
    },
    async close() {
      closed = true;
      const workers = threads.map(({ worker }) => worker);
      for (const thread of threads) {
        clearTimeout(thread.timer);
        thread.worker = undefined;
        thread.job?.reject(new Error('reader pool is closed'));
      }
      for (const job of waiting.splice(0)) job.reject(new Error('reader pool is closed'));
      await Promise.all(workers.map((worker) => worker?.terminate()));
    },
  };
}

/** Under Node the source itself runs; a bundle has the thread's program built beside it. */
function defaultWorkerUrl(): URL {
  const source = import.meta.url.endsWith('.ts');
  return new URL(source ? './worker.ts' : './reading-worker.mjs', import.meta.url);
}
