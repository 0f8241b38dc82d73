/** Sets a stage up: the people of the agency, the county's calendar, a clock of its own. */
import type { Agency } from '../../domain/agencies/agency.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { peopleOnStage } from './people.ts';
import type { Stage } from './stage.ts';

export interface StageFacts {
  readonly agency: Agency;
  readonly other: Agency;
  readonly year: number;
  readonly format: string;
}

export interface OpenedStage {
  readonly stage: Stage;
  /** Sets the clock to a day. */
  readonly move: (day: string) => void;
}

export async function openStage(deps: StaffDeps, caller: Caller, facts: StageFacts): Promise<OpenedStage> {
  const { agency, year } = facts;
  const { regionId, agencyId } = agency;
  const clock = movingClock();
  let count = Number(agencyId.replace(/\D/g, '')) * 7 + year;
  const stage: Stage = {
    ...facts,
    deps: { ...deps, clock: clock.now },
    regionId,
    calendar: await countyCalendar(deps.storage, deps, regionId),
    by: await peopleOnStage(deps, caller, regionId, agencyId),
    today: clock.today,
    answered: [],
    next: () => {
      count += 1;
      return count;
    },
  };
  return { stage, move: clock.move };
}

/** A clock that goes from day to day; within a day every look at it is some seconds later. */
function movingClock() {
  let day = '1970-01-01';
  let ticks = 0;
  return {
    now: () => {
      ticks += 1;
      return new Date(Date.parse(`${day}T01:00:00Z`) + ticks * 250);
    },
    today: () => day,
    move: (next: string) => {
      if (next !== day) ticks = 0;
      day = next;
    },
  };
}
