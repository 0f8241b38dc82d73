/** Recovery codes: written down when the second factor is set up, for the day when the phone is gone. */
import type { Secrets } from '../ports/secrets.ts';

/**
 * New codes as they are shown, e.g. `k7f2-shqm-x4ta-zz5c-b3yn-wd6e`: 24 characters of a–z and 2–7, 120 bits. From 112
 * bits on a fast digest does: nobody can try them all, so nothing is won by making each try slow.
 */
export function newRecoveryCodes({ chance }: Secrets, count: number): readonly string[] {
  const one = () => `${chance.id()}${chance.id()}`.slice(0, 24);
  return Array.from({ length: count }, () => (one().match(/.{4}/g) ?? []).join('-'));
}

/** How a code is kept: spaces, hyphens and capitals as people type them do not matter. */
export function recoveryDigest(
  { sealer }: Secrets,
  regionId: string,
  accountId: string,
  typed: string,
): string {
  const folded = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z2-7]/g, '')
    .slice(0, 64);
  return sealer.digest(`${regionId}/${accountId}/${folded}`, 'recovery-code');
}
