/** When a request is over, the work that waited for it is. */
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { Act } from '../../policies/permissions.ts';
import type { OpenCase } from './open-case.ts';

const works: readonly Act[] = [
  'request.assign',
  'request.handle',
  'request.approve-extension',
  'request.approve-fee',
  'request.review-secrecy',
  'request.review-answer',
  'request.sign',
];

export async function closeWork({ stores, state, at }: OpenCase): Promise<void> {
  const subject = requestSubject(state.requestId);
  for (const act of works) await stores.tasks.close(state.regionId, subject, act, at);
}
