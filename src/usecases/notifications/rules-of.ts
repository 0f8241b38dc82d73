/** Kinds of notices and letters by their ids. */
import type { LetterKind, NoticeKind, NoticeRules } from '../../domain/notifications/rules.ts';

/** @throws RangeError when there is no such kind: a fault of the program */
export function kindOf(rules: NoticeRules, id: string): NoticeKind {
  const kind = rules.kinds.find((each) => each.id === id);
  if (kind === undefined) throw new RangeError(`no kind of notice ${id}`);
  return kind;
}

/** @throws RangeError when there is no such letter: a fault of the program */
export function letterOf(rules: NoticeRules, id: string): LetterKind {
  const letter = rules.letters.find((each) => each.id === id);
  if (letter === undefined) throw new RangeError(`no kind of letter ${id}`);
  return letter;
}

/** What a kind is called on pages; the kind itself when the rules no longer know it. */
export function kindName(rules: NoticeRules, id: string): string {
  if (id === digestKind) return '每日汇总';
  return [...rules.kinds, ...rules.letters].find((each) => each.id === id)?.name ?? id;
}

/** Kind of a delivery that holds several notices. */
export const digestKind = 'digest';
