/** Which answer kind a request ends with that lapses or is withdrawn: by what its proofs check, never by its name. */
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { AnswerKind } from '../../domain/request-rules/answer-kind.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import { lawOf } from './case-letter.ts';
import type { OpenCase } from './open-case.ts';

const notInLaw: Problem = {
  code: 'not-in-law',
  message: '这件申请适用的《条例》没有规定这样终结，请按其他方式办理。',
  article: '《条例》',
};

/**
 * The kind that follows from silence or withdrawal whose proof has this check.
 * @param check mechanism of the program that the proof names; null: the kind whose proofs wait for no period
 * Refused where the law of this request knows no such end: 补正 and fees that lapse came after the 2008 law (L-T.7, L-T.10).
 */
export function lapseKind(
  open: OpenCase,
  check: 'supplement-lapsed' | 'fee-lapsed' | null,
): Result<AnswerKind> {
  const { answers, proofs } = open.deps.requestRules;
  const law = lawOf(open);
  const periods = new Set<string | null>(['supplement-lapsed', 'fee-lapsed']);
  const checksOf = (kind: AnswerKind) =>
    kind.proofs.map((id) => proofs.find((proof) => proof.id === id)?.check ?? null);
  const kind = answers.find(
    (each) =>
      each.traits.given === 'lapse' &&
      each.procedure === 'request' &&
      each.law === law &&
      holdsOn(each, open.today) &&
      (check === null ? checksOf(each).every((name) => !periods.has(name)) : checksOf(each).includes(check)),
  );
  return kind === undefined ? refused(notInLaw) : done(kind);
}
