/**
 * How a use case acts: permission, one transaction, one audit entry. {@link perform} is for what changes something,
 * reveals personal data or leaves the house (an export); {@link look} for what only shows.
 */
import { type AuditFacts, wholeInstallation } from '../domain/audit-trail/entry.ts';
import { actorOf, type Caller } from '../domain/people/caller.ts';
import { type Problem, type Result, refused } from '../domain/problems/problem.ts';
import { behalfOf, type Decision, decide, type Resource } from '../policies/decide.ts';
import type { Act } from '../policies/permissions.ts';
import type { Storage, Stores } from './ports/stores.ts';
import { refusalOf } from './refusal.ts';
import type { StaffDeps } from './staff-deps.ts';
import { stateDigest } from './state-digest.ts';

export interface Order {
  readonly act: Act;
  /** What it is done to, for the audit trail: `agency/1001`. Never personal data. */
  readonly subject: string;
  readonly resource: Resource;
  /** Given by the caller, where the act asks for one. */
  readonly reason?: string;
}

/** What was done: the value for the caller, the rest for the audit trail. */
export interface Deed<T> {
  readonly value: T;
  /** Where the subject is known only afterwards (a new row). */
  readonly subject?: string;
  /** State before and after, without personal data; digested, not kept. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Carries a refusal out of a transaction, which it undoes. */
class Undo extends Error {
  readonly problems: readonly [Problem, ...Problem[]];
  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(problems[0].code);
    this.problems = problems;
  }
}

/**
 * Does an act: asks the permission table, runs `work` in one transaction, and adds the audit entry to it. When `work`
 * returns problems, everything is undone. A refusal by the table is recorded too.
 */
export async function perform<T>(
  deps: StaffDeps,
  caller: Caller,
  order: Order,
  work: (stores: Stores, at: string) => Promise<Result<Deed<T>>>,
): Promise<Result<T>> {
  const decision = decide(caller, order.act, order.resource);
  if (decision !== 'granted') return turnAway(deps, caller, order, decision);
  try {
    return await deps.storage.transaction(async (stores) => {
      const at = deps.clock().toISOString();
      const result = await work(stores, at);
      if (!result.ok) throw new Undo(result.problems);
      const { value, subject = order.subject, before, after, detail = {} } = result.value;
      await stores.audit.append({
        ...signature(caller, order, at),
        subject: recordedSubject(subject),
        outcome: 'done',
        beforeDigest: stateDigest(deps.secrets.sm3, before),
        afterDigest: stateDigest(deps.secrets.sm3, after),
        detail,
      });
      return { ok: true, value };
    });
  } catch (error) {
    if (error instanceof Undo) return { ok: false, problems: error.problems };
    throw error;
  }
}

/**
 * Does something long that cannot run inside one of our transactions (a backup): asks the table, does it, then adds
 * the audit entry. What it does must be safe to have happened without its entry if the machine fails in between.
 */
export async function operate<T>(
  deps: StaffDeps,
  caller: Caller,
  order: Order,
  work: () => Promise<Result<Deed<T>>>,
): Promise<Result<T>> {
  const decision = decide(caller, order.act, order.resource);
  if (decision !== 'granted') return turnAway(deps, caller, order, decision);
  const result = await work();
  if (!result.ok) return result;
  const { value, subject = order.subject, detail = {} } = result.value;
  await note(deps, caller, { ...order, subject }, 'done', detail);
  return { ok: true, value };
}

/** Shows something: asks the permission table, then reads. Only a refusal is recorded. */
export async function look<T>(
  deps: StaffDeps,
  caller: Caller,
  order: Order,
  work: (storage: Storage) => Promise<Result<T>>,
): Promise<Result<T>> {
  const decision = decide(caller, order.act, order.resource);
  return decision === 'granted' ? work(deps.storage) : turnAway(deps, caller, order, decision);
}

/** Records something that was tried and did not succeed (a wrong password), in a transaction of its own. */
export async function recordFailure(
  deps: StaffDeps,
  caller: Caller,
  order: Order,
  detail: Deed<unknown>['detail'] = {},
): Promise<void> {
  await note(deps, caller, order, 'failed', detail);
}

async function turnAway(
  deps: StaffDeps,
  caller: Caller,
  order: Order,
  decision: Exclude<Decision, 'granted'>,
): Promise<Result<never>> {
  // Whoever has not signed in is shown the way to do so: nobody was refused anything yet.
  if (caller.kind !== 'anyone' && decision !== 'second-factor') {
    await note(deps, caller, order, 'refused', { decision });
  }
  return refused(refusalOf(caller, order.act, decision));
}

async function note(
  deps: StaffDeps,
  caller: Caller,
  order: Order,
  outcome: AuditFacts['outcome'],
  detail: NonNullable<Deed<unknown>['detail']>,
): Promise<void> {
  await deps.storage.transaction(async (stores) => {
    await stores.audit.append({
      ...signature(caller, order, deps.clock().toISOString()),
      subject: recordedSubject(order.subject),
      outcome,
      beforeDigest: null,
      afterDigest: null,
      detail,
    });
  });
}

/** Far more than any subject of ours has; an index of the database takes no text of several kilobytes. */
const longestSubject = 200;

/**
 * A subject may hold what stood in an address, of any length: whoever is refused must not be able to keep it off the
 * record by asking for something too long to be recorded.
 */
function recordedSubject(subject: string): string {
  return subject.length <= longestSubject ? subject : `${subject.slice(0, longestSubject)}…`;
}

/** Who, when, from where, which act. A person's entries stand in their own county's chain. */
function signature(caller: Caller, { act, resource, reason = '' }: Order, at: string) {
  return {
    regionId: caller.kind === 'staff' ? caller.regionId : (resource.regionId ?? wholeInstallation),
    at,
    actor: actorOf(caller),
    onBehalfOf: behalfOf(caller, act, resource),
    door: caller.from.door,
    address: caller.from.address,
    agent: caller.from.agent,
    act,
    reason,
  };
}
