import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { personalKinds } from '../domain/personal-data/kind.ts';
import { retainUntilFor } from '../domain/personal-data/retention.ts';
import { readPrivacyRules, readRetention } from './privacy.ts';

const folder = new URL('../../rules', import.meta.url).pathname;
const yaml = readFileSync(`${folder}/privacy/retention.yaml`, 'utf8');
const wrong = (text: string) =>
  readRetention('r.yaml', text).problems.map(({ line, message }) => `${line}: ${message}`);

it('reads the rules of the project', () => {
  const read = readPrivacyRules(folder);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const kept = retainUntilFor(read.rules.retention, 'account', 'account-disabled', '2026-11-21');
  expect(kept.map(({ kind }) => kind).sort()).toEqual([...personalKinds].sort());
  expect(kept.find(({ kind }) => kind === 'phone')).toMatchObject({ lastDay: '2027-05-21' });
  expect(read.rules.subjectExport.checks.length).toBeGreaterThan(1);
});

describe('retention.yaml', () => {
  const lineOf = (words: string) => yaml.slice(0, yaml.indexOf(words)).split('\n').length;
  const third = lineOf('kinds: [address') - 2;

  it.each([
    [
      'an owner that is not listed',
      yaml.replace('- owner: account', '- owner: citizen'),
      'no owner "citizen"',
    ],
    [
      'an event that is not listed',
      yaml.replace('event: account-disabled', 'event: left'),
      'no event "left"',
    ],
    [
      'a kind that the program does not keep',
      yaml.replace('[email, phone]', '[email, fax]'),
      'periods.0.kinds.1',
    ],
    ['no unit', yaml.replace('{ months: 6 }', '{}'), 'periods.0.keep'],
    ['two units', yaml.replace('{ months: 6 }', '{ months: 6, days: 3 }'), 'periods.0.keep'],
    [
      'no article',
      yaml.replace(/article: 《个人信息保护法》第十九条、第四十七条/, 'article: 惯例'),
      'periods.0.article',
    ],
    [
      'a window that ends before it begins',
      yaml.replace(/ from: 2021-11-01$/m, ' from: 2021-11-01\n    until: 2021-10-01'),
      'is not after',
    ],
    [
      'a period that ends with nothing after it',
      yaml.replace(/from: 2021-11-01\n {2}- owner/, 'from: 2021-11-01\n    until: 2026-01-01\n  - owner'),
      'no period from 2026-01-01',
    ],
    [
      'a kind that has no period',
      yaml.replace('[address, bank-account, other]', '[address, other]'),
      'bank-account: no period from 2021-11-01',
    ],
    [
      'a kind that has two',
      yaml.replace('[address, bank-account, other]', '[address, bank-account, other, phone]'),
      'phone: overlaps',
    ],
    [
      'a kind of file without a name',
      yaml.replace('files: [identity-proof]', 'files: [identity-proof, photo]'),
      'no kind "photo" in file_kinds',
    ],
    [
      'files of other kinds without a period',
      yaml.replace(/owner: complaint(?=\n {4}event: case-closed\n {4}files: others)/, 'owner: correction'),
      'complaint, case-closed, others: no period from 2021-11-01',
    ],
    [
      'files of a kind that have two periods',
      yaml.replace('files: others', 'files: [identity-proof]'),
      'identity-proof: overlaps',
    ],
    [
      'an owner without periods',
      yaml.replace('owners:\n', 'owners:\n  visitor: 访客\n'),
      'visitor has no period',
    ],
  ])('may not have %s', (_name, text, message) => {
    expect(text).not.toBe(yaml);
    expect(wrong(text).join('\n')).toContain(message);
  });

  it('names the line', () => {
    const text = yaml.replace('[address, bank-account, other]', '[address, bank-account, other, phone]');
    expect(wrong(text)).toEqual([
      `${third}: account, account-disabled, phone: overlaps another period from 2021-11-01`,
    ]);
  });

  it('takes a change on a day, without gap or overlap', () => {
    const [head, rest] = yaml.split(
      /(?<=from: 2021-11-01\n)(?= {2}- owner: account\n {4}event: account-disabled\n {4}kinds: \[identity)/,
    );
    const first = head!.slice(head!.lastIndexOf('  - owner'));
    const later = first
      .replace('{ months: 6 }', '{ months: 3 }')
      .replace('from: 2021-11-01', 'from: 2027-01-01');
    const ended = head!.replace(/from: 2021-11-01\n$/, 'from: 2021-11-01\n    until: 2027-01-01\n');
    const read = readRetention('r.yaml', ended + later + rest);
    expect(read.problems).toEqual([]);
    const phone = (day: string) =>
      retainUntilFor(read.rules!, 'account', 'account-disabled', day).find(({ kind }) => kind === 'phone')!
        .lastDay;
    expect(phone('2026-12-31')).toBe('2027-06-30');
    expect(phone('2027-01-01')).toBe('2027-04-01');
  });
});
