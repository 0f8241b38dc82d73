/** Every five minutes: the digests of those who chose this time of day. */
import { sendDigests } from '../usecases/notifications/send-digests.ts';
import type { Job } from './job.ts';

export const sendDigestsJob: Job = { name: 'send-digests', run: sendDigests };
