/** What can be done with a request now, and what will come later: only what law, clock and permission table allow. */
import { dayOf } from '../../domain/days/county-day.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { ledgerKindOf } from '../../domain/request-rules/lifecycle.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { decide } from '../../policies/decide.ts';
import type { Act } from '../../policies/permissions.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { isSettled } from './archive-bar.ts';
import type { ActFacts, CaseAct } from './case-act.ts';
import { caseActs } from './case-acts.ts';
import { caseResource } from './case-resource.ts';
import { laterActs } from './later-acts.ts';

/** An act that this caller may do now, with the page on which it is done. */
export interface CaseAction {
  /** Folder of its page: `supplement`. */
  readonly id: string;
  readonly title: string;
  /** '' where it is an inner step of the house. */
  readonly article: string;
  /** Path in the workbench. */
  readonly link: string;
  /** The one thing to do next; at most one action has it. */
  readonly primary: boolean;
  /** One sentence: what it is for, or why it is next. */
  readonly why: string;
}

/** What the law or an inner step does not allow yet, and when it will. */
export interface LaterAction {
  readonly title: string;
  readonly when: string;
}

/** Acts of a second person: not of whoever submitted the answer. */
const secondHand: ReadonlySet<Act> = new Set<Act>(['request.review-answer', 'request.sign']);

/** In the order in which they are offered. */
export function actionsOf(
  deps: Pick<StaffDeps, 'requestRules' | 'clock'>,
  caller: Caller,
  state: RequestCase,
  clock: ClockResult,
): readonly CaseAction[] {
  const facts = factsOf(deps, state, clock);
  const open = caseActs.filter(
    ({ act, when }) =>
      when(facts) &&
      (act === 'request.archive' || !isSettled(state)) &&
      !(secondHand.has(act) && state.submitted?.by === actorOf(caller)) &&
      decide(caller, act, caseResource(caller, act, state)) === 'granted',
  );
  const first = open.reduce<{ readonly act: CaseAct; readonly urgency: number } | null>((best, act) => {
    const urgency = act.urgency(facts);
    return urgency > (best?.urgency ?? 0) ? { act, urgency } : best;
  }, null);
  return open.flatMap((act) =>
    act.targets(facts).map((target, at) => ({
      id: act.id,
      title: target.title ?? act.title,
      article: act.article,
      link: `/workbench/requests/${encodeURIComponent(state.requestId)}/${act.id}${target.path}`,
      primary: act === first?.act && at === 0,
      why: act.why(facts),
    })),
  );
}

/** What cannot be done yet, each with the day or the step after which it can. */
export function laterOf(
  deps: Pick<StaffDeps, 'requestRules' | 'clock'>,
  state: RequestCase,
  clock: ClockResult,
): readonly LaterAction[] {
  const facts = factsOf(deps, state, clock);
  return laterActs.flatMap(({ title, when }) => {
    const words = when(facts);
    return words === null ? [] : [{ title, when: words }];
  });
}

function factsOf(
  { requestRules, clock: now }: Pick<StaffDeps, 'requestRules' | 'clock'>,
  state: RequestCase,
  clock: ClockResult,
): ActFacts {
  const kinds = new Set(clock.allowed.map(ledgerKindOf));
  const lifecycleState = requestRules.lifecycle.states.find(({ id }) => id === clock.state);
  return {
    rules: requestRules,
    state,
    clock,
    today: dayOf(now().toISOString()),
    open: state.ended === null && clock.finishedOn === null,
    awaits: lifecycleState?.awaits ?? 'agency',
    allows: (kind) => kinds.has(kind),
  };
}
