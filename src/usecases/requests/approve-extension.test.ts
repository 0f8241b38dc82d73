import { expect, it } from 'vitest';
import {
  byHand,
  byPost,
  caseCounty,
  codesOf,
  placeOf,
  successOf,
} from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import { approveExtension } from './approve-extension.ts';
import { askExtension } from './ask-extension.ts';
import { readText } from './keep-file.ts';
import { refuseExtension } from './refuse-extension.ts';
import { sendConsultation } from './send-consultation.ts';

eachDatabase((_name, open) => {
  const county = caseCounty(open);
  const reason = '涉及多个年度的档案，需要逐卷查找';
  const { way, proof } = byHand();
  const sending = { way, proof };

  it('T-04: asked by the clerk, approved by the head with the notice on the same day', async () => {
    const state = await county.received('2022-04-06');
    const place = placeOf(state);
    county.today('2022-05-06');
    successOf(await askExtension(county.deps, county.as.clerk, { ...place, workdays: 20, reason }));
    const tasks = await county.deps.storage.tasks.open(state.regionId, { accountId: 'head', limit: 10 });
    expect(tasks.filter(({ subject }) => subject === `request/${state.requestId}`)).toMatchObject([
      { kind: 'request-approve-extension', due: '2022-05-06' },
    ]);
    const done = successOf(await approveExtension(county.deps, county.as.head, { ...place, sending }));
    expect(done.clock).toMatchObject({ dueBeforeExtension: '2022-05-06', due: '2022-06-02' });
    const issued = done.state.letters.at(-1)!.issued!;
    const model = await readText(county.deps.storage, state.regionId, issued.model);
    expect(model).toContain('2022年6月2日');
    expect(model).toContain(reason);
    expect(model).toContain('原定在2022年5月6日以前答复');
    expect(model).not.toContain('最迟');
    const left = await county.deps.storage.tasks.open(state.regionId, { accountId: 'head', limit: 10 });
    expect(left.filter(({ subject }) => subject === `request/${state.requestId}`)).toEqual([]);
  });

  it('told while a third party is asked, it prints no day as fixed: both are the latest that they can become', async () => {
    const state = await county.received('2024-09-02');
    const place = placeOf(state);
    county.today('2024-09-09');
    const consultee = county.deps.requestRules.intake.consultees.find(
      (each) => each.from === '2019-05-15' && each.party === 'third-party',
    )!.id;
    const consulted = successOf(
      await sendConsultation(county.deps, county.as.clerk, {
        ...place,
        consultee,
        agencyId: '',
        party: { name: '禾丰合作社', phone: '', email: '', address: '青禾县丰收路 8 号' },
        question: '补偿明细中涉及贵社的部分',
        sending: byPost(),
      }),
    );
    expect(consulted.clock.due).toBeNull();
    successOf(await askExtension(county.deps, county.as.clerk, { ...place, workdays: 10, reason }));
    const done = successOf(await approveExtension(county.deps, county.as.head, { ...place, sending }));
    const { model } = done.state.letters.at(-1)!.issued!;
    const letter = (await readText(county.deps.storage, state.regionId, model)) ?? '';
    expect(letter).not.toContain('原定');
    expect(letter).toContain(`最迟为${dayWords(consulted.clock.worstCase!)}`);
    expect(letter).toContain(`本机关最迟在${dayWords(done.clock.worstCase!)}以前作出答复`);
  });

  it('T-04: one day late it is refused, with the article; nobody can date it back', async () => {
    const state = await county.received('2024-03-04');
    const place = placeOf(state);
    county.today('2024-04-01');
    successOf(await askExtension(county.deps, county.as.clerk, { ...place, workdays: 20, reason }));
    county.today('2024-04-02');
    const late = await approveExtension(county.deps, county.as.head, { ...place, sending });
    expect(late.ok ? [] : late.problems).toMatchObject([
      { code: 'extension-too-late', article: expect.stringContaining('第三十三条') },
    ]);
    const back = { ...place, sending: { ...sending, on: '2024-04-01' } };
    expect(codesOf(await approveExtension(county.deps, county.as.head, back))).toEqual([
      'extension-too-late',
    ]);
    expect((await county.now(state.requestId)).extension).toBeNull();
    expect(
      codesOf(await askExtension(county.deps, county.as.clerk, { ...place, workdays: 5, reason })),
    ).toEqual(['extension-too-late']);
  });

  it('T-04: nobody but the head of the office approves', async () => {
    const state = await county.received('2024-03-04');
    const place = placeOf(state);
    const early = await approveExtension(county.deps, county.as.head, { ...place, sending });
    expect(codesOf(early)).toEqual(['not-asked']);
    successOf(await askExtension(county.deps, county.as.clerk, { ...place, workdays: 20, reason }));
    for (const person of ['clerk', 'leader', 'reviewer'] as const)
      expect(
        codesOf(await approveExtension(county.deps, county.as[person], { ...place, sending })),
        person,
      ).toEqual(['forbidden']);
  });

  it('T-04: never longer than the law, never twice', async () => {
    const state = await county.received('2025-09-01');
    const place = placeOf(state);
    const ask = (workdays: number) =>
      askExtension(county.deps, county.as.clerk, { ...place, workdays, reason });
    expect((await ask(21)).ok).toBe(false);
    expect((await ask(0)).ok).toBe(false);
    successOf(await ask(10));
    expect(codesOf(await ask(10))).toEqual(['already-asked']);
    const done = successOf(await approveExtension(county.deps, county.as.head, { ...place, sending }));
    expect(done.clock.due).toBe('2025-10-17');
    expect(codesOf(await ask(5))).toEqual(['once']);
  });

  it('is refused with words for the clerk, and can be asked again', async () => {
    const state = await county.received('2025-09-01');
    const place = placeOf(state);
    successOf(await askExtension(county.deps, county.as.clerk, { ...place, workdays: 10, reason }));
    expect(codesOf(await refuseExtension(county.deps, county.as.head, { ...place, reason: '' }))).toEqual([
      'field-invalid',
    ]);
    successOf(
      await refuseExtension(county.deps, county.as.head, { ...place, reason: '材料已经齐全，请按期答复' }),
    );
    expect((await county.now(state.requestId)).extensionAsked).toBeNull();
    successOf(await askExtension(county.deps, county.as.clerk, { ...place, workdays: 10, reason }));
  });
});
