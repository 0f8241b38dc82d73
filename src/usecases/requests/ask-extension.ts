/** 申请延长答复期限: the clerk asks, the head of the disclosure office decides (条例 33). */
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { clockAfter, isProblem } from './clock-allows.ts';
import { actOnCase, type CaseOrder, type OpenCase, record } from './open-case.ts';
import { openTask } from './open-task.ts';

export interface AskExtension extends CaseOrder {
  readonly workdays: number;
  readonly reason: string;
}

/** Problems: what would make the extension void (T-04), a question that is open already. */
export function askExtension(deps: StaffDeps, caller: Caller, order: AskExtension): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const wrong = extensionProblem(open, order.workdays, order.reason);
    if (wrong !== null) return refused(wrong);
    if (open.state.extensionAsked !== null)
      return refused({
        code: 'already-asked',
        message: '延期申请已经提出，正等负责人审批。',
        article: '《条例》第三十三条第二款',
      });
    const { workdays, reason } = order;
    const after = await record(open, {
      kind: 'request-extension-asked',
      data: { on: open.today, workdays, reason: reason.trim() },
    });
    await openTask(after, 'approve-extension', after.clock.due ?? after.clock.worstCase);
    return acted(after, { detail: { workdays } });
  });
}

/** Would an extension by so many working days, told today, hold? */
export function extensionProblem(open: OpenCase, workdays: number, reason: string): Problem | null {
  const article = '《条例》第三十三条第二款';
  if (reason.trim() === '')
    return {
      code: 'field-invalid',
      field: 'reason',
      article,
      message: '请写明需要延长的原因，告知书会照写。',
    };
  if (!Number.isInteger(workdays) || workdays < 1)
    return { code: 'field-invalid', field: 'workdays', article, message: '请填写延长几个工作日。' };
  const trial = clockAfter(open, {
    kind: 'request-extended',
    data: { on: open.today, workdays, reason, approvedBy: '', letterId: '' },
  });
  if (!isProblem(trial)) return null;
  if (trial.code !== 'late') return trial;
  const due = open.clock.due ?? '';
  return {
    code: 'extension-too-late',
    article,
    message: `答复期限${dayWords(due)}已经届满，不能再延长：批准和告知都必须在期限届满以前，晚一天也无效。请立即答复。`,
  };
}
