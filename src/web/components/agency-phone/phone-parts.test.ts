import { describe, expect, it } from 'vitest';
import { phoneParts } from './phone-parts.ts';

const links = (line: string) => phoneParts(line).flatMap(({ href }) => (href === null ? [] : [href]));

describe('numbers to dial', () => {
  it.each([
    ['0000-8880101', ['tel:00008880101']],
    ['（0000）8880101', ['tel:00008880101']],
    ['0000-8880101、8880102', ['tel:00008880101', 'tel:8880102']],
    ['0000-8880101 转 8012', ['tel:00008880101,8012']],
    ['+86 0000 8880101', ['tel:+8600008880101']],
    ['办公室 0000-8880101（工作日）', ['tel:00008880101']],
    ['12345', []],
    ['信义路 1 号', []],
    ['1234567890123456', []],
    ['javascript:alert(1)', []],
    ['', []],
  ])('%s', (line, expected) => {
    expect(links(line)).toEqual(expected);
  });

  it('keeps every character of the line', () => {
    for (const line of ['办公室 0000-8880101、8880102（工作日）', '（0000）8880101', '没有电话', '12345']) {
      expect(
        phoneParts(line)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line);
    }
  });
});
