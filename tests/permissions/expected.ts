/** What must happen at a door, said by the permission table alone. */
import type { Caller } from '../../src/domain/people/caller.ts';
import { type Decision, decide } from '../../src/policies/decide.ts';
import { type Act, permissions } from '../../src/policies/permissions.ts';
import { testOrigin, testRegion } from '../support/staff.ts';
import type { Aim, Door, Outcome } from './door.ts';
import type { Walker } from './world.ts';

export const actOf = (door: Door, aim: Aim): Act | null => aim.act ?? door.act;

/**
 * The table is asked about the walker's county, for an address names ids only. What is not there, be it another
 * county's or nowhere, is hidden from whoever may do the act in the whole county, and refused like anything else to
 * whoever may not: nobody learns from an answer what exists.
 */
export function expected(walker: Walker, door: Door, aim: Aim): Outcome {
  const outcome = byTable(walker, door, aim);
  return door.instead === undefined ? outcome : door.instead(walker, outcome);
}

function byTable({ staff }: Walker, door: Door, aim: Aim): Outcome {
  const act = actOf(door, aim);
  const decision: Decision =
    act === null
      ? 'granted'
      : decide(staff ?? nobody, act, { regionId: testRegion, agencyId: null, ...aim.about });
  if (decision === 'granted') return aim.there === false ? 'hidden' : 'in';
  if (staff === null) return 'sign-in';
  // Nothing is asked before the second factor was given, not even whether it would be granted.
  if (staff.standing !== 'full' && permissions[act!].beforeSecondFactor !== true) return 'half';
  return decision === 'refused' ? 'refused' : 'hidden';
}

const nobody: Caller = { kind: 'anyone', from: testOrigin };
