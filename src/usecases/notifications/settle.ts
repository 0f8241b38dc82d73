/** Records what became of an attempt. */
import type { Caller } from '../../domain/people/caller.ts';
import { done } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { Delivery } from '../ports/notifications.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { Outcome } from './attempt.ts';
import { holdersOf } from './holders-of.ts';
import { placeOf } from './new-delivery.ts';
import { notify } from './notify.ts';

const channelWords = { mail: '邮件', gateway: '短信' } as const;

/**
 * Writes the new state, with an audit entry where something was tried (an address was opened for it); tells the system
 * administrators of what was given up. Nothing changes when another process has taken the delivery over.
 */
export async function settle(
  deps: StaffDeps,
  caller: Caller,
  before: Delivery,
  after: Delivery,
  outcome: Outcome,
): Promise<void> {
  const kept = await withoutKey(deps, after);
  if (outcome.kind === 'kept' && after.status === 'waiting') {
    await deps.storage.transaction(({ notifications }) => notifications.settle(kept, before.nextAt));
    return;
  }
  const { regionId, deliveryId, channel, attempts, status } = after;
  const order = {
    act: 'notification.deliver',
    subject: `delivery/${deliveryId}`,
    resource: { regionId },
  } as const;
  const detail = { channel, attempts, status, account: after.accountId };
  const settled = await perform(deps, caller, order, async (stores) => {
    const ours = await stores.notifications.settle(kept, before.nextAt);
    if (ours && status === 'given-up') {
      await notify(stores, deps, {
        regionId,
        accountIds: await holdersOf(stores, regionId, 'system-administrator'),
        kind: 'delivery-failed',
        subject: `delivery/${deliveryId}`,
        facts: {
          channel: channelWords[channel],
          attempts: String(attempts),
          trouble: after.trouble ?? '不明',
        },
        link: '/workbench/deliveries?status=given-up',
      });
    }
    return done({ value: null, detail: { ...detail, overtaken: !ours } });
  });
  if (!settled.ok) throw new Error(settled.problems[0].code);
}

/** A letter's text is a key: it is not kept longer than needed. The demo shows it in its outbox. */
async function withoutKey({ secrets, storage }: StaffDeps, delivery: Delivery): Promise<Delivery> {
  if (delivery.status === 'waiting' || delivery.noticeIds.length > 0) return delivery;
  if (await storage.notifications.isDemo(delivery.regionId)) return delivery;
  return { ...delivery, sealedText: secrets.sealer.seal('', placeOf(delivery)) };
}
