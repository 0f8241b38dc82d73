import { describe, expect, it } from 'vitest';
import { isMailAddress } from './mail-address.tsx';

describe('an e-mail address that a county typed in', () => {
  it.each([
    ['xxgk@example.test', true],
    ['qing.he+xxgk@gov.example.test', true],
    ['xxgk@example', false],
    ['xxgk@example.test?bcc=other@example.test', false],
    ['a@example.test,b@example.test', false],
    ['"><script>@example.test', false],
    ['信义路 1 号', false],
    ['', false],
  ])('%s', (address, expected) => {
    expect(isMailAddress(address)).toBe(expected);
  });
});
