/** Does a run that was laid aside again, or throws it away. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { operate } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';

export type Settling = 'retry' | 'discard';

/** Not inside a transaction: on the embedded database the queue uses the same connection. */
export async function settleDeadLetter(
  deps: StaffDeps,
  caller: Caller,
  id: string,
  settling: Settling,
): Promise<Result<null>> {
  const regionId = caller.kind === 'staff' ? caller.regionId : null;
  const order = { act: 'job.retry', subject: 'job', resource: { regionId } } as const;
  return operate(deps, caller, order, async () => {
    const { queue } = deps;
    if (queue === null)
      return refused({ code: 'not-allowed', message: '后台任务没有运行：请运维人员查看程序日志。' });
    const letter = (await queue.deadLetters()).find((each) => each.id === id);
    if (letter === undefined || !(await queue[settling](id)))
      return refused({
        code: 'not-found',
        message: '这条失败的任务已经处理过了：请回到“后台任务”页查看。',
      });
    return done({ value: null, subject: `job/${letter.job}`, detail: { settling } });
  });
}
