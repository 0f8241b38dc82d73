/** Reads rules/sign-in: the numbers of signing in and the commonest passwords. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SignInPolicy } from '../domain/people/sign-in-policy.ts';
import { type RuleProblem, readYaml } from './yaml-file.ts';

const count = (from: number, to: number) => z.number().int().min(from).max(to);

const backOff = z
  .strictObject({ from_failures: count(3, 1000), first_minutes: count(1, 60), most_minutes: count(1, 1440) })
  .refine(({ first_minutes, most_minutes }) => first_minutes <= most_minutes, {
    message: 'most_minutes is less than first_minutes',
    path: ['most_minutes'],
  });

const strength = (from: number) => z.strictObject({ characters: count(from, 64), kinds: count(1, 5) });

const schema = z.strictObject({
  session: z.strictObject({
    idle_minutes: count(5, 480),
    most_minutes: count(30, 1440),
    partial_minutes: count(2, 60),
    confirmed_minutes: count(1, 60),
  }),
  back_off: z.strictObject({
    person: backOff,
    address: backOff,
    forget_hours: count(1, 720),
    device_days: count(1, 365),
  }),
  password: z.strictObject({
    long: strength(10),
    mixed: strength(8),
    longest: count(64, 1024),
    expires_after_days: count(30, 730).nullable(),
  }),
  recovery_codes: count(5, 20),
  links: z.strictObject({
    sign_in_minutes: count(5, 60),
    invitation_hours: count(1, 336),
    set_up_hours: count(1, 168),
  }),
});

export type SignInPolicyRead =
  | { readonly ok: true; readonly policy: SignInPolicy }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/**
 * The policy of a rules folder, or every problem in it.
 * @param folder of all rules; the files are below its sign-in/
 */
export function readSignInPolicy(folder: string): SignInPolicyRead {
  const name = 'sign-in/policy.yaml';
  const { value, problems } = readYaml(name, readFileSync(join(folder, name), 'utf8'), schema);
  if (value === null) return { ok: false, problems };
  const { session, back_off, password, links } = value;
  return {
    ok: true,
    policy: {
      session: {
        idleMinutes: session.idle_minutes,
        mostMinutes: session.most_minutes,
        partialMinutes: session.partial_minutes,
        confirmedMinutes: session.confirmed_minutes,
      },
      backOff: {
        person: backOffOf(back_off.person),
        address: backOffOf(back_off.address),
        forgetHours: back_off.forget_hours,
        deviceDays: back_off.device_days,
      },
      password: {
        longFrom: password.long.characters,
        longKinds: password.long.kinds,
        mixedFrom: password.mixed.characters,
        mixedKinds: password.mixed.kinds,
        longest: password.longest,
        expiresAfterDays: password.expires_after_days,
        common: commonPasswords(readFileSync(join(folder, 'sign-in/common-passwords.txt'), 'utf8')),
      },
      recoveryCodes: value.recovery_codes,
      links: {
        signInMinutes: links.sign_in_minutes,
        invitationHours: links.invitation_hours,
        setUpHours: links.set_up_hours,
      },
    },
  };
}

const backOffOf = (rule: z.infer<typeof backOff>) => ({
  fromFailures: rule.from_failures,
  firstMinutes: rule.first_minutes,
  mostMinutes: rule.most_minutes,
});

/** One a line, small letters; lines that begin with # are remarks. */
function commonPasswords(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split('\n')
      .map((line) => line.trim().toLowerCase())
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
}
