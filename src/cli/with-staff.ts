/** What commands about the workbench's data share: the database is opened, closed, and problems are printed. */
import type { Caller } from '../domain/people/caller.ts';
import type { Result } from '../domain/problems/problem.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import type { Program } from './command.ts';
import { operatorOf } from './operator.ts';
import { complainOf, withOpened } from './with-opened.ts';

/**
 * Runs one use case as the operator.
 * @param show prints what came out
 * @returns the exit code
 */
export async function withStaff<T>(
  program: Program,
  work: (staff: StaffDeps, caller: Caller) => Promise<Result<T>>,
  show: (value: T) => void,
): Promise<number> {
  return withOpened(program, program.openStaff, async ({ staff }) => {
    const result = await work(staff, operatorOf(program));
    program.terminal.progress('');
    if (!result.ok) return complainOf(program, result.problems);
    show(result.value);
    return 0;
  });
}

/** Says how the command is used; its exit code. */
export function usage(program: Program, words: string, takes: string): number {
  program.terminal.complain(`用法 Usage: gongkai ${`${words} ${takes}`.trim()}`);
  return 2;
}
