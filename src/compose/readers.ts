/** Threads for reading files. */
import { availableParallelism } from 'node:os';

/** One core stays free for everything else. */
export const readers = Math.max(1, Math.min(4, availableParallelism() - 1));
