/** Every night: forgets ended sessions, links and uploads that nobody confirmed. */
import { sweep } from '../usecases/jobs/sweep.ts';
import type { Job } from './job.ts';

export const sweepJob: Job = { name: 'sweep', run: sweep };
