/** One attempt to send one delivery. */

import { gatewayPlace } from '../../domain/personal-data/sealed-place.ts';
import type { Carried } from '../ports/delivery.ts';
import type { Delivery } from '../ports/notifications.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { placeOf } from './new-delivery.ts';
import { recipientOf } from './recipient.ts';

export type Outcome =
  | { readonly kind: 'sent'; readonly remark: string | null }
  /** Not tried, because there is no way out: it stays in the outbox. */
  | { readonly kind: 'kept'; readonly trouble: string }
  | { readonly kind: 'failed'; readonly final: boolean; readonly trouble: string };

const failed = (trouble: string): Outcome => ({ kind: 'failed', final: true, trouble });

/** Tries it. The person's address is opened here and goes nowhere but into the message. */
export async function attempt(deps: StaffDeps, delivery: Delivery): Promise<Outcome> {
  const { storage } = deps;
  const { regionId } = delivery;
  if (await storage.notifications.isDemo(regionId)) {
    return { kind: 'sent', remark: '演示：没有真的发出，见演示发件箱。' };
  }
  const { ownerKind, ownerId } = recipientOf(delivery);
  if (ownerKind === 'account') {
    const account = await storage.accounts.get(regionId, ownerId);
    if (account === null || account.status === 'disabled') return failed('账户已停用。');
  }
  const carried = await (delivery.channel === 'mail' ? byMail : byGateway)(deps, delivery);
  if ('kind' in carried) return carried;
  return carried.ok
    ? { kind: 'sent', remark: null }
    : { kind: 'failed', final: carried.final, trouble: carried.trouble };
}

type Tried = Carried | Outcome;

async function byMail(deps: StaffDeps, delivery: Delivery): Promise<Tried> {
  const { mail } = deps.carriers;
  if (mail === null) return { kind: 'kept', trouble: '未设置邮件服务' };
  const to = await contact(deps, delivery, 'email');
  if (to === null) return failed('没有登记电子邮箱。');
  return mail({ to, title: delivery.title, text: textOf(deps, delivery), id: idOf(delivery) });
}

async function byGateway(deps: StaffDeps, delivery: Delivery): Promise<Tried> {
  const gateway = await deps.storage.notifications.gateway(delivery.regionId);
  if (gateway === null || !gateway.enabled) return { kind: 'kept', trouble: '网关未启用' };
  const to = await contact(deps, delivery, 'phone');
  if (to === null) return failed('没有登记手机号码。');
  const key = deps.secrets.sealer.open(gateway.sealedKey, gatewayPlace(delivery.regionId));
  return deps.carriers.gateway(
    { address: gateway.address, key },
    { to, title: delivery.title, text: textOf(deps, delivery), kind: delivery.kind, id: idOf(delivery) },
    deps.clock(),
  );
}

const contact = ({ storage }: StaffDeps, delivery: Delivery, field: 'email' | 'phone') =>
  storage.personal.openField(recipientOf(delivery), field);

const textOf = ({ secrets }: StaffDeps, delivery: Delivery): string =>
  secrets.sealer.open(delivery.sealedText, placeOf(delivery));

/** The same at every attempt. */
const idOf = ({ regionId, deliveryId }: Delivery): string => `${regionId}.${deliveryId}`;
