/** An application for correction from the person's form to the letter, on real databases. */
import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { must } from '../../../tests/support/directory.ts';
import { code, field, peopleCounty } from '../../../tests/support/people-county.ts';
import { aStaff, testOrigin, testRegion } from '../../../tests/support/staff.ts';
import { correctionAfter } from '../../domain/corrections/correction.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { correctionKinds } from './correction-steps.ts';
import { enterCorrectionStep, openCorrectionStep } from './enter-correction-step.ts';
import { fileCorrection } from './file-correction.ts';
import { listCorrections, openCorrectionFile, showCorrection } from './show-correction.ts';

const regionId = testRegion;
const anyone: Caller = { kind: 'anyone', from: testOrigin };
const lin = aStaff([{ role: 'clerk', agencyId: '1001' }], { accountId: 'lin' });
const chen = aStaff([{ role: 'clerk', agencyId: '1002' }], { accountId: 'chen' });

const input = {
  agencyId: '1001',
  title: '不动产登记簿中的宗地面积',
  wrong: '面积写成了 96 平方米，应当是 69 平方米。',
  evidence: '2019 年宗地图',
  name: '周知远',
  identityNumber: '990121199003074470',
  phone: '0000-1234567',
};

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let caseId: string;
  beforeAll(async () => {
    const county = await peopleCounty(open);
    deps = county.deps;
    county.clock.set('2026-03-02T04:00:00Z');
  });
  const file = (more: Record<string, string> = {}) =>
    fileCorrection(deps, anyone, { regionId, input: { ...input, ...more }, files: [] });
  const enter = (step: string, values: Record<string, string>) =>
    enterCorrectionStep(deps, lin, { regionId, caseId, step, input: values });

  it.each([
    [{ agencyId: '' }, 'agencyId'],
    [{ title: '' }, 'title'],
    [{ title: '宗地 110101199003074477' }, 'title'],
    [{ evidence: '' }, 'evidence'],
    [{ identityNumber: '' }, 'identityNumber'],
    [{ name: '' }, 'name'],
    [{ phone: '' }, 'phone'],
  ])('asks for what is needed: %o', async (more, where) => {
    expect(field(await file(more))).toBe(where);
  });

  it('is taken in with number and internal period; who asks is sealed', async () => {
    const filed = must(await file());
    caseId = filed.caseId;
    // Twenty working days after 2 March.
    expect(filed).toMatchObject({ number: '更正〔2026〕1号', due: '2026-03-30' });
    const { person, text, steps } = must(await showCorrection(deps, lin, { regionId, caseId }));
    expect(text).toContain('69 平方米');
    expect(person.find((each) => each.field === 'name')?.masked).not.toBe(input.name);
    expect(steps.map(({ id }) => id)).toEqual(['verify', 'withdraw']);
    const events = await deps.storage.ledger.ofSubject(regionId, `correction/${caseId}`);
    expect(JSON.stringify(events)).not.toContain(input.name);
    expect(JSON.stringify(events)).not.toContain('69 平方米');
    const notices = await deps.storage.notifications.notices(regionId, 'lin', 9);
    expect(notices.map(({ kind }) => kind)).toContain('correction-received');
  });

  it('is verified, answered by a letter that the rules word, and closed when that was served', async () => {
    must(await enter('verify', { on: '2026-03-02', finding: '经查登记簿原件，面积登记有误。' }));
    expect(field(await enter('answer', { way: 'x' }))).toBe('way');
    const [made] = correctionKinds(deps.requestRules, '2026-03-02').filter(({ letter }) =>
      deps.requestRules.letters
        .find(({ id }) => id === letter)!
        .requires.some(({ fact }) => fact === 'correction_result'),
    );
    const opened = must(
      await openCorrectionStep(deps, lin, { regionId, caseId, step: 'letter', kind: made!.id }),
    );
    const typed = Object.fromEntries(
      opened.fields.map(({ name, options }) => [name, options?.at(-1)?.[0] ?? '核对原件']),
    );
    expect(field(await enter('letter', { ...typed, answer: made!.id, correction_result: '' }))).toBe(
      'correction_result',
    );
    must(await enter('letter', { ...typed, answer: made!.id, correction_result: '宗地面积更正为69平方米' }));
    const { files, state } = must(await showCorrection(deps, lin, { regionId, caseId }));
    expect(files.map(({ fileName }) => fileName.slice(-4)).sort()).toEqual(['.pdf', 'docx']);
    expect(state.letter!.number).toMatch(/告〔2026〕1号$/);
    const pdf = must(await openCorrectionFile(deps, lin, { regionId, caseId, fileId: state.letter!.pdf }));
    expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    const kept = async () => {
      const data = await deps.storage.personal.maskedOf(regionId, 'correction', [caseId]);
      const papers = await deps.storage.caseFiles.listOf(regionId, `correction/${caseId}`);
      return {
        ...Object.fromEntries(data.map((each) => [each.field, each.retainUntil])),
        papers: [...new Set(papers.map(({ retainUntil }) => retainUntil ?? null))],
      };
    };
    expect(await kept()).toEqual({ name: null, 'identity-number': null, phone: null, papers: [null] });
    const way = deps.requestRules.intake.services[0]!.id;
    must(await enter('answer', { way, on: '2026-03-02', proof: '签收回执1号' }));
    // Three, five and ten years from the day on which it was closed (rules/privacy/retention.yaml).
    expect(await kept()).toEqual({
      phone: '2029-03-02',
      'identity-number': '2031-03-02',
      name: '2036-03-02',
      papers: ['2036-03-02'],
    });
    const after = must(await showCorrection(deps, lin, { regionId, caseId }));
    expect(after.step.open).toBe(false);
    expect(after.steps).toEqual([]);
  });

  it('is the fold of its events, and in no table of requests', async () => {
    const events = await deps.storage.ledger.ofSubject(regionId, `correction/${caseId}`);
    const folded = events.reduce<ReturnType<typeof correctionAfter>>(correctionAfter, null);
    expect(folded).toEqual(await deps.storage.sideCases.get(regionId, 'correction', caseId));
    expect(await deps.storage.requests.countYear(regionId, null, 2026, 'G3')).toEqual([]);
  });

  it('is nobody else’s', async () => {
    expect(code(await showCorrection(deps, chen, { regionId, caseId }))).toBe('forbidden');
    const list = { regionId, open: null, words: '', after: null };
    expect(must(await listCorrections(deps, chen, list)).rows).toEqual([]);
    expect(must(await listCorrections(deps, lin, list)).rows).toHaveLength(1);
    expect(code(await showCorrection(deps, anyone, { regionId, caseId }))).toBe('sign-in-needed');
  });
});
