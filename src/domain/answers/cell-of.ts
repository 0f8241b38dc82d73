/** Where the annual report counts an answer. Source: law book §5.3, R-5.2. */
import type { RequestRules } from '../request-rules/request-rules.ts';
import { answerKind, groundNamed } from './answer-kinds-on.ts';

/**
 * Row of a report form's table of requests.
 * @param ground the principal ground, for kinds whose cell is the ground's
 * @returns null where the form does not count it (corrections of records; forms of other years)
 */
export function cellOf(
  rules: Pick<RequestRules, 'answers' | 'grounds'>,
  kind: string,
  ground: string | null,
  format: string,
): string | null {
  const own = answerKind(rules, kind).cells;
  if (own !== null) return own[format] ?? null;
  return ground === null ? null : (groundNamed(rules, ground).cells[format] ?? null);
}
