/** May a fee be charged? Every reason against it at once. Source: F-2.1 to F-6.1, F-9.2, T-20. */
import type { Problem } from '../problems/problem.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';
import { tariffOn } from './fee-of.ts';

export interface ProposedFee {
  /** Day on which the notice leaves the house. */
  readonly day: string;
  /** Method chosen for this request; one and no other. */
  readonly methods: readonly string[];
  /** Yuan by the method chosen. */
  readonly amount: number;
  /** Last day of the answer period; null: the clock is stopped. */
  readonly due: string | null;
  /** Why number, frequency or pages are clearly beyond what is reasonable. */
  readonly reason: string;
  /** Who approved; '' for nobody. */
  readonly approvedBy: string;
  /** The request was charged before. */
  readonly chargedBefore: boolean;
  /** Records are given in a way by which pages are counted (not only a hint where to find them). */
  readonly givesPages: boolean;
}

/** Empty when the notice may be issued. */
export function feeProblems(
  rules: Pick<RequestRules, 'tariffs'>,
  proposed: ProposedFee,
): readonly (Problem & { readonly article: string })[] {
  const tariff = tariffOn(rules, proposed.day);
  if (tariff === null) {
    const message = '该日还没有信息处理费的规定，不能收费';
    return [{ code: 'fee-not-in-force', message, article: '《条例》第四十二条' }];
  }
  const { article } = tariff;
  const fault = (code: string, field: string, message: string) => ({ code, field, message, article });
  const chosen = tariff.methods.filter(({ id }) => proposed.methods.includes(id));
  const problems = [];
  if (proposed.methods.length !== 1 || chosen.length !== 1)
    problems.push(fault('fee-one-method', 'method', '按件、按量只能选择一种，不能同时适用'));
  if (chosen.some(({ counts }) => counts === 'pages') && !proposed.givesPages)
    problems.push(fault('fee-no-pages', 'method', '只告知获取方式和途径的，不按量收费'));
  if (proposed.amount <= 0) problems.push(fault('fee-nothing', 'amount', '没有超过免费的数量，不收费'));
  if (proposed.due !== null && proposed.day > proposed.due)
    problems.push(
      fault('fee-late', 'day', `收费通知应当在答复期限（${proposed.due}）以内发出，现在已经超过`),
    );
  if (proposed.due === null)
    problems.push(fault('fee-clock-stopped', 'day', '答复期限正在停止计算，恢复以后才能通知收费'));
  if (proposed.reason.trim() === '')
    problems.push(fault('fee-reason', 'reason', '请写明数量、频次为什么明显超过合理范围'));
  if (proposed.approvedBy === '') problems.push(fault('fee-approval', 'approvedBy', '收费应当先经批准'));
  if (proposed.chargedBefore) problems.push(fault('fee-twice', 'method', '同一件申请只能收费一次'));
  return problems;
}
