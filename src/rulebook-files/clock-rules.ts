/** Reads what the answer clock needs: calendars, deadlines, lifecycle. */
import type { CalendarNotice } from '../domain/calendar/calendar.ts';
import type { Deadline } from '../domain/request-rules/deadline.ts';
import type { Lifecycle } from '../domain/request-rules/lifecycle.ts';
import { readCalendars } from './calendars.ts';
import { readDeadlines } from './deadlines.ts';
import { readLifecycle } from './lifecycle.ts';
import type { RuleProblem } from './yaml-file.ts';

export interface ClockRules {
  readonly notices: readonly CalendarNotice[];
  readonly deadlines: readonly Deadline[];
  readonly lifecycle: Lifecycle;
}

export type ClockRulesRead =
  | { readonly ok: true; readonly rules: ClockRules }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/** The clock's part of a rules folder, or every problem in it with file and line. */
export function readClockRules(folder: string): ClockRulesRead {
  const calendars = readCalendars(folder);
  const deadlines = readDeadlines(folder);
  const lifecycle = deadlines.ok ? readLifecycle(folder, deadlines.deadlines) : deadlines;
  if (calendars.ok && deadlines.ok && lifecycle.ok)
    return {
      ok: true,
      rules: { notices: calendars.notices, deadlines: deadlines.deadlines, lifecycle: lifecycle.lifecycle },
    };
  return {
    ok: false,
    problems: [
      ...(calendars.ok ? [] : calendars.problems),
      ...(deadlines.ok ? [] : deadlines.problems),
      ...(lifecycle.ok || !deadlines.ok ? [] : lifecycle.problems),
    ],
  };
}
