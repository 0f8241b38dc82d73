import { expect, it } from 'vitest';
import { csvField } from './export.ts';

it.each([
  [12, '12'],
  [-8, '-8'],
  ['减37', '减37'],
  ['=1+1', "'=1+1"],
  ['-8', "'-8"],
  ['@x', "'@x"],
  ['＝1+1', "'＝1+1"],
  ['－', '－'],
  ['a,b', '"a,b"'],
  ['他说"好"', '"他说""好"""'],
  ['两\n行', '"两\n行"'],
])('%s', (value, field) => {
  expect(csvField(value)).toBe(field);
});
