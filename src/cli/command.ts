/** What a command of the command line is, and what it gets. */
import type { Rulebook } from '../domain/rulebook/rulebook.ts';
import type { ReadPages, ReportStore } from '../usecases/ports.ts';
import type { LoadRulebook } from '../usecases/rules/check.ts';
import type { Terminal } from './terminal.ts';

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

/** The program as the commands see it: wired by src/compose.ts. */
export interface Program {
  readonly version: string;
  /** The folder that file arguments refer to. */
  readonly folder: string;
  readonly terminal: Terminal;
  readonly readPages: ReadPages;
  readonly loadRulebook: LoadRulebook;
  readonly clock: () => Date;
  /** Opens the database; one line with a remedy when it cannot be opened. */
  openStore(): Promise<Outcome<{ readonly store: ReportStore; close(): Promise<void> }>>;
  /** Starts the web server; `stop` ends it and closes the database. */
  serve(): Promise<Outcome<{ readonly url: string; stop(): Promise<void> }>>;
}

export interface Command {
  /** The words that call it, e.g. `report read`. */
  readonly words: string;
  /** What follows the words, e.g. `FILE… [--json]`. */
  readonly takes: string;
  readonly summary: { readonly en: string; readonly zh: string };
  /** More help, printed below usage and summary. */
  readonly details?: string;
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
