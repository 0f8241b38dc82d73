/** Every minute: mail and messages whose time has come. */
import { deliverDue } from '../usecases/notifications/deliver-due.ts';
import { deliveryJob } from '../usecases/notifications/wake-delivery.ts';
import type { Job } from './job.ts';

export const deliverDueJob: Job = { name: deliveryJob, run: deliverDue };
