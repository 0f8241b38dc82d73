/** Which answer kind a request ends with that lapses or is withdrawn: by what its proofs check, never by its name. */
import type { AnswerKind } from '../../domain/request-rules/answer-kind.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import { lawOf } from './case-letter.ts';
import type { OpenCase } from './open-case.ts';

/**
 * The kind that follows from silence or withdrawal whose proof has this check.
 * @param check mechanism of the program that the proof names; null: the kind whose proofs wait for no period
 * @throws when the rules of this request's law have none
 */
export function lapseKind(open: OpenCase, check: 'supplement-lapsed' | 'fee-lapsed' | null): AnswerKind {
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
  if (kind === undefined) throw new Error(`no answer kind for a lapse under ${law}`);
  return kind;
}
