/** Tells whoever handles a request that something was decided about it. */

import { requestSubject } from '../../domain/requests/request-event.ts';
import { notify } from '../notifications/notify.ts';
import type { OpenCase } from './open-case.ts';

/** @param news what happened, without personal data */
export async function tellClerk({ stores, deps, state, actor }: OpenCase, news: string): Promise<void> {
  const { regionId, requestId, assigned, number } = state;
  const clerk = assigned?.accountId ?? null;
  if (clerk === null || actor === `account/${clerk}`) return;
  await notify(stores, deps, {
    regionId,
    accountIds: [clerk],
    kind: 'request-news',
    subject: requestSubject(requestId),
    facts: { number, news },
    link: `/workbench/requests/${requestId}`,
  });
}
