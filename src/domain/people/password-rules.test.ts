import { expect, it } from 'vitest';
import { testPolicy } from '../../../tests/support/staff.ts';
import { passwordProblem } from './password-rules.ts';

const policy = testPolicy().password;
const own = ['张敏敏', 'zhang.min', '青禾县'];
const check = (password: string) => passwordProblem(password, policy, own);

it.each([
  'Kaixin7!',
  '清晨 walks 到河边 7',
  '门前两棵枣树，另一棵也是枣树',
  'correct horse battery',
  'xK9#mQ2$vL',
  '冬天的围炉 beside 1938',
  'zhang.min 喜欢在夜里种番薯 9',
])('accepts %s', (password) => {
  expect(check(password)).toBeNull();
});

it.each([
  ['', '现在是 0 个字符'],
  ['Ab1!xyz', '现在是 7 个字符'],
  ['abcdefgh', '1 类'],
  ['kpwmznrtqxbv', '1 类'],
  ['Password123!', '很多人都在用'],
  ['P@ssw0rd!!!', '很多人都在用'],
  ['woaini1314', '个字符'],
  ['Woaini1314!', '很多人都在用'],
  ['Zhengfu@123', '很多人都在用'],
  ['renminzhengfu@2026', '很多人都在用'],
  ['1qaz@WSX', '很多人都在用'],
  ['zhang.min2026!A', '姓名、登录名'],
  ['张敏敏Aa12!', '姓名、登录名'],
  ['青禾县Gov1!', '姓名、登录名'],
  ['aaaaaaaaAAAA11', '重复'],
  ['Qwertyuiop12345', '连续'],
  ['Abcdefgh12345678!', '连续'],
])('refuses %s', (password, why) => {
  expect(check(password)?.message).toContain(why);
});

it('counts characters as people do, and has a roof', () => {
  expect(check(`${'👍'.repeat(3)}aB1`)?.message).toContain('6 个字符');
  expect(check(`aB1!xyz${'枣树两棵'.repeat(31)}`)?.message).toContain('最多 128');
});

it('names the article, and never the password', () => {
  const problem = check('Password123!');
  expect(problem?.article).toContain('GB/T 22239-2019');
  expect(JSON.stringify(problem)).not.toContain('Password123');
});
