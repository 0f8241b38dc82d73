/** The state that people see. */
import type { CaseState } from './case-state.ts';
import type { PreparedRules } from './law-of-case.ts';

/** The state of a case: while a consultation is open, that of consulting, where one may be begun from the state below. */
export function shownState(rules: PreparedRules, { state, pauses }: CaseState): string {
  const open = pauses.find(({ ended }) => ended === null);
  const by = open === undefined ? undefined : rules.eventOf.get(open.by.id);
  return by?.from.includes(state) ? by.to : state;
}
