/** Every week: the audit chains, entry by entry. */
import { verifyAndTell } from '../usecases/jobs/verify-and-tell.ts';
import type { Job } from './job.ts';

export const verifyAuditChainJob: Job = { name: 'verify-audit-chain', run: verifyAndTell };
