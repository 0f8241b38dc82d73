/** Ways to the results of the report: which answer kind and ground end there, and what has to happen before. */
import { answerKindsOn, groundsOf } from '../../domain/answers/answer-kinds-on.ts';
import type { AnswerKind, Ground } from '../../domain/request-rules/answer-kind.ts';
import { deadlineAt } from '../../domain/request-rules/deadline.ts';
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';

/** A kind of answer (with its ground) that falls in a row of the report. */
export interface Way {
  readonly kind: AnswerKind;
  readonly ground: Ground | null;
  /** Mechanisms that its proofs check: what must have happened before. */
  readonly checks: readonly string[];
}

/** Working days from the receipt that each mechanism takes at least. */
const least: Readonly<Record<string, number>> = {
  'supplement-was-answered': 13,
  'supplement-lapsed': 21,
  'fee-lapsed': 30,
  'third-party-heard': 12,
  'reasons-were-rejected': 11,
};

/** For everything: search, review, signature. */
const shortest = 4;

export const takesOf = ({ checks }: Way): number =>
  Math.max(shortest, ...checks.map((check) => least[check] ?? shortest));

/** Ways into a row for a request that is received on a day, by the law of that day. */
export function waysTo(rules: RequestRules, format: string, row: string, receivedOn: string): readonly Way[] {
  const law = deadlineAt(rules.deadlines, 'answer-request', receivedOn).law;
  return answerKindsOn(rules, { day: receivedOn, law }).flatMap((kind): readonly Way[] => {
    const grounds = groundsOf(rules, kind, receivedOn).map((ground) => wayOf(rules, kind, ground));
    if (kind.cells === null) return grounds.filter(({ ground }) => ground?.cells[format] === row);
    if (kind.cells[format] !== row) return [];
    // With a cell of its own it may name a ground all the same, of what is withheld: the one that takes least.
    return grounds.length === 0
      ? [wayOf(rules, kind, null)]
      : grounds.toSorted((a, b) => takesOf(a) - takesOf(b)).slice(0, 1);
  });
}

function wayOf({ proofs }: RequestRules, kind: AnswerKind, ground: Ground | null): Way {
  const named = [...kind.proofs, ...(ground?.proofs ?? [])];
  return {
    kind,
    ground,
    checks: named.flatMap((id) => proofs.find((proof) => proof.id === id)?.check ?? []),
  };
}
