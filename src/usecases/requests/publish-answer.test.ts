/** Publication: gate, text, search, withdrawal; and what is disclosed more than once. */
import { expect, it } from 'vitest';
import {
  caseCounty,
  clearedBySecrecy,
  codesOf,
  placeOf,
  successOf,
} from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { testOrigin, testRegion } from '../../../tests/support/staff.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { listAnswers, showAnswer } from '../answers/public-answers.ts';
import { searchPublic } from '../search/search-public.ts';
import { keepText } from './keep-file.ts';
import { draftPublication, publishAnswer } from './publish-answer.ts';
import { decideOpenness, listOpenness } from './suggest-openness.ts';
import { unpublishAnswer } from './unpublish-answer.ts';
import { writeRequest } from './write-request.ts';

const visitor = { kind: 'anyone', from: testOrigin } as const;

eachDatabase((_name, open) => {
  const county = caseCounty(open);

  /** Answered, disclosed and served, by the events that the acts record. */
  async function answered(state: RequestCase, text: string): Promise<RequestCase> {
    const { deps, clock, as } = county;
    const kind = deps.requestRules.answers.find(
      ({ law, traits }) => law === 'REG2019' && traits.discloses === 'all' && traits.given === 'decision',
    )!;
    const at = clock().toISOString();
    const on = at.slice(0, 10);
    return deps.storage.transaction(async (stores) => {
      await stores.regions.hold(testRegion);
      const fileId = await keepText(stores, deps, {
        regionId: testRegion,
        owner: requestSubject(state.requestId),
        kind: 'reasons',
        title: '答复内容',
        text,
        audience: 'staff',
        by: 'account/clerk',
        at,
      });
      const place = placeOf(state);
      const written = await writeRequest(stores, deps, { caller: as.clerk, at }, place, state, {
        kind: 'request-item-answered',
        data: {
          itemId: '1',
          answer: kind.id,
          grounds: [],
          groundKinds: {},
          proofs: {},
          text: fileId,
          files: [],
          principal: true,
        },
      });
      return writeRequest(
        stores,
        deps,
        { caller: as.leader, at },
        place,
        written,
        {
          kind: 'request-decided',
          data: {
            on,
            answer: kind.id,
            grounds: [],
            reliefVariant: null,
            letterId: 'l',
            approvedBy: 'account/leader',
            secrecyReviewBy: 'account/secret',
            rules: '',
          },
        },
        {
          kind: 'request-served',
          data: { on, letterId: 'l', way: 'platform', proof: '', files: [], knownOn: null },
        },
      );
    });
  }

  it('opens only with consent, service, secrecy review and another pair of eyes', async () => {
    const { deps, as } = county;
    const state = await county.received('2026-03-02', {
      title: '门不开的申请',
      description: '门不开的申请的描述',
    });
    const order = { ...placeOf(state), title: '标题', question: '问', answer: '答' };
    const codes = codesOf(await publishAnswer(deps, as.reviewer, order));
    expect(codes).toEqual(['no-consent', 'not-answered', 'not-reviewed']);
    expect(codesOf(await publishAnswer(deps, as.clerk, order))).toEqual(['forbidden']);
  });

  it('publishes what nobody can be recognised in, finds it by its words, and takes it back with a reason', async () => {
    const { deps, as } = county;
    const received = await county.received('2026-03-03', {
      agreesToPublish: true,
      title: '低保公示的范围',
      description: '我是谷雨生，想知道城关镇 2025 年低保公示的范围。',
    });
    await clearedBySecrecy(county, received);
    const state = await answered(
      await county.now(received.requestId),
      '谷雨生：范围为全部十二个村。电话 19900000099。',
    );
    const place = placeOf(state);
    const draft = successOf(await draftPublication(deps, as.reviewer, place));
    expect(draft.gate).toEqual([]);
    expect(draft.question).not.toContain('谷雨生');
    expect(draft.answer).not.toContain('谷雨生');
    expect(draft.answer).not.toContain('19900000099');
    const named = {
      ...place,
      title: draft.title,
      question: draft.question,
      answer: '谷雨生：范围为全部十二个村',
    };
    expect(codesOf(await publishAnswer(deps, as.reviewer, named))).toEqual(['personal-data']);
    const numbered = { ...named, answer: '身份证 11010519491231002X' };
    expect(codesOf(await publishAnswer(deps, as.reviewer, numbered))).toEqual(['holds-person-number']);

    const clean = { ...named, answer: '范围为全部十二个村。' };
    const { link } = successOf(await publishAnswer(deps, as.reviewer, clean));
    const publicationId = link.split('/').at(-1)!;
    const shown = successOf(await showAnswer(deps, visitor, { regionId: testRegion, publicationId }));
    expect(shown.answer).toBe('范围为全部十二个村。');
    expect(JSON.stringify(shown)).not.toContain(state.number);
    const listed = successOf(
      await listAnswers(deps, visitor, { regionId: testRegion, agencyId: '', after: null }),
    );
    expect(listed.answers.map(({ title }) => title)).toEqual(['低保公示的范围']);
    const places = [{ regionId: testRegion, name: '青禾县' }];
    const find = async () =>
      successOf(await searchPublic(deps, visitor, { places, words: '十二个村', page: 1 })).hits.length;
    expect(await find()).toBe(1);
    expect(codesOf(await publishAnswer(deps, as.reviewer, clean))).toEqual(['already-public']);

    expect(codesOf(await unpublishAnswer(deps, as.reviewer, { ...place, reason: '' }))).toEqual([
      'field-missing',
    ]);
    successOf(await unpublishAnswer(deps, as.reviewer, { ...place, reason: '内容有误，更正后再公开' }));
    expect(await find()).toBe(0);
    expect(codesOf(await showAnswer(deps, visitor, { regionId: testRegion, publicationId }))).toEqual([
      'not-found',
    ]);
    expect((await county.now(state.requestId)).publicationId).toBeNull();
  });

  it('another county has no such answer', async () => {
    const shown = await showAnswer(county.deps, visitor, {
      regionId: '990122',
      publicationId: 'a'.repeat(16),
    });
    expect(codesOf(shown)).toEqual(['not-found']);
  });

  it('lists what was disclosed twice, and asks for a judgement with a reason', async () => {
    const { deps, as } = county;
    const same = { title: '公交线路调整方案', description: '请公开 2025 年公交线路调整方案。' };
    const first = await answered(await county.received('2026-03-04', same), '附后');
    const other = { ...same, description: '请公开：2025年公交线路调整方案' };
    const second = await answered(await county.received('2026-03-05', other), '附后');
    await answered(
      await county.received('2026-03-05', { title: '只有一次的', description: '只有一次' }),
      '附后',
    );
    const groups = successOf(await listOpenness(deps, as.reviewer, { regionId: testRegion }));
    const group = groups.find(({ title }) => title === '公交线路调整方案')!;
    expect(group.requests.map(({ requestId }) => requestId)).toEqual([second.requestId, first.requestId]);
    expect(groups.some(({ title }) => title === '只有一次的')).toBe(false);
    const order = { ...placeOf(second), opens: true, reason: '' };
    expect(codesOf(await decideOpenness(deps, as.reviewer, order))).toEqual(['field-missing']);
    successOf(await decideOpenness(deps, as.reviewer, { ...order, reason: '涉及公众，转为主动公开' }));
    const after = successOf(await listOpenness(deps, as.reviewer, { regionId: testRegion }));
    expect(after.find(({ title }) => title === '公交线路调整方案')?.open).toBe(false);
    expect(codesOf(await listOpenness(deps, as.clerk, { regionId: testRegion }))).toEqual(['forbidden']);
  });
});
