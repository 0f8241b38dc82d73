/** What lists keep of a case: its clock and how it ended. */
import type { AnswerKind } from '../request-rules/answer-kind.ts';
import { holdsOn } from '../request-rules/dated.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';
import type { ClockResult } from './clock.ts';
import type { RequestCase } from './request-case.ts';

/** @param clock of the day on which the columns are written */
export function requestColumns(rules: RequestRules, state: RequestCase, clock: ClockResult) {
  const lifecycleState = rules.lifecycle.states.find(({ id }) => id === clock.state);
  const { ended } = state;
  const open = ended === null && clock.finishedOn === null;
  return {
    state: clock.state,
    open,
    awaits: open ? (lifecycleState?.awaits ?? 'agency') : 'nobody',
    due: open ? clock.due : null,
    provisional: clock.provisional,
    actBy: open ? (clock.due ?? clock.supplementLastDay ?? clock.payBy ?? clock.worstCase) : null,
    endedOn: ended?.on ?? clock.finishedOn,
    onTime: clock.onTime,
    answer: ended?.answer ?? null,
    ground: ended?.grounds[0] ?? null,
    cells: ended === null ? {} : cellsOf(rules, state, ended),
  } as const;
}

/** Row of the report's table per format: that of the answer kind, else that of the first ground. */
function cellsOf(
  rules: RequestRules,
  { receivedOn }: RequestCase,
  { answer, grounds, on }: NonNullable<RequestCase['ended']>,
): Readonly<Record<string, string>> {
  const kind = rules.answers.find((each) => each.id === answer && inForce(each, receivedOn, on));
  const ground = rules.grounds.find(({ id }) => id === grounds[0]);
  return kind?.cells ?? ground?.cells ?? {};
}

/** A kind of the old law is used for old requests after its end: those that were received while it held. */
const inForce = (kind: AnswerKind, receivedOn: string, on: string): boolean =>
  holdsOn(kind, on) || holdsOn(kind, receivedOn);
