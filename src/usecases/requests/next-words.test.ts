import { expect, it } from 'vitest';
import { caseNextWords } from './next-words.ts';

const none = { decision: null, extensionAsked: null, reviewed: null, submitted: null };
const on = '2026-03-02';

it('names whoever takes the next inner step of the house', () => {
  expect(caseNextWords(none, 'agency', '林小满')).toBe('林小满办理');
  expect(caseNextWords(none, 'applicant', '林小满')).toBe('等申请人');
  const submitted = { ...none, submitted: { on, letterId: 'l', by: 'account/a' } };
  expect(caseNextWords(submitted, 'agency', '林小满')).toBe('等审核员审核答复');
  const reviewed = { ...submitted, reviewed: { on, by: 'account/b' } };
  expect(caseNextWords(reviewed, 'agency', '林小满')).toBe('等负责人签发答复');
  const asked = { ...none, extensionAsked: { on, workdays: 10, reason: '' } };
  expect(caseNextWords(asked, 'agency', '林小满')).toBe('等负责人审批延期');
});
