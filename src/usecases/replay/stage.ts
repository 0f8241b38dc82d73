/** Where a year is lived through: a clock that is moved from day to day, the people of the agency, and the calendar. */
import type { Agency } from '../../domain/agencies/agency.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { Staff } from '../../domain/people/caller.ts';
import type { RoleId } from '../../domain/people/role.ts';
import type { Problem, Result } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Something of the plan that the use cases refused: a fault of the replay or of the rules. */
export class ReplayStuck extends Error {
  readonly problem: Problem;
  constructor(what: string, problem: Problem) {
    super(`${what}: ${problem.message}`);
    this.problem = problem;
  }
}

export interface Stage {
  readonly deps: StaffDeps;
  readonly regionId: string;
  readonly agency: Agency;
  /** Another agency, to point to and to consult. */
  readonly other: Agency;
  readonly calendar: Calendar;
  readonly year: number;
  /** Form of that year's report. */
  readonly format: string;
  /** Who does it: a person with this role in the agency. */
  readonly by: (role: RoleId) => Staff;
  /** `YYYY-MM-DD` */
  readonly today: () => string;
  /** Requests that were answered, for those who ask again. */
  readonly answered: AnsweredRequest[];
  /** Counts applicants and questions. */
  readonly next: () => number;
}

export interface AnsweredRequest {
  readonly number: string;
  readonly answeredOn: string;
  readonly applicant: number;
  readonly matter: number;
  readonly applicantKind: string;
}

/** The value, or an end of the replay. */
export function must<T>(what: string, result: Result<T>): T {
  if (!result.ok) throw new ReplayStuck(what, result.problems[0]);
  return result.value;
}
