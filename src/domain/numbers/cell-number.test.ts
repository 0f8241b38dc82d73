import { describe, expect, it } from 'vitest';
import type { CellType } from '../reports/format.ts';
import { readCellNumber } from './cell-number.ts';

const value = (text: string, type?: CellType) => {
  const read = readCellNumber(text, type);
  return read?.kind === 'number' ? read.value : (read?.kind ?? null);
};

describe('readCellNumber', () => {
  it.each([
    ['0', 0],
    ['２１', 21],
    ['1,234', 1234],
    ['１，２３４', 1234],
    ['176252079.43', 176252079.43],
    ['7111.64万元', 71116400],
    ['300000元', 300000],
    ['0.1万元', 1000],
    ['12（其中修订3件）', 12],
    ['12(含自然失效4件)', 12],
    ['增198', 198],
    ['减37', -37],
    ['+5', 5],
    ['-8', -8],
    ['--8', -8],
    ['－８', -8],
    ['5件', 5],
    ['-', 'placeholder'],
    ['——', 'placeholder'],
    ['/', 'placeholder'],
    ['无', 'placeholder'],
    ['规章', null],
    ['2019年', null],
    ['第1项', null],
    ['1.属于国家秘密', null],
  ])('%s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('keeps 万元 where the form counts in 万元', () => {
    expect(value('12.5万元', 'decimal')).toBe(12.5);
    expect(value('3000元', 'decimal')).toBe(0.3);
  });

  it('reads 无 and 不变 as no change where the cell holds a change', () => {
    expect(value('无', 'signed')).toBe(0);
    expect(value('不变', 'signed')).toBe(0);
  });
});
