/** Runs cases in a thread of its own, so that one that never ends can be ended. Tells after each case how it went. */
import { parentPort, workerData } from 'node:worker_threads';
import { rulebook } from '../reports.ts';
import { makeCase } from './case.ts';
import { type Checked, check } from './check.ts';
import { makeCorpus } from './corpus.ts';

export interface WorkerTask {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

export interface CaseDone extends Checked {
  readonly index: number;
  readonly size: number;
}

// As in the reading thread of the program, whose PDF engine lets promises about broken files fail unobserved.
process.on('unhandledRejection', () => {});

const { seed, from, to } = workerData as WorkerTask;
const rules = rulebook();
const corpus = await makeCorpus();
for (let index = from; index < to; index++) {
  const file = makeCase(corpus, seed, index);
  // Told beforehand: when the thread ends or hangs, this is the case.
  parentPort?.postMessage({ starts: index });
  const checked = await check(file, rules);
  parentPort?.postMessage({ ...checked, index, size: file.bytes.byteLength } satisfies CaseDone);
}
