/** 检索记录: systems, archives, words, offices, days, searcher: without it nothing "does not exist" (条例 36, T-07). */
import { missingProofs } from '../../domain/answers/missing-proofs.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { Proof } from '../../domain/request-rules/answer-kind.ts';
import type { ProofValue } from '../../domain/requests/request-event.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { answerKindsOf } from './answer-choices.ts';
import { caseFactsOf } from './case-facts-of.ts';
import { actOnCase, type CaseOrder, type OpenCase, record } from './open-case.ts';

export interface RecordSearch extends CaseOrder {
  readonly values: Readonly<Record<string, ProofValue>>;
}

/** The proof that asks how was searched, in the version of this request's law; null where the law asked for none. */
export function searchProof(open: OpenCase): Proof | null {
  const named = new Set(answerKindsOf(open).flatMap(({ proofs }) => proofs));
  return (
    open.deps.requestRules.proofs.find(
      ({ id, check }) => named.has(id) && check === 'search-dates-in-order',
    ) ?? null
  );
}

export function recordSearch(deps: StaffDeps, caller: Caller, order: RecordSearch): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const proof = searchProof(open);
    const kind = answerKindsOf(open).find(({ proofs }) => proof !== null && proofs.includes(proof.id));
    if (proof === null || kind === undefined)
      return refused({ code: 'not-asked', message: '这件申请适用的规定没有检索记录的要求。' });
    const lacking = missingProofs(
      { ...deps.requestRules, proofs: [proof] },
      {
        kind,
        grounds: [],
        given: { [proof.id]: order.values },
        facts: await caseFactsOf(open),
        stage: 'decision',
      },
    );
    const [first, ...more] = lacking;
    if (first !== undefined) return refused(first, ...more);
    const data = { on: open.today, values: order.values };
    return acted(await record(open, { kind: 'request-searched', data }));
  });
}
