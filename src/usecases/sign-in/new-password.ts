/** A new password: typed twice, checked, hashed. */
import type { Account } from '../../domain/people/account.ts';
import { passwordProblem } from '../../domain/people/password-rules.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface NewPassword {
  readonly password: string;
  readonly again: string;
}

/** The hash of a good password. Problems: `password-weak`, `password-differs`. */
export async function hashedPassword(
  { secrets, signIn }: StaffDeps,
  { password, again }: NewPassword,
  person: Pick<Account, 'name' | 'signInName'>,
  county: string,
): Promise<Result<string>> {
  const typed = password.normalize('NFC');
  const short = county.replace(/（.*$/u, '');
  const wrong = passwordProblem(typed, signIn.password, [person.name, person.signInName, short]);
  if (wrong !== null) return refused(wrong);
  if (typed !== again.normalize('NFC'))
    return refused({
      code: 'password-differs',
      field: 'again',
      message: '两次输入的口令不一样，请重新输入。',
    });
  return done(await secrets.passwords.hash(typed));
}

/** What the form says about passwords. */
export function passwordHint({ signIn: { password } }: StaffDeps): string {
  return `${password.longFrom} 个以上字符并含 ${password.longKinds} 类，或 ${password.mixedFrom} 个以上字符并含 ${password.mixedKinds} 类（小写字母、大写字母、数字、符号和空格、汉字）。可以用一句话。`;
}
