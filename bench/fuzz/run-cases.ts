/** Runs a range of cases under a watch: a case that hangs, ends its thread or takes all memory is a failure. */
import { Worker } from 'node:worker_threads';
import type { CaseDone, WorkerTask } from './worker.ts';

export interface Failure {
  readonly index: number;
  readonly what: string;
}

export interface Summary {
  cases: number;
  readonly outcomes: Map<string, number>;
  readonly failures: Failure[];
  slowest: { readonly index: number; readonly milliseconds: number; readonly size: number };
}

/** Time without a sign of life after which a thread is ended. */
const hang = 30_000;
const memoryMb = 768;

function runUntilStopped(task: WorkerTask, summary: Summary): Promise<number> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    let current = task.from;
    let timer: NodeJS.Timeout | undefined;
    const stop = (what: string | null) => {
      clearTimeout(timer);
      if (what !== null) summary.failures.push({ index: current, what });
      worker.removeAllListeners();
      void worker.terminate();
      resolve(what === null ? task.to : current + 1);
    };
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => stop(`no end after ${hang / 1000} s`), hang);
    };
    watch();
    worker.on('message', (message: CaseDone | { readonly starts: number }) => {
      watch();
      if ('starts' in message) current = message.starts;
      else note(message, summary);
    });
    worker.on('error', (error) =>
      stop(`thread ended: ${error instanceof Error ? (error.stack ?? error.message) : error}`),
    );
    worker.on('exit', () => stop(null));
  });
}

function note({ index, outcome, failure, times, size }: CaseDone, summary: Summary): void {
  summary.cases++;
  summary.outcomes.set(outcome, (summary.outcomes.get(outcome) ?? 0) + 1);
  if (failure !== null) summary.failures.push({ index, what: failure });
  const milliseconds = times.read + times.recognise + times.audit;
  if (milliseconds > summary.slowest.milliseconds) summary.slowest = { index, milliseconds, size };
}

/** Runs the cases [from, from + runs) of a seed. */
export async function runCases(
  seed: number,
  from: number,
  runs: number,
  progress: (summary: Summary) => void,
): Promise<Summary> {
  const summary: Summary = {
    cases: 0,
    outcomes: new Map(),
    failures: [],
    slowest: { index: from, milliseconds: 0, size: 0 },
  };
  const ticker = setInterval(() => progress(summary), 5_000);
  for (let next = from; next < from + runs; )
    next = await runUntilStopped({ seed, from: next, to: from + runs }, summary);
  clearInterval(ticker);
  return summary;
}
