/** Sends what waits in the outbox and whose time has come: one attempt each. */
import { nextAttempt } from '../../domain/notifications/attempts.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { Delivery } from '../ports/notifications.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { attempt, type Outcome } from './attempt.ts';
import { settle } from './settle.ts';

export interface Delivered {
  readonly sent: number;
  /** Failed, and tried again later. */
  readonly failed: number;
  readonly givenUp: number;
  /** Not tried: there is no mail server or gateway. */
  readonly kept: number;
}

/** Most deliveries of one run; the rest waits for the next one, a minute later. */
const most = 500;

/** While an attempt is under way no other process takes the delivery; after this a process counts as dead. */
const lease = 10 * 60_000;

/** How long a delivery waits for a mail server or gateway to be set. */
const keptFor = 7 * 24 * 60 * 60_000;
const keptPause = 15 * 60_000;

/**
 * Attempts every delivery that is due. Several processes may run this at once: each delivery is taken by one. When a
 * process dies between sending and recording, the delivery is sent once more with the same id.
 */
export async function deliverDue(deps: StaffDeps, caller: Caller): Promise<Result<Delivered>> {
  const resource = { regionId: null };
  return look(deps, caller, { act: 'notification.deliver', subject: 'outbox', resource }, async () => {
    const count = { sent: 0, failed: 0, givenUp: 0, kept: 0 };
    for (let taken = 0; taken < most; taken += 1) {
      const now = deps.clock();
      const until = new Date(now.getTime() + lease).toISOString();
      const [delivery] = await deps.storage.transaction(({ notifications }) =>
        notifications.claimDue(now.toISOString(), until, 1),
      );
      if (delivery === undefined) break;
      const outcome = await attempt(deps, delivery);
      const after = stateAfter(deps, delivery, outcome);
      await settle(deps, caller, delivery, after, outcome);
      count[outcome.kind === 'kept' && after.status === 'waiting' ? 'kept' : countedAs(after)] += 1;
    }
    return done(count);
  });
}

const countedAs = ({ status }: Delivery): 'sent' | 'failed' | 'givenUp' =>
  status === 'sent' ? 'sent' : status === 'given-up' ? 'givenUp' : 'failed';

/** The delivery as the attempt leaves it. */
function stateAfter({ clock }: StaffDeps, delivery: Delivery, outcome: Outcome): Delivery {
  const now = clock();
  const at = now.toISOString();
  if (outcome.kind === 'sent') {
    return { ...delivery, status: 'sent', sentAt: at, nextAt: at, trouble: outcome.remark };
  }
  if (outcome.kind === 'kept') {
    const attempts = delivery.attempts - 1;
    const trouble = outcome.trouble;
    return now.getTime() - Date.parse(delivery.createdAt) > keptFor
      ? { ...delivery, attempts, status: 'given-up', nextAt: at, trouble: `${trouble}（已等七天）` }
      : { ...delivery, attempts, nextAt: new Date(now.getTime() + keptPause).toISOString(), trouble };
  }
  const next = outcome.final ? null : nextAttempt(delivery.attempts, at);
  return next === null
    ? { ...delivery, status: 'given-up', nextAt: at, trouble: outcome.trouble }
    : { ...delivery, nextAt: next, trouble: outcome.trouble };
}
