/** May this person open a page that only offers an act? A refusal is recorded; the act itself asks again. */
import type { Caller } from '../domain/people/caller.ts';
import { done, type Result } from '../domain/problems/problem.ts';
import { look, type Order } from './perform.ts';
import type { StaffDeps } from './staff-deps.ts';

/** Asked before anything is read: whoever may not do it learns nothing about what is there. */
export function mayOpen(deps: StaffDeps, caller: Caller, order: Order): Promise<Result<null>> {
  return look(deps, caller, order, async () => done(null));
}
