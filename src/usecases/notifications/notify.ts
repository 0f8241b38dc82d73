/** Tells people something: a notice in the workbench, and mail or a message as each of them chose. */
import { nextSendTime } from '../../domain/notifications/send-time.ts';
import { fillIn } from '../../domain/notifications/wording.ts';
import type { Channel, Notice, NoticeChoice } from '../ports/notifications.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { newDelivery } from './new-delivery.ts';
import { kindOf } from './rules-of.ts';

export interface Notification {
  readonly regionId: string;
  readonly accountIds: readonly string[];
  /** Kind, from rules/notices/kinds.yaml. */
  readonly kind: string;
  /** What it is about, e.g. `agency/1001`. */
  readonly subject: string;
  /** Exactly the facts that the kind declares. What looks like personal data is left out of the text. */
  readonly facts: Readonly<Record<string, string>>;
  /** Path in the workbench. */
  readonly link: string;
}

const contactField = { mail: 'email', gateway: 'phone' } as const;
const channels = ['mail', 'gateway'] as const;

/**
 * Writes notices and deliveries, in the transaction of what they tell of. Accounts that do not exist or are disabled
 * are passed over.
 * @throws RangeError when the kind is unknown or the facts are not the declared ones: a fault of the program
 */
export async function notify(stores: Stores, deps: StaffDeps, told: Notification): Promise<void> {
  const { regionId, kind: kindId, subject, link } = told;
  const kind = kindOf(deps.wording, kindId);
  const title = fillIn(kind.title, kind.facts, told.facts);
  const text = fillIn(kind.text, kind.facts, told.facts);
  const at = deps.clock().toISOString();
  const accountIds = [...new Set(told.accountIds)];
  if (accountIds.length === 0) return;
  const reachable = kind.workbenchOnly ? new Set() : await contactsOf(stores, regionId, accountIds);
  for (const accountId of accountIds) {
    const account = await stores.accounts.get(regionId, accountId);
    if (account === null || account.status === 'disabled') continue;
    const notice: Notice = {
      regionId,
      noticeId: deps.secrets.chance.id(),
      accountId,
      kind: kindId,
      subject,
      title,
      text,
      link,
      createdAt: at,
      readAt: null,
    };
    await stores.notifications.addNotice(notice);
    const choice = await stores.notifications.choice(regionId, accountId);
    for (const channel of channels) {
      if (!reachable.has(`${accountId}/${channel}`)) continue;
      await plan(stores, deps, notice, channel, kind.urgent ? hurried(choice) : choice);
    }
  }
}

/** How an urgent notice is sent: at once and at any hour; by mail even to those who chose no mail. */
function hurried(choice: NoticeChoice): NoticeChoice {
  return {
    ...choice,
    mail: 'at-once',
    gateway: choice.gateway === 'never' ? 'never' : 'at-once',
    quietFrom: null,
    quietUntil: null,
  };
}

async function plan(
  stores: Stores,
  deps: StaffDeps,
  notice: Notice,
  channel: Channel,
  choice: NoticeChoice,
): Promise<void> {
  const mode = choice[channel];
  const at = nextSendTime({ ...choice, mode }, notice.createdAt);
  if (at === null) return;
  const { regionId, accountId, noticeId } = notice;
  if (mode === 'daily') {
    await stores.notifications.addDigestEntry({ regionId, accountId, channel, noticeId, dueAt: at });
    return;
  }
  await stores.notifications.putDelivery(newDelivery(deps, [notice], channel, notice, at));
}

/** Who can be reached how: `<account>/mail`, `<account>/gateway`; messages only where the county has a gateway. */
async function contactsOf(
  stores: Stores,
  regionId: string,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const gateway = await stores.notifications.gateway(regionId);
  const data = await stores.personal.maskedOf(regionId, 'account', accountIds);
  const open = channels.filter((channel) => channel === 'mail' || gateway?.enabled === true);
  return new Set(
    data.flatMap(({ ownerId, field, anonymisedAt }) =>
      open
        .filter((channel) => field === contactField[channel] && anonymisedAt === null)
        .map((channel) => `${ownerId}/${channel}`),
    ),
  );
}
