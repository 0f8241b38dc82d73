import { describe, expect, it } from 'vitest';
import { safeWebAddress } from './web-address.tsx';

describe('a web address that a county typed in', () => {
  it.each([
    ['https://example.test/ysqgk', 'https://example.test/ysqgk'],
    ['http://example.test', 'http://example.test/'],
    ['javascript:alert(1)', null],
    ['JAVASCRIPT:alert(1)//http://', null],
    ['data:text/html,<script>alert(1)</script>', null],
    ['//example.test', null],
    ['微信公众号：青禾发布', null],
    ['https://青禾县人民政府@example.test/', null],
    ['https://', null],
    ['', null],
  ])('%s', (address, expected) => {
    expect(safeWebAddress(address)).toBe(expected);
  });
});
