/** Requests of the demo's county at its first start: a year behind it, and a live queue in front of it. */
import { addDays, dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { formatOfYear } from '../../domain/requests/year-cells.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { liveQueued, type QueuedRequest } from './live-queue.ts';
import { openStage } from './open-stage.ts';
import { type ReportForms, replayYear, yearNotEmpty } from './replay-year.ts';
import { liveThrough } from './scheduler.ts';
import { ReplayStuck } from './stage.ts';

/** Natural days within which the queue's requests came in. */
const lateDays = 60;

/** What data/demo says about requests. */
export interface DemoRequests {
  /** Cells of the year before the present one, and the agency that lived it. */
  readonly year: { readonly agencyId: string; readonly cells: Readonly<Record<string, number | null>> };
  /** The queue, by agency. */
  readonly queues: readonly { readonly agencyId: string; readonly requests: readonly QueuedRequest[] }[];
  /** Results that answers under way will have, the plain ones first. */
  readonly results: readonly string[];
}

/**
 * Only what is missing: a year that nobody lived, a queue where nothing came in of late. Whoever tried the demo finds their own
 * requests again. Returns how many were lived.
 */
export async function loadDemoRequests(
  deps: StaffDeps,
  forms: ReportForms,
  caller: Caller,
  regionId: string,
  demo: DemoRequests,
): Promise<Result<number>> {
  const today = dayOf(deps.clock().toISOString());
  const year = Number(today.slice(0, 4));
  const lately = { receivedFrom: addDays(today, -lateDays) };
  if ((await deps.storage.requests.count(regionId, lately, 1)) > 0) return done(0);
  const behind = await replayYear(deps, forms, caller, { ...demo.year, year: year - 1 });
  if (!behind.ok && behind.problems[0].code !== yearNotEmpty) return behind;
  const order = { act: 'demo.load', subject: 'requests', resource: { regionId } } as const;
  const format = formatOfYear(forms.formats, year)?.id ?? '';
  const agencies = await deps.storage.agencies.list(regionId);
  let count = behind.ok ? behind.value.requests : 0;
  for (const { agencyId, requests } of demo.queues) {
    const agency = agencies.find((each) => each.agencyId === agencyId);
    const other = agencies.find((each) => each.agencyId !== agencyId);
    if (agency === undefined || other === undefined) continue;
    const { stage, move } = await openStage(deps, caller, { agency, other, year, format });
    const last = stage.calendar.subtractWorkdays(today, 1).day;
    try {
      await liveThrough(
        requests.map((queued) => liveQueued(stage, queued, today, demo.results)),
        move,
        last,
      );
    } catch (error) {
      if (error instanceof ReplayStuck) return refused({ ...error.problem, message: error.message });
      throw error;
    }
    count += requests.length;
  }
  return perform(deps, caller, order, async () => done({ value: count, detail: { requests: count } }));
}
