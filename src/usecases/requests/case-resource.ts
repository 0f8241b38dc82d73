/** For which agency an act on a request is asked of the permission table. */
import type { Caller } from '../../domain/people/caller.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { decide, type Resource } from '../../policies/decide.ts';
import type { Act } from '../../policies/permissions.ts';

/** What binds the agency in whose name the answer goes out: its own people decide it, wherever the case was given to. */
const ofTheOwner: ReadonlySet<Act> = new Set([
  'request.sign',
  'request.review-answer',
  'request.approve-extension',
  'request.approve-fee',
  'request.publish',
]);

/**
 * The agency that owes the answer; where the case was given to another one (国办公开办函〔2014〕67号: the receiving agency
 * answers, a department may work for it), that one, if it is the caller's standing there that counts.
 */
export function caseResource(
  caller: Caller,
  act: Act,
  { regionId, agencyId, assigned }: Pick<RequestCase, 'regionId' | 'agencyId' | 'assigned'>,
): Resource {
  const own = { regionId, agencyId };
  const given =
    assigned === null || assigned.agencyId === agencyId ? null : { regionId, agencyId: assigned.agencyId };
  if (given === null || ofTheOwner.has(act) || decide(caller, act, own) !== 'refused') return own;
  return decide(caller, act, given) === 'refused' ? own : given;
}
