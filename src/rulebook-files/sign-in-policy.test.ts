import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../tests/support/databases.ts';
import { readSignInPolicy } from './sign-in-policy.ts';

const rules = join(import.meta.dirname, '../../rules');

it('reads the numbers of the project, with passwords enough to matter', () => {
  const read = readSignInPolicy(rules);
  if (!read.ok) throw new Error(read.problems[0]!.message);
  const { session, backOff, password, links } = read.policy;
  expect(session).toMatchObject({ idleMinutes: 30, mostMinutes: 480 });
  expect(backOff.person).toEqual({ fromFailures: 5, firstMinutes: 1, mostMinutes: 30 });
  expect(backOff.address.fromFailures).toBeGreaterThan(backOff.person.fromFailures);
  expect(backOff.deviceDays).toBe(90);
  expect(links).toEqual({ signInMinutes: 10, invitationHours: 72, setUpHours: 24 });
  expect(password.expiresAfterDays).toBeNull();
  expect(password.common.size).toBeGreaterThan(300);
  for (const word of ['12345678', 'qwertyuiop', 'woaini1314', 'zhengfu@123'])
    expect(password.common).toContain(word);
  for (const word of password.common) expect(word).toBe(word.trim().toLowerCase());
});

it('says where a mistake is', () => {
  const folder = temporaryFolder();
  cpSync(join(rules, 'sign-in'), join(folder, 'sign-in'), { recursive: true });
  const file = join(folder, 'sign-in/policy.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace('idle_minutes: 30', 'idle_minutes: 0').replace('longest: 128', 'longest: 8'),
  );
  const read = readSignInPolicy(folder);
  expect(read.ok).toBe(false);
  if (read.ok) return;
  const line = (word: string) => text.split('\n').findIndex((each) => each.includes(word)) + 1;
  expect(read.problems.map(({ file: name, line: at }) => [name, at])).toEqual([
    ['sign-in/policy.yaml', line('idle_minutes')],
    ['sign-in/policy.yaml', line('longest: 128')],
  ]);
});
