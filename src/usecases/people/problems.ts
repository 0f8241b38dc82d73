/** What several use cases about people say, in the same words. */
import { type Problem, type Result, refused } from '../../domain/problems/problem.ts';

export const noAccount: Problem = {
  code: 'not-found',
  message: '没有找到这个账户：可能已被移走，或者地址有误。请从账户列表重新进入。',
};

export const noGrant: Problem = {
  code: 'not-found',
  message: '没有找到这个角色：可能刚刚被收回。请刷新页面再看。',
};

/** A refusal at a field. */
export const wrong = (field: string, message: string, article?: string): Result<never> =>
  refused({ code: 'field-invalid', field, message, ...(article === undefined ? {} : { article }) });

/** A refusal by a rule of the office, with what to do instead. */
export const notAllowed = (message: string, article?: string): Result<never> =>
  refused({ code: 'not-allowed', message, ...(article === undefined ? {} : { article }) });
