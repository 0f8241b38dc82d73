/** Every night: personal data whose time is over. */
import { anonymiseDue } from '../usecases/personal-data/anonymise-due.ts';
import type { Job } from './job.ts';

export const anonymiseDueJob: Job = { name: 'anonymise-due', run: anonymiseDue };
