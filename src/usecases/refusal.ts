/** What a person is told when the permission table does not grant something. */
import type { Caller } from '../domain/people/caller.ts';
import type { RoleId } from '../domain/people/role.ts';
import type { Problem } from '../domain/problems/problem.ts';
import type { Decision } from '../policies/decide.ts';
import { type Act, type Permission, permissions } from '../policies/permissions.ts';
import { roleOf } from '../policies/roles.ts';

/** The refusal, with the way out: who may do it, whom to ask. */
export function refusalOf(caller: Caller, act: Act, decision: Exclude<Decision, 'granted'>): Problem {
  if (caller.kind === 'anyone') {
    return { code: 'sign-in-needed', message: '请先登录，登录后会回到这里。' };
  }
  if (decision === 'second-factor') {
    return { code: 'second-factor', message: '请先输入第二验证的六位数字。' };
  }
  if (decision === 'hidden') {
    return { code: 'not-found', message: '没有找到您要的内容：可能已被移走，或者地址有误。' };
  }
  const permission: Permission = permissions[act];
  const names = Object.keys(permission.roles ?? {}).map((id) => roleOf(id as RoleId).name);
  const who = names.length === 0 ? '' : `可以办理的角色是：${names.join('、')}。`;
  return {
    code: 'forbidden',
    message: `您现在的角色不能“${permission.what}”。${who}确有需要，请联系安全管理员。`,
  };
}
