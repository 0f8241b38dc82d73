/** What the demo's county would have sent: its letters and messages, opened, behind the demo's key. */
import { demoCounty } from '../../domain/people/demo-county.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { Delivery } from '../ports/notifications.ts';
import { isDemoKey } from '../sign-in/demo-door.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { placeOf } from './new-delivery.ts';
import { outsiders, recipientOf } from './recipient.ts';
import { kindName } from './rules-of.ts';

export interface OutboxLetter {
  readonly deliveryId: string;
  readonly person: string;
  readonly channel: Delivery['channel'];
  readonly kindName: string;
  readonly title: string;
  readonly text: string;
  readonly createdAt: string;
  readonly sent: boolean;
}

const most = 50;

/** Newest first. Problem `not-found` for a wrong key. Only the demo's county: its people are nobody real. */
export async function demoOutbox(deps: StaffDeps, key: string): Promise<Result<readonly OutboxLetter[]>> {
  if (!isDemoKey(deps, key) || !(await deps.storage.notifications.isDemo(demoCounty)))
    return refused({ code: 'not-found', message: '没有找到您要的内容：可能已被移走，或者地址有误。' });
  const { notifications, accounts } = deps.storage;
  const deliveries = await notifications.deliveries(demoCounty, { limit: most });
  const letters: OutboxLetter[] = [];
  for (const delivery of deliveries) {
    letters.push({
      deliveryId: delivery.deliveryId,
      person:
        outsiders[recipientOf(delivery).ownerKind] ??
        (await accounts.get(demoCounty, delivery.accountId))?.name ??
        '',
      channel: delivery.channel,
      kindName: kindName(deps.wording, delivery.kind),
      title: delivery.title,
      text: deps.secrets.sealer.open(delivery.sealedText, placeOf(delivery)),
      createdAt: delivery.createdAt,
      sent: delivery.status === 'sent',
    });
  }
  return done(letters);
}
