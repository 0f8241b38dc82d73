import { expect, it } from 'vitest';
import {
  byHand,
  caseCounty,
  codesOf,
  fullSearch,
  kindWithProof,
  placeOf,
  signedNotHeld,
  successOf,
} from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { actionsOf } from './actions-of.ts';
import { answerItem } from './answer-item.ts';
import { countyCalendar } from './county-calendar.ts';
import { withState } from './open-case.ts';
import { reliefOf } from './relief-of.ts';
import { reviewAnswer } from './review-answer.ts';
import { serveAnswer } from './serve-answer.ts';
import { signAnswer } from './sign-answer.ts';
import { submitAnswer } from './submit-answer.ts';
import { clockOf, writeRequest } from './write-request.ts';

eachDatabase((_name, open) => {
  const county = caseCounty(open);
  const annulled = async () => {
    const state = await county.received('2026-03-02');
    await signedNotHeld(county, state);
    successOf(await serveAnswer(county.deps, county.as.clerk, { ...placeOf(state), sending: byHand() }));
    county.today('2026-06-01');
    const before = await county.now(state.requestId);
    await county.deps.storage.transaction(async (stores) => {
      await stores.regions.hold(state.regionId);
      const act = { caller: county.as.clerk, at: county.clock().toISOString() };
      await writeRequest(stores, county.deps, act, placeOf(state), before, {
        kind: 'request-reanswer-ordered',
        data: { on: '2026-06-01', disputeId: 'dispute', dueOn: '2026-06-30' },
      });
    });
    return county.now(state.requestId);
  };
  const answer = (state: Parameters<typeof placeOf>[0], text: string) =>
    answerItem(county.deps, county.as.clerk, {
      ...placeOf(state),
      itemId: '1',
      answer: kindWithProof(county.deps, 'search-dates-in-order'),
      grounds: [],
      groundKinds: {},
      proofs: { 'search-record': fullSearch('2026-06-01') },
      text,
      files: [],
    });

  it('T-26: what a court annulled is not given again on the same reasons', async () => {
    const state = await annulled();
    expect(state.annulled).toMatchObject([{ disputeId: 'dispute' }]);
    expect(codesOf(await answer(state, '经检索没有找到。'))).toEqual(['same-as-annulled']);
    expect(codesOf(await answer(state, '另查了档案馆移交目录和 2018 年旧档，仍未找到'))).toEqual(['done']);
  });

  it('gives a new answer without touching the clock and the end of the request', async () => {
    const state = await annulled();
    const place = placeOf(state);
    const calendar = await countyCalendar(county.deps.storage, county.deps, state.regionId);
    const clock = clockOf(county.deps, calendar, state, '2026-06-01');
    const remedies = async () => {
      const at = county.clock().toISOString();
      const base = { stores: county.deps.storage, deps: county.deps, caller: county.as.clerk, at };
      return reliefOf(await withState(base, await county.now(state.requestId)));
    };
    // What was taken away is not disputed again; nor is the new answer before it is served.
    expect(await remedies()).toBeNull();
    const ids = actionsOf(county.deps, county.as.clerk, state, clock).map(({ id }) => id);
    expect(ids).toContain('answer');
    expect(ids).not.toContain('extension');
    successOf(await answer(state, '另查了档案馆移交目录和 2018 年旧档，仍未找到'));
    successOf(await submitAnswer(county.deps, county.as.clerk, place));
    successOf(await reviewAnswer(county.deps, county.as.reviewer, place));
    successOf(await signAnswer(county.deps, county.as.leader, place));
    expect(await remedies()).toBeNull();
    const done = successOf(await serveAnswer(county.deps, county.as.clerk, { ...place, sending: byHand() }));
    expect(done.state.reanswer).toMatchObject({ servedOn: '2026-06-01' });
    expect(await remedies()).toMatchObject({ against: 'decision', knownOn: '2026-06-01' });
    expect(done.state.ended).toEqual(state.ended);
    expect(done.clock).toMatchObject({ finishedOn: '2026-03-02', onTime: true });
  });
});
