/** Runs part of a command with the database open; the command itself says what came out. */
import type { Problem, Result } from '../domain/problems/problem.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import type { Program } from './command.ts';

/** Opens, works, closes. Returns the exit code: 1 when the database cannot be opened. */
export async function whileOpen(
  program: Program,
  work: (staff: StaffDeps) => Promise<number>,
): Promise<number> {
  const opened = await program.openStaff();
  if (!opened.ok) {
    program.terminal.complain(opened.message);
    return 1;
  }
  try {
    return await work(opened.value.staff);
  } finally {
    await opened.value.close();
  }
}

/** The value of a result; otherwise null, after its problems were written to stderr. */
export function valueOrComplain<T>({ terminal }: Program, result: Result<T>): T | null {
  if (result.ok) return result.value;
  for (const problem of result.problems) terminal.complain(problemWords(problem));
  return null;
}

function problemWords({ message, article }: Problem): string {
  return article === undefined ? message : `${message}（${article}）`;
}
