/** Every minute: mail and messages whose time has come. */
import { deliverDue } from '../usecases/notifications/deliver-due.ts';
import type { Job } from './job.ts';

export const deliverDueJob: Job = { name: 'deliver-due', run: deliverDue };
