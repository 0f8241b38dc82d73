import { expect, it } from 'vitest';
import { byHand, caseCounty, placeOf, signedNotHeld, successOf } from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import type { Staff } from '../../domain/people/caller.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { actionsOf, laterOf } from './actions-of.ts';
import { askExtension } from './ask-extension.ts';
import { countyCalendar } from './county-calendar.ts';
import { noticeSupplement } from './notice-supplement.ts';
import { serveAnswer } from './serve-answer.ts';
import { clockOf } from './write-request.ts';

eachDatabase((_name, open) => {
  const county = caseCounty(open);
  const shown = async (state: RequestCase, caller: Staff) => {
    const calendar = await countyCalendar(county.deps.storage, county.deps, state.regionId);
    const today = county.clock().toISOString().slice(0, 10);
    const clock = clockOf(county.deps, calendar, state, today);
    const actions = actionsOf(county.deps, caller, state, clock);
    return {
      ids: actions.map(({ id }) => id),
      first: actions.find(({ primary }) => primary)?.id ?? null,
      later: laterOf(county.deps, state, clock).map(({ title }) => title),
    };
  };

  it('offers a new request to its own agency only, with the answer as the next thing', async () => {
    const state = await county.received('2026-03-02');
    const clerk = await shown(state, county.as.clerk);
    expect(clerk.first).toBe('answer');
    expect(clerk.ids).toEqual(
      expect.arrayContaining(['supplement', 'consult', 'extension', 'records', 'search']),
    );
    expect(clerk.ids).not.toContain('sign');
    expect(clerk.later).toContain('审核答复');
    expect((await shown(state, county.as.other)).ids).toEqual([]);
    expect((await shown(state, county.as.secret)).first).toBe('secrecy');
  });

  it('waits for the correction; what lapses appears on the day after the last one', async () => {
    const state = await county.received('2023-12-11');
    county.today('2023-12-18');
    const asked = { points: ['请写明文号或者年份'], guidance: '可在公告栏查找', sending: byHand() };
    const noticed = successOf(
      await noticeSupplement(county.deps, county.as.clerk, { ...placeOf(state), ...asked }),
    );
    const waiting = await shown(noticed.state, county.as.clerk);
    expect(waiting.first).toBe('supplement-received');
    expect(waiting.ids).not.toContain('answer');
    expect(waiting.ids).not.toContain('supplement-lapsed');
    expect(waiting.later).toContain('逾期不补正，终止办理');
    county.today('2024-01-10');
    expect((await shown(noticed.state, county.as.clerk)).first).toBe('supplement-lapsed');
  });

  it('gives each role its own next thing, and nothing once the answer was served', async () => {
    const state = await county.received('2026-03-02');
    const order = { ...placeOf(state), workdays: 5, reason: '需要查阅档案' };
    const asked = successOf(await askExtension(county.deps, county.as.clerk, order)).state;
    expect((await shown(asked, county.as.head)).first).toBe('extension-decision');
    expect((await shown(asked, county.as.clerk)).ids).not.toContain('extension');
    const { state: signed } = await signedNotHeld(county, state);
    expect((await shown(signed, county.as.clerk)).first).toBe('serve');
    expect((await shown(signed, county.as.leader)).ids).toEqual([]);
    const served = successOf(
      await serveAnswer(county.deps, county.as.clerk, {
        ...placeOf(state),
        sending: { way: 'platform', proof: '' },
      }),
    ).state;
    expect((await shown(served, county.as.clerk)).first).toBeNull();
    const outbox = await county.deps.storage.notifications.deliveries(state.regionId, { limit: 50 });
    const told = outbox.filter(({ accountId }) => accountId === `request/${state.requestId}`);
    expect(told).toHaveLength(1);
    expect(told[0]!.title).not.toContain('谷');
  });
});
