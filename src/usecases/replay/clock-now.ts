import type { ClockResult } from '../../domain/requests/clock.ts';
import { clockOf } from '../requests/write-request.ts';
import type { Stage } from './stage.ts';

/** The clock of a request on the stage's day. */
export async function clockNow(stage: Stage, requestId: string): Promise<ClockResult> {
  const state = await stage.deps.storage.requests.get(stage.regionId, requestId);
  if (state === null) throw new Error(`no request ${requestId}`);
  return clockOf(stage.deps, stage.calendar, state, stage.today());
}
