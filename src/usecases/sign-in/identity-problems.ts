/** What people are told when the identity service did not help. */
import type { Problem } from '../../domain/problems/problem.ts';
import type { IdentityTrouble } from '../ports/identity.ts';

export const noService: Problem = {
  code: 'identity-off',
  message: '本系统没有接入统一身份认证。请用登录名和口令登录。',
};

/** The browser did not begin here, or too long ago, or somebody else's way back was handed to it. */
export const notBegun: Problem = {
  code: 'identity-expired',
  message: '这次认证不是从这个浏览器开始的，或者已超过十分钟。没有登录，也没有绑定，请重新开始。',
};

/**
 * Nobody is linked with this identity, or somebody who may not sign in: the same words, so that the answer tells
 * nothing about accounts.
 */
export const notLinked: Problem = {
  code: 'identity-unknown',
  message:
    '这个身份还不能用来登录。请先用登录名和口令登录，再到“我的账户”绑定它；登录不了的，请找系统管理员。',
};

export const takenIdentity: Problem = {
  code: 'identity-taken',
  message: '没有绑定成功：这个身份已经不能再绑定。您在认证页面登录的可能不是自己的账户，请核对后再试。',
};

export const alreadyLinked: Problem = {
  code: 'identity-linked',
  message: '您的账户已经绑定了统一身份认证。要换成另一个，请先解除绑定。',
};

/** The words for a trouble. `name` is that of the service. */
export function troubleProblem({ kind }: IdentityTrouble, name: string): Problem {
  if (kind === 'declined') {
    return {
      code: 'identity-declined',
      message: `您在${name}取消了。没有登录，也没有改动；可以重新开始，或者用口令登录。`,
    };
  }
  if (kind === 'unavailable') {
    return {
      code: 'identity-unavailable',
      message: `现在连不上${name}。请过一会儿再试，或者先用登录名和口令登录。`,
    };
  }
  return {
    code: 'identity-rejected',
    message: `${name}的答复不能采信：可能已经用过，或者被改动过。请重新开始。`,
  };
}
