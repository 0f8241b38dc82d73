/** When a case may be archived, and when it is only read from then on (条例 45, E-21). */
import type { Problem } from '../../domain/problems/problem.ts';
import { ledgerKindOf } from '../../domain/request-rules/lifecycle.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';

/** The event of the ledger that archiving is. */
export const archivedKind = 'request-archived';

/** Why it cannot be archived now; null: it can. */
export function archiveBar(state: RequestCase, clock: ClockResult): Problem | null {
  const wrong = (message: string): Problem => ({
    code: 'not-now',
    message,
    article: '《条例》第四十五条',
  });
  if (state.archived !== null) return wrong('这件申请已经归档，案卷不再改动。');
  if (!clock.allowed.some((event) => ledgerKindOf(event) === archivedKind))
    return wrong('这件申请还没有办结，办结并登记送达以后才能归档。');
  const { decision, served, ended } = state;
  // Withdrawn after the signature: the answer is owed to nobody any more, and is never served.
  const owed = decision !== null && ended === null;
  if (served === null ? owed : served.proof === '' && served.files.length === 0)
    return wrong('还没有送达凭证，不能归档。请先登记送达的凭证。');
  if (state.reanswer !== null && state.reanswer.servedOn === null)
    return wrong('应当重新答复，还没有送达，不能归档。');
  return null;
}

/** Archived, and no new answer is owed: nothing of the file changes any more. */
export const isSettled = ({ archived, reanswer }: RequestCase): boolean =>
  archived !== null && (reanswer === null || reanswer.servedOn !== null);
