/** One request is one result, however many items it has. Source: law book, L-37.1. */
import type { RequestRules } from '../request-rules/request-rules.ts';
import { type AnswerTime, answerKind, answerKindsOn } from './answer-kinds-on.ts';

export interface ItemOutcome {
  readonly answer: string;
  /** Grounds in the order of their weight; empty for kinds without. */
  readonly grounds: readonly string[];
}

/** What the report counts. */
export interface PrincipalOutcome {
  readonly answer: string;
  readonly grounds: readonly string[];
}

export interface CombinedItems {
  /** null: staff choose among `choices`. */
  readonly principal: PrincipalOutcome | null;
  readonly choices: readonly PrincipalOutcome[];
}

/**
 * What several items come to. Open and withheld together are 区分处理 and become the kind that combines, with every
 * ground named; items of one kind and the same first ground are that; anything else is for staff to choose.
 * @throws RangeError without items, or where no combining kind is in force
 */
export function combineItems(
  rules: Pick<RequestRules, 'answers'>,
  items: readonly ItemOutcome[],
  time: AnswerTime,
): CombinedItems {
  if (items.length === 0) throw new RangeError('no items');
  const named = items.map((item) => ({ item, traits: answerKind(rules, item.answer).traits }));
  const opens = named.some(({ traits }) => traits.discloses !== 'nothing');
  const withholds = named.some(({ traits }) => traits.needsGround);
  if (opens && withholds) {
    const combining = answerKindsOn(rules, time).find((kind) => kind.traits.combines);
    if (combining === undefined) throw new RangeError(`no combining kind on ${time.day} under ${time.law}`);
    const grounds = [...new Set(named.flatMap(({ item }) => item.grounds))];
    const principal = { answer: combining.id, grounds };
    return { principal, choices: [principal] };
  }
  const choices = new Map<string, PrincipalOutcome>();
  for (const { item } of named) {
    const key = `${item.answer}/${item.grounds[0] ?? ''}`;
    const before = choices.get(key);
    const grounds = [...new Set([...(before?.grounds ?? []), ...item.grounds])];
    choices.set(key, { answer: item.answer, grounds });
  }
  const all = [...choices.values()];
  return { principal: all.length === 1 ? all[0]! : null, choices: all };
}
