/** Who uses the command line: the operator, named by the system's user. */
import type { Caller } from '../domain/people/caller.ts';
import type { Program } from './command.ts';

/** The caller for use cases; the audit trail shows the user's name as the address. */
export function operatorOf(program: Pick<Program, 'user'>): Caller {
  return { kind: 'operator', from: { door: 'command-line', address: program.user, agent: '' } };
}
