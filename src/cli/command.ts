/** What a command of the command line is, and what it gets. */
import type { Caller } from '../domain/people/caller.ts';
import type { Result } from '../domain/problems/problem.ts';
import type { Rulebook } from '../domain/rulebook/rulebook.ts';
import type { DataDeps } from '../usecases/data/data-deps.ts';
import type { RoleDeps } from '../usecases/data/grant-role.ts';
import type { CheckBackup, RestoreBackup } from '../usecases/ports/data-doors.ts';
import type { QueuedWork } from '../usecases/ports/queue.ts';
import type { ReadPages, ReportStore } from '../usecases/ports.ts';
import type { LoadClockRules } from '../usecases/requests/clock-cases.ts';
import type { LoadRulebook } from '../usecases/rules/check.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import type { Terminal } from './terminal.ts';

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

/** The program as the commands see it: wired by src/compose/. */
export interface Program {
  readonly version: string;
  /** The folder that file arguments refer to. */
  readonly folder: string;
  /** The system's user who typed the command. */
  readonly user: string;
  readonly terminal: Terminal;
  readonly readPages: ReadPages;
  readonly loadRulebook: LoadRulebook;
  /** Calendars, deadlines and lifecycle of requests. */
  readonly loadClockRules: LoadClockRules;
  readonly clock: () => Date;
  /** Opens the database; one line with a remedy when it cannot be opened. */
  openStore(): Promise<Outcome<{ readonly store: ReportStore; close(): Promise<void> }>>;
  /** Opens the database with all that the use cases of the workbench need. */
  openStaff(): Promise<Outcome<{ readonly staff: StaffDeps; close(): Promise<void> }>>;
  /** Opens the database and the job queue; `allJobs` are the jobs with their runs. */
  openJobs(): Promise<Outcome<OpenJobs>>;
  /** Opens the database for a backup. */
  openData(): Promise<Outcome<{ readonly data: DataDeps; close(): Promise<void> }>>;
  /** Opens the database, as the owner of its tables, to grant roles. */
  openRoles(): Promise<Outcome<{ readonly roles: RoleDeps; close(): Promise<void> }>>;
  /** The demo's counties with their agencies and people, where they are missing. */
  loadDemoPlaces(staff: StaffDeps): Promise<Result<null>>;
  readonly checkBackup: CheckBackup;
  /** Fills the empty database of the settings from a backup. */
  readonly restoreBackup: RestoreBackup;
  /**
   * Hands a command to the program that is running on the same data folder.
   * @returns its exit code; null when none is running
   */
  forward(args: readonly string[]): Promise<number | null>;
  /** Starts the web server; `stop` ends it and closes the database. */
  serve(): Promise<Outcome<Served>>;
}

export interface Served {
  readonly url: string;
  /** Links that open doors, for whoever sees the terminal; null: there is none. */
  readonly doors: {
    /** To the people of the demo. */
    readonly demo: string | null;
    /** To set up the first county; good once. */
    readonly setUp: string | null;
  };
  stop(): Promise<void>;
}

export interface OpenJobs {
  readonly staff: StaffDeps;
  readonly allJobs: (staff: StaffDeps, caller?: Caller) => readonly QueuedWork[];
  close(): Promise<void>;
}

export interface Command {
  /** The words that call it, e.g. `report read`. */
  readonly words: string;
  /** What follows the words, e.g. `FILE… [--json]`. */
  readonly takes: string;
  readonly summary: { readonly en: string; readonly zh: string };
  /** More help, printed below usage and summary. */
  readonly details?: string;
  /**
   * It needs the database: when a running program has the embedded one, that program carries the command out.
   */
  readonly usesData?: true;
  /** Runs it with the arguments after its words and returns the exit code. */
  run(args: readonly string[], program: Program): Promise<number>;
}

/** The rulebook, or null after its problems were written to stderr. */
export async function rulebookOrComplain(program: Program): Promise<Rulebook | null> {
  const loaded = await program.loadRulebook();
  if (loaded.ok) return loaded.rulebook;
  for (const problem of loaded.problems) program.terminal.complain(problem);
  return null;
}
