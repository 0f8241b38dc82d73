/** L-44.1: what is disclosed a second time, or suggested, becomes work for those who publish, once. */
import { expect, it } from 'vitest';
import { byHand, caseCounty, placeOf, successOf } from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { testOrigin, testRegion } from '../../../tests/support/staff.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { newTicket } from './follow-ticket.ts';
import { serveAnswer } from './serve-answer.ts';
import { suggestByApplicant } from './suggest-by-applicant.ts';
import { decideOpenness } from './suggest-openness.ts';
import { writeRequest } from './write-request.ts';

eachDatabase((_name, open) => {
  const county = caseCounty(open);

  /** A request that is signed with a disclosure (or with nothing to disclose) and then served by hand. */
  async function served(title: string, description: string, discloses: 'all' | 'nothing' = 'all') {
    const { deps, as, clock } = county;
    const state = await county.received('2026-03-04', { title, description });
    const kind = deps.requestRules.answers.find(
      ({ law, traits }) => law === 'REG2019' && traits.discloses === discloses && traits.given === 'decision',
    )!;
    const at = clock().toISOString();
    await deps.storage.transaction(async (stores) => {
      await stores.regions.hold(testRegion);
      await writeRequest(stores, deps, { caller: as.leader, at }, placeOf(state), state, {
        kind: 'request-decided',
        data: {
          on: at.slice(0, 10),
          answer: kind.id,
          grounds: [],
          reliefVariant: null,
          letterId: 'l',
          approvedBy: 'account/leader',
          secrecyReviewBy: 'account/secret',
          rules: '',
        },
      });
    });
    successOf(await serveAnswer(deps, as.clerk, { ...placeOf(state), sending: byHand() }));
    return county.now(state.requestId);
  }

  const taskAbout = ({ requestId }: RequestCase) =>
    county.deps.storage.tasks.openAbout(testRegion, 'request-openness', requestSubject(requestId));

  it('the second disclosure of the same opens one task, a third none, and the decision closes it', async () => {
    const { deps, as } = county;
    const first = await served('公交线路调整方案', '请公开 2025 年公交线路调整方案。');
    expect(await taskAbout(first)).toBeNull();
    const second = await served('公交方案', '请公开：2025年公交线路调整方案');
    expect(await taskAbout(second)).toMatchObject({
      act: 'request.publish',
      agencyId: '1001',
      link: '/workbench/requests/openness',
      article: '《条例》第四十四条',
      accountId: 'reviewer',
    });
    const third = await served('公交线路调整方案', '把公交线路调整方案发给我');
    expect(await taskAbout(third)).toBeNull();
    const order = { ...placeOf(third), opens: false, reason: '正在修订，定稿后公开' };
    successOf(await decideOpenness(deps, as.reviewer, order));
    expect(await taskAbout(second)).toBeNull();
    const fourth = await served('公交线路调整方案', '再来一份公交线路调整方案');
    expect(await taskAbout(fourth)).toBeNull();
  });

  it('answers that disclose nothing are no reason, in whatever number', async () => {
    await served('不存在的名册', '请公开不存在的名册', 'nothing');
    expect(await taskAbout(await served('不存在的名册', '请公开不存在的名册', 'nothing'))).toBeNull();
  });

  it('a suggestion of the applicant is enough', async () => {
    const { deps } = county;
    const state = await served('校车线路', '请公开校车线路');
    expect(await taskAbout(state)).toBeNull();
    const ticket = newTicket(deps, testRegion, state.requestId);
    const visitor = { kind: 'anyone', from: testOrigin } as const;
    successOf(
      await suggestByApplicant(deps, visitor, { regionId: testRegion, ticket, text: '家长都想知道' }),
    );
    expect(await taskAbout(state)).toMatchObject({ title: expect.stringContaining(state.number) });
  });
});
