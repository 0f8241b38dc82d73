/** What people are called: the name to sign in with, and the name to act under. */
import { done, type Problem, type Result, refused } from '../problems/problem.ts';

const signInName = /^[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])$/;
const longestName = 30;

/** A sign-in name as it is kept: without spaces around it, in lower case and with full-width letters folded. */
export function foldSignInName(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/**
 * A new sign-in name: 2 to 32 of a–z, 0–9, `.`, `-`, `_`, beginning and ending with a letter or digit.
 * @param field form field that a problem names
 */
export function readSignInName(text: string, field = 'signInName'): Result<string> {
  const folded = foldSignInName(text);
  if (folded === '') return refused(problem('field-missing', field, '请填写登录名，如 lin.xiaoman。'));
  if (!signInName.test(folded)) {
    return refused(
      problem(
        'field-invalid',
        field,
        '登录名应为 2 至 32 位小写字母、数字，中间可用点、短横、下划线，如 lin.xiaoman。',
      ),
    );
  }
  if (/^\d{11}$|^\d{15}$|^\d{17}[\dx]$/.test(folded)) {
    return refused(
      problem('field-invalid', field, '登录名不要用手机号或身份证号：它会出现在记录里。请另取一个。'),
    );
  }
  return done(folded);
}

/** A person's name: 1 to 30 characters on one line, at least one of them a letter of some script. */
export function readPersonName(text: string, field = 'name'): Result<string> {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (name === '') return refused(problem('field-missing', field, '请填写姓名。'));
  if ([...name].length > longestName) {
    return refused(problem('field-invalid', field, `姓名最长 ${longestName} 个字，请核对。`));
  }
  if (!/\p{L}/u.test(name) || /[\p{Cc}\p{Cf}<>]/u.test(name)) {
    return refused(problem('field-invalid', field, '姓名里有不能用的符号，请只写姓名。'));
  }
  return done(name);
}

const problem = (code: string, field: string, message: string): Problem => ({ code, field, message });
