/**
 * Heavy work on documents in a thread of its own: no letter and no hostile file can stop the server or take it down. A
 * thread does one task after the other, starts with the first one and is replaced when a task ended it.
 */
import { Worker } from 'node:worker_threads';

export interface TaskThreadOptions {
  /** The thread's program. */
  readonly url: URL;
  /** What it is given at its start. */
  readonly data: unknown;
  /** Longest time of one task, in ms. */
  readonly milliseconds: number;
  /** Heap, in MiB. */
  readonly memoryMb: number;
}

/** How a task ended without a result: its time ran out, its memory did, or it broke the thread. */
export class TaskEnded extends Error {
  readonly why: 'timeout' | 'too-large' | 'damaged';
  constructor(why: 'timeout' | 'too-large' | 'damaged', detail = '') {
    super(`document task ended: ${why}${detail === '' ? '' : ` (${detail})`}`);
    this.why = why;
  }
}

export interface TaskThread {
  /** @throws TaskEnded when the task had to be ended; Error when the task itself failed */
  run(task: unknown): Promise<unknown>;
}

/** What the thread answers. */
export type TaskAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

interface Job {
  readonly task: unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Keeps no program alive: what waits for nothing may end. */
export function taskThread(options: TaskThreadOptions): TaskThread {
  const waiting: Job[] = [];
  let worker: Worker | undefined;
  let job: Job | undefined;
  let timer: NodeJS.Timeout | undefined;

  function start(): Worker {
    const started = new Worker(options.url, {
      workerData: options.data,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    });
    started.unref();
    started.on('message', (answer: TaskAnswer) => {
      if (worker !== started) return;
      settle((each) => (answer.ok ? each.resolve(answer.value) : each.reject(new Error(answer.message))));
    });
    started.on('error', (error: NodeJS.ErrnoException) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      giveUp(started, new TaskEnded(memory ? 'too-large' : 'damaged', error.message));
    });
    started.on('exit', () => giveUp(started, new TaskEnded('damaged')));
    return started;
  }

  function settle(end: (job: Job) => void): void {
    const ended = job;
    clearTimeout(timer);
    worker?.unref();
    job = undefined;
    if (ended !== undefined) end(ended);
    next();
  }

  function giveUp(ended: Worker, error: TaskEnded): void {
    if (worker !== ended) return;
    worker = undefined;
    settle((each) => each.reject(error));
  }

  function next(): void {
    if (job !== undefined) return;
    job = waiting.shift();
    if (job === undefined) return;
    worker ??= start();
    const busy = worker;
    timer = setTimeout(() => {
      giveUp(busy, new TaskEnded('timeout'));
      void busy.terminate();
    }, options.milliseconds);
    busy.ref();
    busy.postMessage(job.task);
  }

  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject });
        next();
      }),
  };
}
