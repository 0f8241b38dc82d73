/** 不同意延长: the clock runs on as it was. */
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';
import { tellClerk } from './tell-clerk.ts';

export function refuseExtension(
  deps: StaffDeps,
  caller: Caller,
  order: CaseOrder & { readonly reason: string },
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.approve-extension', order, async (open) => {
    const reason = order.reason.trim();
    if (open.state.extensionAsked === null)
      return refused({ code: 'not-asked', message: '没有待审批的延期申请，不用办理。' });
    if (reason === '')
      return refused({
        code: 'field-invalid',
        field: 'reason',
        message: '请写明不同意延长的理由，告诉经办人。',
      });
    const after = await record(open, { kind: 'request-extension-refused', data: { on: open.today, reason } });
    await tellClerk(after, '不同意延长答复期限');
    return acted(after);
  });
}
