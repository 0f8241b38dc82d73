import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

it('writes what Excel and WPS read: byte order mark, CRLF, quotes where needed', () => {
  expect(
    csvText([
      ['名称', 'a,b'],
      ['x"y', 'line\nbreak'],
      ['', '1'],
    ]),
  ).toBe('\ufeff名称,"a,b"\r\n"x""y","line\nbreak"\r\n,1\r\n');
});

it.each(['=1', '+1', '-1', '@x', '\tx', '\rx', '＝1', '＋1', "'=1"])('takes the sting out of %j', (cell) => {
  const [line] = csvText([[cell]])
    .slice(1)
    .split('\r\n');
  expect(line?.replace(/^"/, '').startsWith("'")).toBe(true);
});

it.each(['1-1', 'a=b', "it's", '0000-8881003', ''])('leaves %j as it is', (cell) => {
  expect(csvText([[cell, 'x']])).toBe(`\ufeff${cell},x\r\n`);
});
