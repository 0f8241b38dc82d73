/** A row of the outbox. */
import { deliveryPlace } from '../../domain/personal-data/sealed-place.ts';
import type { Channel, Delivery, Notice } from '../ports/notifications.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Where the text of a delivery is sealed for. */
export const placeOf = ({ regionId, deliveryId }: Pick<Delivery, 'regionId' | 'deliveryId'>): string =>
  deliveryPlace(regionId, deliveryId);

export interface DeliveryText {
  readonly regionId: string;
  readonly accountId: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  /** Path in the workbench; '' for none. */
  readonly link: string;
}

/** A delivery that waits until `nextAt`; its text ends with where to look. */
export function newDelivery(
  deps: StaffDeps,
  notices: readonly Notice[],
  channel: Channel,
  { regionId, accountId, kind, title, text, link }: DeliveryText,
  nextAt: string,
): Delivery {
  const deliveryId = deps.secrets.chance.id();
  const where = deps.publicUrl === null ? '请登录工作台查看。' : `查看：${deps.publicUrl}${link}`;
  const whole = link === '' ? text : `${text}\n\n${where}`;
  return {
    regionId,
    deliveryId,
    accountId,
    channel,
    noticeIds: notices.map(({ noticeId }) => noticeId),
    kind,
    title,
    sealedText: deps.secrets.sealer.seal(whole, placeOf({ regionId, deliveryId })),
    status: 'waiting',
    attempts: 0,
    nextAt,
    trouble: null,
    createdAt: deps.clock().toISOString(),
    sentAt: null,
  };
}
