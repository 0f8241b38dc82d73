/**
 * Lives of requests by chance, through the real use cases: at every step somebody does something that is offered. What
 * is stored is always the fold of the ledger, the columns are those of the clock, the file of every past day is what it
 * was, and nothing that is offered is refused by the law.
 */
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/days/county-day.ts';
import type { Caller } from '../../src/domain/people/caller.ts';
import { foldRequest, requestAsOf } from '../../src/domain/requests/request-as-of.ts';
import type { RequestCase } from '../../src/domain/requests/request-case.ts';
import { requestColumns } from '../../src/domain/requests/request-columns.ts';
import { requestSubject } from '../../src/domain/requests/request-event.ts';
import { actionsOf } from '../../src/usecases/requests/actions-of.ts';
import { caseActs } from '../../src/usecases/requests/case-acts.ts';
import { countyCalendar } from '../../src/usecases/requests/county-calendar.ts';
import { refreshRequests } from '../../src/usecases/requests/refresh-requests.ts';
import { clockOf } from '../../src/usecases/requests/write-request.ts';
import { type Random, randomFrom } from '../layouts/random.ts';
import { type CaseCounty, caseCounty } from '../support/case-county.ts';
import { onEmbedded } from '../support/databases.ts';
import { testOrigin, testRegion } from '../support/staff.ts';
import { anyAct } from './any-act.ts';

const lives = 10;
const steps = 16;
const seed = 711;
const program: Caller = { kind: 'program', from: { ...testOrigin, door: 'job' } };

/**
 * What an answer says may be wrong although it may be given now: these refusals are about its content, by act. No other
 * act on offer may be refused at all.
 */
const ofContent: Readonly<Record<string, RegExp>> = {
  answer:
    /^(third-party-|supplement-|reasons-|earlier-answer-|objection-|no-objection|secrecy-|proof-|fee-|parts-missing|same-as-annulled|rule-too-low|not-public|link-not-deep|law-not-named|provision-missing)/,
  submit: /^(secrecy-|objection-|files-not-|third-party-|proof-|no-principal|not-reviewed)/,
  review: /^(secrecy-|objection-|files-not-|third-party-|proof-)/,
  sign: /^(secrecy-|objection-|files-not-|third-party-|proof-|letter-outdated)/,
  publish: /^(nothing-to-publish|already-public|not-reviewed|own-answer)$/,
};

interface Life {
  readonly county: CaseCounty;
  readonly random: Random;
  state: RequestCase;
  today: string;
  /** The file at the end of each day on which something happened. */
  readonly files: Map<string, RequestCase>;
  /** `act: code`, done or refused. */
  readonly seen: string[];
  readonly wrong: string[];
}

/** Somebody of the office does something that is offered to them; whether anything was. */
async function step(life: Life): Promise<boolean> {
  const { county, random } = life;
  const { deps } = county;
  const calendar = await countyCalendar(deps.storage, deps, testRegion);
  const clock = clockOf(deps, calendar, life.state, life.today);
  const offers = Object.values(county.as).flatMap((caller) =>
    actionsOf(deps, caller, life.state, clock)
      // The bundle of an archived case is only taken out.
      .filter(({ id }) => id !== 'archive' || life.state.archived === null)
      .map((action) => ({ caller, action })),
  );
  if (offers.length === 0) return false;
  const first = offers.filter(({ action }) => action.primary);
  const { caller, action } = random.pick(first.length > 0 && random.chance(0.5) ? first : offers);
  const part = action.link.split(`/${action.id}/`)[1] ?? '';
  const act = anyAct[action.id];
  if (act === undefined) throw new Error(`no input for ${action.id}`);
  const { state, today } = life;
  const result = await act({ deps, caller, state, clock, today, random, other: '1002', part });
  const code = result.ok ? 'done' : result.problems[0].code;
  life.seen.push(`${action.id}: ${code}`);
  if (!result.ok && ofContent[action.id]?.test(code) !== true)
    life.wrong.push(`${life.today} ${caller.name} ${action.id}: ${code} ${result.problems[0].message}`);
  life.state = await county.now(state.requestId);
  if (life.state.version !== state.version) life.files.set(today, life.state);
  else expect(result.ok, `${action.id} left no event`).toBe(false);
  return true;
}

async function compare({ county, state, today }: Life): Promise<void> {
  const { deps } = county;
  const facts = await deps.storage.ledger.ofSubject(testRegion, requestSubject(state.requestId));
  expect(state).toEqual(foldRequest(facts));
  const calendar = await countyCalendar(deps.storage, deps, testRegion);
  const columns = requestColumns(deps.requestRules, state, clockOf(deps, calendar, state, today));
  expect(await deps.storage.requests.row(testRegion, state.requestId)).toMatchObject(columns);
}

/** The file of every day from the receipt on is what it was at the end of that day. */
async function comparePast({ county, state, today, files }: Life): Promise<void> {
  const facts = await county.deps.storage.ledger.ofSubject(testRegion, requestSubject(state.requestId));
  let then: RequestCase | null = null;
  for (let day = state.receivedOn; day <= today; day = addDays(day, 1)) {
    then = files.get(day) ?? then;
    expect(requestAsOf(facts, day), day).toEqual(then);
  }
}

/** Some days pass; what lists keep is computed anew at night. */
async function pass(life: Life): Promise<void> {
  life.today = addDays(life.today, 1 + life.random.below(7));
  life.county.today(life.today);
  const refreshed = await refreshRequests(life.county.deps, program, testRegion);
  expect(refreshed.ok).toBe(true);
}

// One engine is enough for what use cases say; the other one's columns are compared with the fold beside its store.
onEmbedded((open) => {
  describe('lives by chance', () => {
    const county = caseCounty(open);

    it('knows how to do everything that can be offered', () => {
      expect(Object.keys(anyAct).sort()).toEqual([...new Set(caseActs.map(({ id }) => id))].sort());
    });

    it('are the fold of their ledger at every step', { timeout: 120_000 }, async () => {
      const seen: string[] = [];
      const wrong: string[] = [];
      for (let at = 0; at < lives; at += 1) {
        const random = randomFrom(seed + at);
        const today = addDays('2026-03-02', random.below(60));
        const state = await county.received(today, {
          agreesToPublish: random.chance(0.5),
          items: random.chance(0.3) ? ['补偿方案', '测算依据'] : [],
        });
        const life: Life = { county, random, state, today, files: new Map([[today, state]]), seen, wrong };
        for (let each = 0; each < steps; each += 1) {
          if (!(await step(life))) break;
          await compare(life);
          if (random.chance(0.4)) await pass(life);
        }
        await comparePast(life);
      }
      expect(wrong).toEqual([]);
      const done = new Set(seen.filter((each) => each.endsWith(': done')));
      expect(done.size).toBeGreaterThanOrEqual(15);
    });
  });
});
