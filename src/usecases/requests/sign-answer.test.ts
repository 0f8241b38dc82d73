import { expect, it } from 'vitest';
import {
  byHand,
  caseCounty,
  clearedBySecrecy,
  codesOf,
  filledProofs,
  fullSearch,
  kindWithProof,
  placeOf,
  signedNotHeld,
  successOf,
} from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { addAgencies } from '../../../tests/support/people.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { answerItem } from './answer-item.ts';
import { addFile } from './case-file-doors.ts';
import { checkPersonal } from './check-personal.ts';
import { readText } from './keep-file.ts';
import { recordSearch } from './record-search.ts';
import { cleanFile } from './redact-file.ts';
import { returnAnswer } from './return-answer.ts';
import { reviewAnswer } from './review-answer.ts';
import { reviewSecrecy } from './review-secrecy.ts';
import { serveAnswer } from './serve-answer.ts';
import { signAnswer } from './sign-answer.ts';
import { submitAnswer } from './submit-answer.ts';

const encode = (text: string) => new TextEncoder().encode(text);

eachDatabase((_name, open) => {
  const county = caseCounty(open);
  const kinds = () => {
    const all = county.deps.requestRules.answers.filter(
      ({ law, traits, procedure }) =>
        law === 'REG2019' && procedure === 'request' && traits.given === 'decision',
    );
    const one = (test: (kind: (typeof all)[number]) => boolean) => all.find(test)!.id;
    return {
      granted: one(({ traits }) => traits.discloses === 'all' && traits.releases),
      partial: one(({ traits }) => traits.combines),
      refused: one(
        ({ traits, grounds }) => traits.needsGround && traits.discloses === 'nothing' && grounds.length > 1,
      ),
      notHeld: kindWithProof(county.deps, 'search-dates-in-order'),
      repeat: kindWithProof(county.deps, 'earlier-answer-served'),
    };
  };
  const release = {
    'requested-form': { as_requested: 'yes' },
    'personal-data-check': { looked: 'yes', found: 'no' },
  };
  const plain = { grounds: [], groundKinds: {}, proofs: {}, text: '', files: [] };
  const answer = (state: RequestCase, order: Partial<Parameters<typeof answerItem>[2]>) =>
    answerItem(county.deps, county.as.clerk, {
      ...placeOf(state),
      itemId: '1',
      answer: '',
      ...plain,
      ...order,
    });
  const submit = (state: RequestCase) => submitAnswer(county.deps, county.as.clerk, placeOf(state));
  const review = (state: RequestCase, by = county.as.reviewer) =>
    reviewAnswer(county.deps, by, placeOf(state));
  const sign = (state: RequestCase, by = county.as.leader) => signAnswer(county.deps, by, placeOf(state));
  /** A text that is to be released, cleaned; returns its file id. */
  const aRecord = async (state: RequestCase, text = '补偿标准：每亩三万元') => {
    const added = successOf(
      await addFile(county.deps, county.as.clerk, {
        ...placeOf(state),
        kind: 'record',
        title: '补偿标准',
        file: { fileName: 'a.txt', bytes: encode(text) },
      }),
    );
    const source = added.state.files.at(-1)!.fileId;
    const cleaned = successOf(
      await cleanFile(county.deps, county.as.clerk, { ...placeOf(state), fileId: source }),
    );
    return cleaned.state.files.at(-1)!.fileId;
  };
  const checked = (state: RequestCase, fileIds: readonly string[]) =>
    checkPersonal(county.deps, county.as.clerk, { ...placeOf(state), fileIds, found: false, ownOnly: false });

  it('goes from clerk to reviewer to leader; the letter is numbered, frozen and says where to turn', async () => {
    const state = await county.received('2026-03-02');
    const fileId = await aRecord(state);
    successOf(await checked(state, [fileId]));
    successOf(await answer(state, { answer: kinds().granted, proofs: release, files: [fileId] }));
    await clearedBySecrecy(county, state);
    successOf(await submit(state));
    successOf(await review(state));
    const done = successOf(await sign(state));
    expect(done.clock.onTime).toBeNull();
    expect(done.state.decision).toMatchObject({
      on: '2026-03-02',
      answer: kinds().granted,
      reliefVariant: 'R2',
    });
    const issued = done.state.letters.at(-1)!.issued!;
    expect(issued).toMatchObject({ date: '2026-03-02', rules: county.deps.requestRules.fingerprint });
    const model = await readText(county.deps.storage, state.regionId, issued.model);
    expect(model).toContain('青禾县人民政府');
    expect(model).toContain('补偿标准');
    const file = () => county.deps.storage.caseFiles.get(state.regionId, fileId);
    expect((await file())?.audience).toBe('staff');
    successOf(await serveAnswer(county.deps, county.as.clerk, { ...placeOf(state), sending: byHand() }));
    expect((await file())?.audience).toBe('applicant');
  });

  it('T-07: "does not exist" needs its search record, complete and with days in order', async () => {
    const state = await county.received('2026-03-02');
    const held = { answer: kinds().notHeld, text: '经检索没有找到' };
    expect((await answer(state, held)).ok).toBe(false);
    const values = fullSearch('2026-03-02');
    const search = (more: object) =>
      recordSearch(county.deps, county.as.clerk, { ...placeOf(state), values: { ...values, ...more } });
    expect(codesOf(await search({ systems: '' }))).toEqual(['proof-missing']);
    expect(codesOf(await search({ searched_until: '2026-03-01' }))).toEqual(['days-out-of-order']);
    expect(codesOf(await search({ searched_until: '2026-04-01' }))).toEqual(['day-in-future']);
    successOf(await search({}));
    successOf(await answer(state, held));
  });

  it('T-11, T-12: a whole refusal asks whether parts can be opened, and a ground down to its kind', async () => {
    const state = await county.received('2026-03-02');
    const { grounds } = county.deps.requestRules;
    const ground = grounds.find(
      ({ law, kinds: sub, force }) => law === 'REG2019' && force === 'may' && sub.length > 0,
    )!;
    const codes = codesOf(
      await answer(state, { answer: kinds().refused, grounds: [ground.id], text: '内部讨论' }),
    );
    expect(codes).toContain('ground-kind-missing');
    expect(codesOf(await answer(state, { answer: kinds().refused }))).toContain('ground-missing');
    const separable = await answer(state, {
      answer: kinds().refused,
      grounds: [ground.id],
      groundKinds: { [ground.id]: ground.kinds[0]!.id },
      proofs: { severability: { separable: 'yes', why: '可以分开' } },
      text: '内部讨论',
    });
    expect(separable.ok ? [] : separable.problems.map(({ message }) => message).join()).toContain('部分公开');
  });

  it('T-14: "again" is only the same applicant, served before', async () => {
    const earlier = await county.received('2026-03-02');
    await signedNotHeld(county, earlier);
    successOf(await serveAnswer(county.deps, county.as.clerk, { ...placeOf(earlier), sending: byHand() }));
    const state = await county.received('2026-03-09');
    const proofs = (more: object) => ({
      'earlier-answer': {
        earlier: earlier.number,
        answered_on: '2026-03-02',
        same_applicant: 'yes',
        same_content: 'yes',
        same_period: 'yes',
        comparison: '与前次申请逐字相同',
        ...more,
      },
    });
    const repeat = (more: object) => answer(state, { answer: kinds().repeat, proofs: proofs(more) });
    expect(codesOf(await repeat({ same_content: 'no' }))).toEqual(['proof-stands-against']);
    expect(codesOf(await repeat({ answered_on: '2026-03-03' }))).toEqual(['earlier-answer-other-day']);
    expect(codesOf(await repeat({ earlier: '青申〔2020〕1号' }))).toEqual(['earlier-answer-unknown']);
    successOf(await repeat({}));
  });

  it('T-22: another form than the one asked for needs its reason', async () => {
    const state = await county.received('2026-03-02');
    const fileId = await aRecord(state);
    const other = await answer(state, {
      answer: kinds().granted,
      proofs: { ...release, 'requested-form': { as_requested: 'no' } },
      files: [fileId],
    });
    expect(codesOf(other)).toContain('proof-missing');
  });

  it('T-23, T-10: nothing leaves unreviewed, uncleaned or unchecked', async () => {
    const state = await county.received('2026-03-02');
    const added = successOf(
      await addFile(county.deps, county.as.clerk, {
        ...placeOf(state),
        kind: 'record',
        title: '名册',
        file: { fileName: 'b.txt', bytes: encode('联系人 13912345678') },
      }),
    );
    const raw = added.state.files.at(-1)!.fileId;
    const granted = (fileId: string) =>
      answer(state, { answer: kinds().granted, proofs: release, files: [fileId] });
    expect(codesOf(await granted(raw))).toEqual(['files-not-checked']);
    expect(codesOf(await checked(state, [raw]))).toEqual(['numbers-found']);
    const own = { ...placeOf(state), fileIds: [raw], found: false, ownOnly: true };
    successOf(await checkPersonal(county.deps, county.as.clerk, own));
    successOf(await granted(raw));
    expect(codesOf(await submit(state)).toSorted()).toEqual(['files-not-cleaned', 'secrecy-not-reviewed']);
    const clean = await aRecord(state);
    successOf(await checked(state, [clean]));
    successOf(await granted(clean));
    expect(codesOf(await submit(state))).toEqual(['secrecy-not-reviewed']);
    const secrecy = (conclusion: string, by = county.as.secret) =>
      reviewSecrecy(county.deps, by, { ...placeOf(state), conclusion, basis: '逐份审查' });
    expect(codesOf(await secrecy('may-release', county.as.clerk))).toEqual(['forbidden']);
    successOf(await secrecy('must-not'));
    expect(codesOf(await submit(state))).toEqual(['secrecy-forbids']);
    successOf(await secrecy('may-release'));
    successOf(await submit(state));
  });

  it('T-23: whoever prepared it neither reviews nor signs', async () => {
    const state = await county.received('2026-03-02');
    successOf(
      await answer(state, {
        answer: kinds().notHeld,
        proofs: { 'search-record': fullSearch('2026-03-02') },
        text: '经检索没有找到',
      }),
    );
    const both = (role: 'reviewer' | 'leader') => ({
      ...county.as.clerk,
      grants: [...county.as.clerk.grants, { role, agencyId: '1001', onBehalfOf: null }],
    });
    successOf(await submit(state));
    expect(codesOf(await sign(state))).toEqual(['not-reviewed']);
    expect(codesOf(await review(state, both('reviewer')))).toEqual(['reviewed-by-same']);
    successOf(await review(state));
    expect(codesOf(await sign(state, both('leader')))).toEqual(['signed-by-same']);
    expect(codesOf(await sign(state, county.as.reviewer))).toEqual(['forbidden']);
    successOf(await sign(state, county.as.head));
  });

  it('T-15, T-27: every item has its own outcome before anything is submitted', async () => {
    const state = await county.received('2026-03-02', { items: ['补偿标准', '会议讨论记录'] });
    expect(state.items).toHaveLength(2);
    const fileId = await aRecord(state);
    successOf(await checked(state, [fileId]));
    successOf(await answer(state, { answer: kinds().granted, proofs: release, files: [fileId] }));
    expect(codesOf(await submit(state))).toEqual(['items-unanswered']);
    const { grounds, proofs: rules } = county.deps.requestRules;
    const ground = grounds.find(
      ({ law, kinds: sub, force }) => law === 'REG2019' && force === 'may' && sub.length > 0,
    )!;
    successOf(
      await answer(state, {
        itemId: '2',
        answer: kinds().refused,
        grounds: [ground.id],
        groundKinds: { [ground.id]: ground.kinds[0]!.id },
        proofs: {
          severability: { separable: 'no', why: '讨论记录不可分' },
          ...filledProofs(rules, ground.proofs),
        },
        text: '属于会议讨论记录，公开会影响坦率讨论',
      }),
    );
    await clearedBySecrecy(county, state);
    successOf(await submit(state));
    successOf(await review(state));
    const done = successOf(await sign(state));
    // Open and withheld together are one result: 区分处理.
    expect(done.state.decision).toMatchObject({
      answer: kinds().partial,
      grounds: [ground.id],
      reliefVariant: 'R1',
    });
    const model = await readText(
      county.deps.storage,
      state.regionId,
      done.state.letters.at(-1)!.issued!.model,
    );
    expect(model).toContain('属于会议讨论记录');
    expect(model).toContain('应当先申请行政复议');
  });

  it('T-07, T-15: an item without a letter of its own still says where was searched, and with what result', async () => {
    const state = await county.received('2026-03-02', { items: ['补偿标准', '1985年的底册'] });
    const fileId = await aRecord(state);
    successOf(await checked(state, [fileId]));
    const open = { answer: kinds().granted, proofs: release, files: [fileId], principal: true };
    successOf(await answer(state, open));
    const search = { 'search-record': { ...fullSearch('2026-03-02'), systems: '土地档案库' } };
    successOf(await answer(state, { itemId: '2', answer: kinds().notHeld, proofs: search, text: '' }));
    await clearedBySecrecy(county, state);
    successOf(await submit(state));
    successOf(await review(state));
    const done = successOf(await sign(state));
    expect(done.state.decision).toMatchObject({ answer: kinds().granted });
    const { model } = done.state.letters.at(-1)!.issued!;
    const letter = await readText(county.deps.storage, state.regionId, model);
    expect(letter).toMatch(/关于“1985年的底册”：.*第三十六条第四项。.*土地档案库.*检索结果：/);
    expect(letter).toMatch(/关于“补偿标准”：.*详见下文。/);
  });

  it('names as provided only what is disclosed, where no file goes with the letter', async () => {
    const state = await county.received('2026-03-02', { items: ['补偿标准', '会议讨论记录'] });
    const { grounds, proofs: rules } = county.deps.requestRules;
    const ground = grounds.find(
      ({ law, kinds: sub, force }) => law === 'REG2019' && force === 'may' && sub.length > 0,
    )!;
    successOf(await answer(state, { answer: kinds().granted, proofs: release }));
    successOf(
      await answer(state, {
        itemId: '2',
        answer: kinds().refused,
        grounds: [ground.id],
        groundKinds: { [ground.id]: ground.kinds[0]!.id },
        proofs: {
          severability: { separable: 'no', why: '讨论记录不可分' },
          ...filledProofs(rules, ground.proofs),
        },
        text: '属于会议讨论记录，公开会影响坦率讨论',
      }),
    );
    await clearedBySecrecy(county, state);
    successOf(await submit(state));
    successOf(await review(state));
    const { model } = successOf(await sign(state)).state.letters.at(-1)!.issued!;
    const letter = await readText(county.deps.storage, state.regionId, model);
    const between = /现向您提供可以公开的内容(.*)以下内容不予公开/s.exec(letter ?? '')?.[1];
    expect(between).toContain('1.补偿标准');
    expect(between).not.toContain('会议讨论记录');
  });

  it('T-17: an organ of review that nobody can name is pointed out before the answer goes on', async () => {
    const held = {
      answer: kinds().notHeld,
      proofs: { 'search-record': fullSearch('2026-03-02') },
      text: '经检索没有找到',
    };
    const named = await county.received('2026-03-02');
    successOf(await answer(named, held));
    expect(successOf(await submit(named)).warnings).toEqual([]);
    const agency = (await county.deps.storage.agencies.get(named.regionId, '1001'))!;
    await addAgencies(county.deps, { ...agency, kind: 'vertical-department' });
    const state = await county.received('2026-03-02');
    successOf(await answer(state, held));
    const { warnings } = successOf(await submit(state));
    await addAgencies(county.deps, agency);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('上一级主管部门');
  });

  it('T-18: a unit without its own name cannot sign', async () => {
    const state = await county.received('2026-03-02');
    const agency = (await county.deps.storage.agencies.get(state.regionId, '1001'))!;
    successOf(
      await answer(state, {
        answer: kinds().notHeld,
        proofs: { 'search-record': fullSearch('2026-03-02') },
        text: '经检索没有找到',
      }),
    );
    await addAgencies(county.deps, { ...agency, kind: 'internal', ownName: false });
    expect(codesOf(await submit(state))).toContain('signatory-without-name');
    await addAgencies(county.deps, agency);
    successOf(await submit(state));
  });

  it('T-16: the remedies printed are those of the day on which it is signed', async () => {
    const state = await county.received('2023-12-20');
    county.today('2023-12-29');
    const before = await signedNotHeld(county, state);
    expect(before.state.decision?.reliefVariant).toBe('R3');
    const later = await county.received('2023-12-20');
    county.today('2024-01-05');
    expect((await signedNotHeld(county, later)).state.decision?.reliefVariant).toBe('R2');
  });

  it('returns with words, and takes nothing back once it is signed', async () => {
    const state = await county.received('2026-03-02');
    const held = {
      answer: kinds().notHeld,
      proofs: { 'search-record': fullSearch('2026-03-02') },
      text: '经检索没有找到',
    };
    successOf(await answer(state, held));
    successOf(await submit(state));
    expect(codesOf(await answer(state, held))).toEqual(['submitted']);
    const back = { ...placeOf(state), by: 'reviewer', text: '检索范围不够，请补查档案室' } as const;
    const returned = successOf(await returnAnswer(county.deps, county.as.reviewer, back));
    expect(returned.state).toMatchObject({ submitted: null, reviewed: null });
    expect(await readText(county.deps.storage, state.regionId, returned.state.returned!.text)).toContain(
      '补查',
    );
    successOf(await answer(state, held));
    successOf(await submit(state));
    successOf(await review(state));
    successOf(await sign(state));
    expect(codesOf(await answer(state, held))).toEqual(['decided']);
    expect(codesOf(await returnAnswer(county.deps, county.as.leader, { ...back, by: 'signatory' }))).toEqual([
      'not-submitted',
    ]);
  });
});
