import { describe, expect, it } from 'vitest';
import { oneTimeCodes } from './one-time-codes.ts';

/** Base32 of `12345678901234567890`, the secret of RFC 6238, appendix B. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

describe('the examples of RFC 6238', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('at %d s: %s', (seconds, code) => {
    expect(oneTimeCodes.stepOf(secret, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });
});

it('accepts one step either way, and says which step it was', () => {
  const step = Math.floor(59 / 30);
  expect(oneTimeCodes.stepOf(secret, '287082', at(59 + 30))).toBe(step);
  expect(oneTimeCodes.stepOf(secret, '287082', at(59 - 30))).toBe(step);
  expect(oneTimeCodes.stepOf(secret, '287082', at(59 + 61))).toBeNull();
  expect(oneTimeCodes.stepOf(secret, '287082', at(59 - 60))).toBeNull();
});

it('takes nothing but six digits', () => {
  for (const code of ['', '28708', '2870820', '28 7082', '２８７０８２', 'abcdef', '-87082', '1e5000'])
    expect(oneTimeCodes.stepOf(secret, code, at(59))).toBeNull();
});

it('makes secrets of 160 bits, each another one, and an address that apps read', () => {
  const one = oneTimeCodes.newSecret();
  expect(one).toMatch(/^[A-Z2-7]{32}$/);
  expect(oneTimeCodes.newSecret()).not.toBe(one);
  const address = new URL(oneTimeCodes.address(one, 'zhang.min', '政府信息公开 青禾县'));
  expect(address.protocol).toBe('otpauth:');
  expect(address.searchParams.get('secret')).toBe(one);
  expect(address.searchParams.get('issuer')).toBe('政府信息公开 青禾县');
  expect(address.searchParams.get('digits')).toBe('6');
  expect(address.searchParams.get('period')).toBe('30');
  expect(decodeURIComponent(address.pathname)).toContain('zhang.min');
});
