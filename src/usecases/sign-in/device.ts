/**
 * A browser that somebody signed in with fully. It keeps a sealed text, and tries that bring the text along are counted
 * apart from those of strangers who know the name only: so nobody can keep a colleague out by typing wrong passwords.
 * OWASP calls it a device cookie. It proves nothing else: password and second factor are asked for as before.
 */
import { z } from 'zod';
import type { Account } from '../../domain/people/account.ts';
import type { Credential } from '../ports/sign-in.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { deviceKey, type TryKey } from './tries.ts';

const place = 'device-cookie';
const day = 86_400_000;

const form = z.strictObject({
  regionId: z.string(),
  accountId: z.string(),
  /** Chance: two browsers of one person are counted apart. */
  id: z.string(),
  madeAt: z.string(),
});

export type Device = z.infer<typeof form>;

/**
 * The text that a browser keeps after its person signed in.
 * @param at ISO instant
 */
export function newDevice(
  { secrets }: Pick<StaffDeps, 'secrets'>,
  { regionId, accountId }: Pick<Account, 'regionId' | 'accountId'>,
  at: string,
): string {
  const device: Device = { regionId, accountId, id: secrets.chance.token(16), madeAt: at };
  return secrets.sealer.seal(JSON.stringify(device), place);
}

/** What was sealed; null when there is nothing, or it is forged, changed or was sealed for something else. */
export function openDevice({ secrets }: StaffDeps, sealed: string | null): Device | null {
  if (sealed === null) return null;
  try {
    return form.parse(JSON.parse(secrets.sealer.open(sealed, place)));
  } catch {
    return null;
  }
}

/**
 * What a try of this device is counted under, when it is one of exactly this account and not too old, and neither was
 * the password changed nor were the account's sessions ended since; else null. The same work in every case.
 */
export function keyOfDevice(
  deps: StaffDeps,
  device: Device | null,
  account: Account | null,
  credential: Credential | null,
): TryKey | null {
  const { regionId, accountId, id, madeAt } = device ?? { regionId: '', accountId: '', id: '', madeAt: '' };
  const key = deviceKey(deps, regionId, accountId, id);
  const own = account?.regionId === regionId && account.accountId === accountId;
  const young = deps.clock().getTime() - Date.parse(madeAt) < deps.signIn.backOff.deviceDays * day;
  const since = [credential?.passwordChangedAt ?? '', credential?.devicesFrom ?? ''];
  return own && young && since.every((instant) => instant <= madeAt) ? key : null;
}
