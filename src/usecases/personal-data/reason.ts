/** The reason that somebody gives for opening personal data. It goes into the audit trail as written. */
import { holdsPersonNumber } from '../../domain/personal-data/find-numbers.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';

const shortest = 5;
const longest = 200;
const article = '《个人信息保护法》第六条';

/**
 * The reason without spaces around it.
 * @param field the form's name of it, for the problem
 */
export function readReason(given: unknown, field = 'reason', what = '理由'): Result<string> {
  const reason = typeof given === 'string' ? given.replace(/\s+/g, ' ').trim() : '';
  const problem = (code: string, message: string): Problem => ({ code, message, field, article });
  if ([...reason].length < shortest) {
    return refused(
      problem('reason-missing', `请写明${what}，至少 ${shortest} 个字，例如“电话通知本人补交材料”。`),
    );
  }
  if ([...reason].length > longest) {
    return refused(problem('reason-too-long', `${what}请控制在 ${longest} 个字以内。`));
  }
  if (holdsPersonNumber(reason)) {
    return refused(
      problem('reason-holds-number', `${what}会原样写入审计记录，请不要写身份证号、手机号或银行账号。`),
    );
  }
  return done(reason);
}
