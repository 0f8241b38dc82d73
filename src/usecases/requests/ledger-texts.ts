/** What people write into an act may end up in the ledger, which holds no personal data: numbers of persons are turned back. */
import { holdsPersonNumber } from '../../domain/personal-data/find-numbers.ts';
import type { Problem } from '../../domain/problems/problem.ts';

/** Fields whose values are sealed, are files, or are numbers of papers. */
const elsewhere: ReadonlySet<string> = new Set([
  'text',
  'statement',
  'description',
  'party',
  'value',
  'typed',
  'pieces',
  'parts',
  'file',
  'files',
  'fileIds',
  'bytes',
  'marks',
  'proof',
  'receipt',
  'payHow',
  'requestId',
  'letterId',
]);

/** The first field of an order that holds an identity number, a mobile number or a bank account; null: none does. */
export function personNumberIn(order: object): Problem | null {
  for (const [field, value] of Object.entries(order)) {
    if (elsewhere.has(field)) continue;
    if (typeof value === 'string' && holdsPersonNumber(value))
      return {
        code: 'holds-person-number',
        field,
        message: '这里写的会进入办理记录，不能有身份证号、手机号、银行账号。请删去，需要保存的作为材料附上。',
        article: '《个人信息保护法》第三十四条',
      };
    if (typeof value === 'object' && value !== null) {
      const inside = personNumberIn(value);
      if (inside !== null) return inside;
    }
  }
  return null;
}
