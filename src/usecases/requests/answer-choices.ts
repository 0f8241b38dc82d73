/** Answers that can be chosen for a request: by the law of its receipt and the day. */
import { answerKindsOn } from '../../domain/answers/answer-kinds-on.ts';
import type { AnswerKind } from '../../domain/request-rules/answer-kind.ts';
import { lawOf } from './case-letter.ts';
import type { OpenCase } from './open-case.ts';

/** Kinds that people decide, in the order of the catalogue; those that follow from silence are left out. */
export function answerKindsOf(open: Pick<OpenCase, 'deps' | 'state' | 'today'>): readonly AnswerKind[] {
  return answerKindsOn(open.deps.requestRules, { day: open.today, law: lawOf(open) }).filter(
    ({ traits }) => traits.given === 'decision',
  );
}
