import { expect, it } from 'vitest';
import { holdsPersonNumber } from './find-numbers.ts';

it.each([
  ['核对 13812345678 是否本人', true],
  ['核对 138 1234 5678', true],
  ['核对138-1234-5678', true],
  ['身份证 11010519491231002X', true],
  ['卡号 6222 0212 3456 7890 123', true],
  ['全角 １３８１２３４５６７８', true],
  ['第 2026-11-21 号工单，电话联系本人', false],
  ['工单 20261121001', false],
  ['联系本人补交材料', false],
])('%s: %s', (text, found) => {
  expect(holdsPersonNumber(text)).toBe(found);
});
