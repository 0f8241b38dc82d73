/** A county whose people handle requests in tests: one clock, one database, as many requests as a test wants. */
import { beforeAll } from 'vitest';
import type { Staff } from '../../src/domain/people/caller.ts';
import type { RoleId } from '../../src/domain/people/role.ts';
import type { Result } from '../../src/domain/problems/problem.ts';
import type { NewRequest } from '../../src/domain/requests/new-request.ts';
import type { RequestCase } from '../../src/domain/requests/request-case.ts';
import type { ActDone } from '../../src/usecases/requests/act-done.ts';
import { answerItem } from '../../src/usecases/requests/answer-item.ts';
import { reviewAnswer } from '../../src/usecases/requests/review-answer.ts';
import { reviewSecrecy } from '../../src/usecases/requests/review-secrecy.ts';
import { signAnswer } from '../../src/usecases/requests/sign-answer.ts';
import { submitAnswer } from '../../src/usecases/requests/submit-answer.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import { anAgency } from './agencies.ts';
import type { OpenNew } from './databases.ts';
import { registered } from './desk-requests.ts';
import { addAgencies, addPerson } from './people.ts';
import { addRegion, aStaff, type TestClock, testClock, testRegion, testStaffDeps } from './staff.ts';

const roles = {
  clerk: 'clerk',
  reviewer: 'reviewer',
  secret: 'secrecy-reviewer',
  leader: 'leader',
  head: 'office-head',
} as const satisfies Readonly<Record<string, RoleId>>;

export type CasePerson = keyof typeof roles;

export interface CaseCounty {
  readonly deps: StaffDeps;
  readonly clock: TestClock;
  /** People of 1001, one for each role; `other` is a clerk of 1002. */
  readonly as: Readonly<Record<CasePerson | 'other', Staff>>;
  /** Moves the clock to ten in the morning of a day. */
  today(day: string): void;
  /** A request that came over the counter of 1001 on this day; the clock stays there. */
  received(day: string, more?: Partial<NewRequest>): Promise<RequestCase>;
  now(requestId: string): Promise<RequestCase>;
}

/** Call it in a block of tests; the county is there from the first test on. */
export function caseCounty(open: OpenNew): CaseCounty {
  const clock = testClock('2026-03-02T02:00:00Z');
  let deps: StaffDeps;
  beforeAll(async () => {
    deps = testStaffDeps(await open(), clock);
    await addRegion(deps, testRegion, '青禾县');
    await addAgencies(
      deps,
      anAgency('1001', { name: '青禾县自然资源局', shortName: '县自然资源局' }),
      anAgency('1002', { name: '青禾县水务局', shortName: '县水务局' }),
    );
    for (const [accountId, role] of Object.entries(roles))
      await addPerson(deps, { accountId, agencyId: '1001', roles: [{ role, agencyId: '1001' }] });
  });
  const person = (accountId: string, role: RoleId, agencyId: string) =>
    aStaff([{ role, agencyId }], { accountId, name: accountId });
  return {
    get deps() {
      return deps;
    },
    clock,
    as: {
      clerk: person('clerk', 'clerk', '1001'),
      reviewer: person('reviewer', 'reviewer', '1001'),
      secret: person('secret', 'secrecy-reviewer', '1001'),
      leader: person('leader', 'leader', '1001'),
      head: person('head', 'office-head', '1001'),
      other: person('other', 'clerk', '1002'),
    },
    today: (day) => clock.set(`${day}T02:00:00Z`),
    received: async (day, more = {}) => {
      clock.set(`${day}T01:00:00Z`);
      return (await registered(deps, more)).state;
    },
    now: async (requestId) => {
      const state = await deps.storage.requests.get(testRegion, requestId);
      if (state === null) throw new Error(`no request ${requestId}`);
      return state;
    },
  };
}

/** The place of a case in orders. */
export const placeOf = ({ regionId, requestId }: RequestCase) => ({ regionId, requestId });

/** The value of a success. @throws with all problems */
export function successOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** Codes of what was refused; `done` for a success. */
export const codesOf = (result: Result<unknown>): readonly string[] =>
  result.ok ? ['done'] : result.problems.map(({ code }) => code);

/** What was searched, complete. */
export const fullSearch = (day: string) => ({
  systems: '公文系统、业务系统',
  archives: '2019 年至 2025 年征地类案卷',
  keywords: '城北片区、征地补偿',
  offices: '征地科、办公室',
  searched_from: day,
  searched_until: day,
  searcher: '征地科科员',
  result: '没有找到与申请相符的记录',
});

/** Answers the only item with "does not exist", with its search, up to where it is signed. */
export async function signedNotHeld(county: CaseCounty, state: RequestCase): Promise<ActDone> {
  const { deps, as, clock } = county;
  const place = placeOf(state);
  const day = clock().toISOString().slice(0, 10);
  successOf(
    await answerItem(deps, as.clerk, {
      ...place,
      itemId: '1',
      answer: kindWithProof(deps, 'search-dates-in-order'),
      grounds: [],
      groundKinds: {},
      proofs: { 'search-record': fullSearch(day) },
      text: '经检索没有找到',
      files: [],
    }),
  );
  successOf(await submitAnswer(deps, as.clerk, place));
  successOf(await reviewAnswer(deps, as.reviewer, place));
  return successOf(await signAnswer(deps, as.leader, place));
}

/** Id of the answer kind of 2019 that people choose and that has a proof with this check. */
export function kindWithProof({ requestRules }: StaffDeps, check: string): string {
  const kind = requestRules.answers.find(
    ({ law, traits, proofs }) =>
      law === 'REG2019' &&
      traits.given === 'decision' &&
      proofs.some((id) => requestRules.proofs.find((proof) => proof.id === id)?.check === check),
  );
  if (kind === undefined) throw new Error(`no answer kind with ${check}`);
  return kind.id;
}

/** A release reviewed for secrecy: may go. */
export const clearedBySecrecy = async ({ deps, as }: CaseCounty, state: RequestCase) =>
  successOf(
    await reviewSecrecy(deps, as.secret, {
      ...placeOf(state),
      conclusion: 'may-release',
      basis: '逐份审查，不涉及国家秘密',
    }),
  );

/** Handed over in person, with its paper. */
export const byHand = (on?: string) => ({
  way: 'direct',
  proof: '回证 1 号',
  ...(on === undefined ? {} : { on }),
});

/** Handed to the post office. */
export const byPost = (on?: string) => ({
  way: 'post',
  proof: 'XA123456789CN',
  ...(on === undefined ? {} : { on }),
});

/** Proofs filled in as somebody would who may go on. */
export function filledProofs(rules: StaffDeps['requestRules']['proofs'], ids: readonly string[]) {
  return Object.fromEntries(
    ids.map((id) => {
      const fields = rules.find((proof) => proof.id === id)?.fields ?? [];
      return [
        id,
        Object.fromEntries(
          fields.map(({ id: field, type, demands, choices }) => [
            field,
            demands ?? (type === 'yes-no' ? 'no' : type === 'choice' ? choices[0]!.id : '已核实，理由见案卷'),
          ]),
        ),
      ];
    }),
  );
}
