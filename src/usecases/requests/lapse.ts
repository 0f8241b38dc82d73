/** A request ends without an answer: proofs of the lapse checked, the clock asked, a letter sent, the case closed. */
import type { GivenProofs } from '../../domain/answers/answer-draft.ts';
import { missingProofs } from '../../domain/answers/missing-proofs.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import { proofFacts } from '../../domain/letters/proof-facts.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { AnswerKind } from '../../domain/request-rules/answer-kind.ts';
import type { RequestEvent } from '../../domain/requests/request-event.ts';
import type { ActDone } from './act-done.ts';
import { answerRelief } from './answer-relief.ts';
import { caseFactsOf } from './case-facts-of.ts';
import { formOf } from './case-letter.ts';
import { addresseeOf, caseLetterFacts } from './case-letter-facts.ts';
import { closeWork } from './close-work.ts';
import { actByLetter } from './letter-act.ts';
import type { LetterStep } from './letter-step.ts';
import type { CaseDeed, CaseOrder, OpenCase } from './open-case.ts';
import { checkSending, type Sending } from './sending.ts';

export interface LapseOrder extends CaseOrder, LetterStep {
  readonly proofs: GivenProofs;
  readonly sending: Sending;
}

interface Lapse {
  readonly kind: AnswerKind;
  readonly event: (on: string) => RequestEvent;
  /** Facts of its letter besides those of the case; days as `YYYY-MM-DD`. */
  readonly facts: (open: OpenCase) => Readonly<Record<string, string>>;
}

/** Problems: what the proofs lack, what the clock does not allow yet. */
export async function lapseByLetter(
  open: OpenCase,
  order: LapseOrder,
  { kind, event, facts }: Lapse,
): Promise<Result<CaseDeed<ActDone>>> {
  const sending = checkSending(open, order.sending);
  if (!sending.ok) return sending;
  const { on } = sending.value;
  const caseFacts = await caseFactsOf(open);
  const [first, ...more] = missingProofs(open.deps.requestRules, {
    kind,
    grounds: [],
    given: order.proofs,
    facts: caseFacts,
  });
  if (first !== undefined) return refused(first, ...more);
  const form = formOf(open, kind.letter);
  const addressee = await addresseeOf(open, form);
  const relief = await answerRelief(open, kind, on);
  const own = Object.fromEntries(Object.entries(facts(open)).map(([name, value]) => [name, dayWords(value)]));
  const end = await actByLetter(open, {
    event: () => event(on),
    more: () => [
      {
        kind: 'request-closed',
        data: { on, answer: kind.id, grounds: [], reason: kind.when },
      },
    ],
    letter: {
      form,
      addressee,
      facts: {
        ...(await caseLetterFacts(open, addressee)),
        ...proofFacts(open.deps.requestRules, order.proofs, () => null),
        ...own,
        ...relief.facts,
      },
    },
    step: order,
    sending: sending.value,
  });
  if (end.ok && end.value.open.state.ended !== null) await closeWork(end.value.open);
  return end;
}
