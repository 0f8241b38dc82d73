/** Runs a command's work on something that must be opened and closed, and says what went wrong. */
import type { Problem, Result } from '../domain/problems/problem.ts';
import type { Outcome, Program } from './command.ts';

/** @returns the exit code of the work, or 1 when it could not be opened */
export async function withOpened<T extends { close(): Promise<void> }>(
  { terminal }: Pick<Program, 'terminal'>,
  open: () => Promise<Outcome<T>>,
  work: (opened: T) => Promise<number>,
): Promise<number> {
  const opened = await open();
  if (!opened.ok) {
    terminal.complain(opened.message);
    return 1;
  }
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** Every problem on a line of stderr. @returns exit code 1 */
export function complainOf({ terminal }: Pick<Program, 'terminal'>, problems: readonly Problem[]): number {
  for (const problem of problems) terminal.complain(problemWords(problem));
  return 1;
}

/** The value of a result; otherwise null, after its problems were written to stderr. */
export function valueOrComplain<T>(program: Pick<Program, 'terminal'>, result: Result<T>): T | null {
  if (result.ok) return result.value;
  complainOf(program, result.problems);
  return null;
}

function problemWords({ message, article }: Problem): string {
  return article === undefined ? message : `${message}（${article}）`;
}
