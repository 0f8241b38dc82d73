/**
 * Time-based one-time codes (RFC 6238) as every authenticator app makes them: SHA-1, six digits, 30 seconds. Apps
 * ignore other settings or fail on them.
 */
import { Secret, TOTP } from 'otpauth';
import type { OneTimeCodes } from '../usecases/ports/secrets.ts';

const period = 30;
const settings = { algorithm: 'SHA1', digits: 6, period } as const;
/** Steps that a clock may be off, either way. */
const window = 1;

export const oneTimeCodes: OneTimeCodes = {
  newSecret: () => new Secret({ size: 20 }).base32,
  address: (secret, account, issuer) =>
    new TOTP({
      ...settings,
      issuer,
      issuerInLabel: false,
      label: account,
      secret: Secret.fromBase32(secret),
    }).toString(),
  stepOf: (secret, code, at) => {
    if (!/^\d{6}$/.test(code)) return null;
    const timestamp = at.getTime();
    const delta = TOTP.validate({
      ...settings,
      token: code,
      secret: Secret.fromBase32(secret),
      timestamp,
      window,
    });
    return delta === null ? null : TOTP.counter({ period, timestamp }) + delta;
  },
};
