/** Which proofs an answer needs. */
import type { AnswerKind, Ground, Proof, ProofNeed } from '../request-rules/answer-kind.ts';
import { holdsOn } from '../request-rules/dated.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';

const needs: Readonly<Record<ProofNeed, (kind: AnswerKind) => boolean>> = {
  named: () => false,
  'every-decision': ({ traits }) => traits.given === 'decision',
  'every-release': ({ traits }) => traits.releases,
  'every-refusal': ({ traits }) => traits.needsGround && traits.discloses === 'nothing',
};

/**
 * Proofs that the kind and its grounds name, and those that its traits call for, each once.
 * @param stage `choice`: only what must be on file before it may be proposed
 */
export function proofsNeeded(
  rules: Pick<RequestRules, 'proofs'>,
  kind: AnswerKind,
  grounds: readonly Ground[],
  time: { readonly day: string; readonly stage?: 'choice' | 'decision' },
): readonly Proof[] {
  const named = new Set([...kind.proofs, ...grounds.flatMap((ground) => ground.proofs)]);
  return rules.proofs.filter(
    (proof) =>
      holdsOn(proof, time.day) &&
      (proof.law === null || proof.law === kind.law) &&
      (time.stage !== 'choice' || proof.stage === 'choice') &&
      (named.has(proof.id) || (kind.procedure === 'request' && needs[proof.needed](kind))),
  );
}
