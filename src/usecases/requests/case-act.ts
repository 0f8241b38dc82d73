/** An act on a request as a row of the table: when it is open, how urgent it is, and why. */
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import type { RequestEventKind } from '../../domain/requests/request-event.ts';
import type { Act } from '../../policies/permissions.ts';

/** What acts look at. */
export interface ActFacts {
  readonly rules: RequestRules;
  readonly state: RequestCase;
  readonly clock: ClockResult;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Neither answered nor ended otherwise. */
  readonly open: boolean;
  readonly awaits: 'agency' | 'applicant' | 'consultee' | 'nobody';
  /** May the clock's event of this ledger kind happen now? */
  readonly allows: (kind: RequestEventKind) => boolean;
}

/** Where the act is done, below its folder; several where it concerns one of several things. */
interface Target {
  /** '' or `/<id>`. */
  readonly path: string;
  /** Instead of the act's title. */
  readonly title?: string;
}

export interface CaseAct {
  readonly id: string;
  readonly act: Act;
  readonly title: string;
  readonly article: string;
  readonly when: (facts: ActFacts) => boolean;
  /** 0: never the next thing to do; the highest of all is. */
  readonly urgency: (facts: ActFacts) => number;
  readonly why: (facts: ActFacts) => string;
  readonly targets: (facts: ActFacts) => readonly Target[];
}

type Row = Pick<CaseAct, 'id' | 'title' | 'article' | 'when'> & {
  readonly act?: Act;
  readonly urgency?: number | ((facts: ActFacts) => number);
  readonly why: string | ((facts: ActFacts) => string);
  readonly targets?: (facts: ActFacts) => readonly Target[];
};

/** A row with what most of them share filled in. */
export const row = ({ act = 'request.handle', urgency = 0, why, targets, ...rest }: Row): CaseAct => ({
  ...rest,
  act,
  urgency: typeof urgency === 'number' ? () => urgency : urgency,
  why: typeof why === 'string' ? () => why : why,
  targets: targets ?? (() => [{ path: '' }]),
});

/** Work on the answer goes on: open, undecided, and nobody waits for the applicant. */
export const atWork = ({ open, awaits, state }: ActFacts): boolean =>
  state.decision === null &&
  ((open && awaits !== 'applicant') || (state.reanswer !== null && state.reanswer.servedOn === null));
