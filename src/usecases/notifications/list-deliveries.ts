/** What was sent to whom, what waits and what failed. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { Delivery } from '../ports/notifications.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { outsiders, recipientOf } from './recipient.ts';
import { kindName } from './rules-of.ts';

/** A delivery as the list shows it: its title and text are the person's own and are not shown. */
export interface DeliveryRow {
  readonly deliveryId: string;
  /** Name of the person. */
  readonly person: string;
  /** Masked address; null: none is registered. */
  readonly to: string | null;
  readonly channel: Delivery['channel'];
  readonly kindName: string;
  readonly status: Delivery['status'];
  readonly attempts: number;
  readonly nextAt: string;
  readonly trouble: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
}

export interface DeliveryPage {
  readonly rows: readonly DeliveryRow[];
  readonly counts: Readonly<Record<Delivery['status'], number>>;
  readonly status: Delivery['status'] | '';
  /** Can mail be sent at all? */
  readonly mail: boolean;
  readonly next: string | null;
}

const pageSize = 100;
const statuses = ['waiting', 'sent', 'given-up'] as const;
const contactField = { mail: 'email', gateway: 'phone' } as const;

/** The county's deliveries, newest first. A status that does not exist counts as none. */
export async function listDeliveries(
  deps: StaffDeps,
  caller: Caller,
  query: { readonly status: string; readonly before: string },
): Promise<Result<DeliveryPage>> {
  const regionId = caller.kind === 'staff' ? caller.regionId : null;
  const order = { act: 'notification.deliveries', subject: 'deliveries', resource: { regionId } } as const;
  return look(deps, caller, order, async ({ notifications, accounts, personal }) => {
    const status = statuses.find((each) => each === query.status);
    const found = await notifications.deliveries(regionId!, {
      limit: pageSize,
      ...(status === undefined ? {} : { status }),
      ...(query.before === '' ? {} : { before: query.before }),
    });
    const ids = [...new Set(found.map(({ accountId }) => accountId))];
    const people = await Promise.all(ids.map((id) => accounts.get(regionId!, id)));
    const owners = Map.groupBy(found.map(recipientOf), ({ ownerKind }) => ownerKind);
    const contacts = (
      await Promise.all(
        [...owners].map(([kind, each]) =>
          personal.maskedOf(regionId!, kind, [...new Set(each.map(({ ownerId }) => ownerId))]),
        ),
      )
    ).flat();
    const rows = found.map(
      (delivery): DeliveryRow => ({
        deliveryId: delivery.deliveryId,
        person:
          outsiders[recipientOf(delivery).ownerKind] ??
          people.find((each) => each?.accountId === delivery.accountId)?.name ??
          '（账户已不在）',
        to:
          contacts.find(
            ({ ownerKind, ownerId, field }) =>
              ownerKind === recipientOf(delivery).ownerKind &&
              ownerId === recipientOf(delivery).ownerId &&
              field === contactField[delivery.channel],
          )?.masked ?? null,
        channel: delivery.channel,
        kindName: kindName(deps.wording, delivery.kind),
        status: delivery.status,
        attempts: delivery.attempts,
        nextAt: delivery.nextAt,
        trouble: delivery.trouble,
        createdAt: delivery.createdAt,
        sentAt: delivery.sentAt,
      }),
    );
    return done({
      rows,
      counts: await notifications.deliveryCounts(regionId!),
      status: status ?? '',
      mail: deps.carriers.mail !== null,
      next: found.length === pageSize ? found.at(-1)!.deliveryId : null,
    });
  });
}
