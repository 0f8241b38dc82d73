/** Does a run that was laid aside again, or throws it away. */
import type { Caller } from '../../domain/people/caller.ts';
import { demoCounty } from '../../domain/people/demo-county.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { operate } from '../perform.ts';
import { needsSetUp } from '../sign-in/prepare-set-up.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Jobs are those of all counties: whoever walked in through the demo's door leaves the work of real ones alone. */
const notDemo: Problem = {
  code: 'not-allowed',
  message: '这里有正式的县在用：演示身份不能处理后台任务。请由正式县的系统管理员或运维人员办理。',
};

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
    if (regionId === demoCounty && !(await needsSetUp(deps))) return refused(notDemo);
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
