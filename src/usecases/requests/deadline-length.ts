/** Length of a period of rules/deadlines for a request. */
import { holdsOn } from '../../domain/request-rules/dated.ts';
import type { OpenCase } from './open-case.ts';

/**
 * In the deadline's own unit, by the day of receipt (or of the act, where no value held yet on that day).
 * @throws RangeError when the rules have no such deadline: a fault of the program
 */
export function deadlineLength({ deps, state, today }: OpenCase, id: string): number {
  const values = deps.requestRules.deadlines.find((each) => each.id === id)?.values ?? [];
  const value =
    values.find((each) => holdsOn(each, state.receivedOn)) ?? values.find((each) => holdsOn(each, today));
  if (value === undefined) throw new RangeError(`no deadline ${id}`);
  return value.length;
}
