/** Writes the daily digests whose time has come into the outbox. */
import { composeDigest } from '../../domain/notifications/digest.ts';
import { nextSendTime } from '../../domain/notifications/send-time.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { look, perform } from '../perform.ts';
import type { DigestKey } from '../ports/notifications.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { newDelivery } from './new-delivery.ts';
import { digestKind } from './rules-of.ts';

const batch = 200;

/** Each person's digest is written once, whoever runs this at the same time. @returns how many were written */
export async function sendDigests(deps: StaffDeps, caller: Caller): Promise<Result<number>> {
  const order = { act: 'notification.deliver', subject: 'digests', resource: { regionId: null } } as const;
  return look(deps, caller, order, async ({ notifications }) => {
    let written = 0;
    for (;;) {
      const keys = await notifications.dueDigests(deps.clock().toISOString(), batch);
      if (keys.length === 0) return done(written);
      for (const key of keys) {
        const sent = await writeOne(deps, caller, key);
        if (!sent.ok) return sent;
        written += sent.value;
      }
    }
  });
}

function writeOne(deps: StaffDeps, caller: Caller, key: DigestKey): Promise<Result<number>> {
  const order = {
    act: 'notification.deliver',
    subject: `account/${key.accountId}`,
    resource: { regionId: key.regionId },
  } as const;
  return perform(deps, caller, order, async (stores) => {
    const notices = await digestOf(stores, deps, key);
    return done({
      value: notices === 0 ? 0 : 1,
      detail: { channel: key.channel, digest: true, notices },
    });
  });
}

/** Takes what waits and writes the delivery. @returns how many notices it holds; 0: there was nothing to tell */
async function digestOf({ notifications }: Stores, deps: StaffDeps, key: DigestKey): Promise<number> {
  const { regionId, accountId, channel } = key;
  const notices = await notifications.takeDigest(key);
  const choice = await notifications.choice(regionId, accountId);
  const mode = choice[channel] === 'never' ? 'never' : 'at-once';
  const at = nextSendTime({ ...choice, mode }, deps.clock().toISOString());
  const digest = composeDigest(notices);
  if (digest === null || at === null) return 0;
  const { title, text } = digest;
  const words = { regionId, accountId, kind: digestKind, title, text, link: '/workbench/notices' };
  await notifications.putDelivery(newDelivery(deps, notices, channel, words, at));
  return notices.length;
}
