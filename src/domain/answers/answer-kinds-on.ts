/** Which answers and grounds can be chosen. Code reads traits; ids are data. */
import type { AnswerKind, Ground } from '../request-rules/answer-kind.ts';
import { holdsOn } from '../request-rules/dated.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';

/** Day of the decision, and the law by which the request is judged: that of its day of receipt (L-T.13). */
export interface AnswerTime {
  readonly day: string;
  readonly law: string;
}

/**
 * Kinds of answers in force, in the order of the catalogue.
 * @param time day of the decision and version of the law
 * @param procedure of a request (default) or of a correction of records
 */
export function answerKindsOn(
  { answers }: Pick<RequestRules, 'answers'>,
  time: AnswerTime,
  procedure: AnswerKind['procedure'] = 'request',
): readonly AnswerKind[] {
  return answers
    .filter((kind) => kind.procedure === procedure && kind.law === time.law && holdsOn(kind, time.day))
    .sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : 0));
}

/** Grounds that a kind may name on the day of the decision; empty for kinds that name none. */
export function groundsOf(
  { grounds }: Pick<RequestRules, 'grounds'>,
  kind: AnswerKind,
  day: string,
): readonly Ground[] {
  if (!kind.traits.needsGround) return [];
  return grounds.filter(
    (ground) =>
      ground.law === kind.law &&
      holdsOn(ground, day) &&
      (kind.grounds.length === 0 || kind.grounds.includes(ground.id)),
  );
}

/** @throws RangeError when the rules have no such kind: what is stored was checked before */
export function answerKind({ answers }: Pick<RequestRules, 'answers'>, id: string): AnswerKind {
  const kind = answers.find((each) => each.id === id);
  if (kind === undefined) throw new RangeError(`rules/answers has no ${id}`);
  return kind;
}

/** @throws RangeError when the rules have no such ground */
export function groundNamed({ grounds }: Pick<RequestRules, 'grounds'>, id: string): Ground {
  const ground = grounds.find((each) => each.id === id);
  if (ground === undefined) throw new RangeError(`rules/grounds has no ${id}`);
  return ground;
}
