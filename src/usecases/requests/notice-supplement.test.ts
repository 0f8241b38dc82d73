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
import { visitor } from '../../../tests/support/sign-in.ts';
import { correctByApplicant } from './correct-by-applicant.ts';
import { editLetter } from './edit-letter.ts';
import { newTicket } from './follow-ticket.ts';
import { readText } from './keep-file.ts';
import { lapseSupplement } from './lapse-supplement.ts';
import { noticeSupplement } from './notice-supplement.ts';
import { receiveSupplement } from './receive-supplement.ts';
import { recordLetterReceipt } from './record-letter-receipt.ts';

const asked = { points: ['请写明补偿方案的文号或者年份'], guidance: '可在本机关网站的公告栏查找文号' };
const lapse = {
  proofs: {
    'no-correction': { intake_searched: 'yes', excuse: 'no', excuse_check: '两次致电，申请人表示不再需要' },
  },
  sending: byHand(),
};

eachDatabase((_name, open) => {
  const county = caseCounty(open);
  const notice = async (receivedOn: string, on: string) => {
    const state = await county.received(receivedOn);
    county.today(on);
    return successOf(
      await noticeSupplement(county.deps, county.as.clerk, {
        ...placeOf(state),
        ...asked,
        sending: byHand(),
      }),
    );
  };

  it('stops the clock, with a numbered letter that names every point', async () => {
    const done = await notice('2022-04-01', '2022-04-11');
    expect(done.clock).toMatchObject({ due: null, supplementNoticeLate: false });
    const letter = done.state.letters.find(({ letterId }) => letterId === done.letterId)!;
    expect(letter.issued?.number).toMatch(/^青自然资源告〔2022〕\d+号$/);
    expect(letter.sent).toMatchObject([{ on: '2022-04-11', receivedOn: '2022-04-11' }]);
    const model = await readText(county.deps.storage, done.state.regionId, letter.issued!.model);
    expect(model).toContain('请写明补偿方案的文号或者年份');
    expect(model).toContain('15个工作日');
  });

  it('T-05: only once, and each point in words that help', async () => {
    const { state } = await notice('2022-04-01', '2022-04-11');
    const place = placeOf(state);
    county.today('2022-04-25');
    successOf(
      await receiveSupplement(county.deps, county.as.clerk, { ...place, description: '2021 年 12 号文件' }),
    );
    const again = await noticeSupplement(county.deps, county.as.clerk, {
      ...place,
      ...asked,
      sending: byHand(),
    });
    expect(codesOf(again)).toEqual(['once']);
    const other = placeOf(await county.received('2022-04-01'));
    const vague = { ...asked, points: ['不明'] };
    expect(
      codesOf(
        await noticeSupplement(county.deps, county.as.clerk, { ...other, ...vague, sending: byHand() }),
      ),
    ).toEqual(['field-invalid']);
    const none = { points: [' '], guidance: '' };
    expect(
      codesOf(await noticeSupplement(county.deps, county.as.clerk, { ...other, ...none, sending: byHand() })),
    ).toEqual(['field-invalid', 'field-invalid']);
  });

  it('T-05: later than seven working days it is recorded with a warning and the earlier due day', async () => {
    const done = await notice('2023-05-04', '2023-05-16');
    expect(done.warnings).toHaveLength(1);
    county.today('2023-05-26');
    const after = successOf(
      await receiveSupplement(county.deps, county.as.clerk, {
        ...placeOf(done.state),
        description: '写明文号为 12 号',
      }),
    );
    expect(after.clock).toMatchObject({ nominalDue: '2023-06-26', riskDue: '2023-05-31' });
  });

  it('starts the period anew when the correction comes', async () => {
    const { state } = await notice('2022-04-01', '2022-04-11');
    county.today('2022-04-25');
    const came = { ...placeOf(state), description: '2021 年 12 号文件的附件' };
    const after = successOf(await receiveSupplement(county.deps, county.as.clerk, came));
    expect(after.clock.due).toBe('2022-05-25');
    expect(await readText(county.deps.storage, state.regionId, after.state.description)).toBe(
      '2021 年 12 号文件的附件',
    );
  });

  it('T-06: what the applicant hands in is not late while nobody knows when the notice came', async () => {
    const handIn = async (receipt: string | null) => {
      const state = await county.received('2026-03-02');
      county.today('2026-03-04');
      const order = { ...placeOf(state), ...asked, sending: byPost() };
      const sent = successOf(await noticeSupplement(county.deps, county.as.clerk, order));
      if (receipt !== null) {
        county.today(receipt);
        const letter = { ...placeOf(state), letterId: sent.letterId!, on: receipt, evidence: '邮政查询 07' };
        successOf(await recordLetterReceipt(county.deps, county.as.clerk, letter));
      }
      // Fifteen working days after 4 March end on the 25th.
      county.today('2026-03-27');
      const came = { text: '2021 年 12 号文件的附件', lateReason: '出差在外', files: [] };
      const ticket = newTicket(county.deps, state.regionId, state.requestId);
      const done = await correctByApplicant(county.deps, visitor, {
        regionId: state.regionId,
        ticket,
        ...came,
      });
      if (!done.ok) throw new Error(JSON.stringify(done.problems));
      return { late: done.value.late, state: await county.now(state.requestId) };
    };
    const unknown = await handIn(null);
    expect(unknown.late).toBe(false);
    expect(unknown.state.clockEvents.at(-1)).toMatchObject({
      event: 'SUPPLEMENT_RECEIVED',
      on: '2026-03-27',
    });
    expect(await handIn('2026-03-05')).toMatchObject({ late: true, state: { supplemented: null } });
    expect(await handIn('2026-03-09')).toMatchObject({ late: false });
  });

  it('T-06: ends it only after the last day, after a look through every way in and for an excuse', async () => {
    const { state } = await notice('2023-12-11', '2023-12-18');
    const place = placeOf(state);
    county.today('2024-01-09');
    const early = await lapseSupplement(county.deps, county.as.clerk, { ...place, ...lapse });
    expect(codesOf(early)).toEqual(['supplement-period-open']);
    county.today('2024-01-10');
    const unsearched = {
      ...lapse,
      proofs: { 'no-correction': { ...lapse.proofs['no-correction'], intake_searched: 'no' } },
    };
    expect(codesOf(await lapseSupplement(county.deps, county.as.clerk, { ...place, ...unsearched }))).toEqual(
      ['proof-stands-against'],
    );
    const excused = {
      ...lapse,
      proofs: { 'no-correction': { ...lapse.proofs['no-correction'], excuse: 'yes' } },
    };
    expect(codesOf(await lapseSupplement(county.deps, county.as.clerk, { ...place, ...excused }))).toEqual([
      'proof-stands-against',
    ]);
    const done = successOf(await lapseSupplement(county.deps, county.as.clerk, { ...place, ...lapse }));
    const kind = county.deps.requestRules.answers.find(({ id }) => id === done.state.ended?.answer);
    expect(kind).toMatchObject({ traits: { given: 'lapse' }, document: 'D-25' });
    expect(done.state.ended?.on).toBe('2024-01-10');
    expect(done.state.letters.at(-1)?.issued?.number).toBeTruthy();
  });

  it('T-06: takes a late correction whose reason is accepted, and refuses one without', async () => {
    const { state } = await notice('2023-12-11', '2023-12-18');
    const place = { ...placeOf(state), description: '补充文号' };
    county.today('2024-01-12');
    expect(codesOf(await receiveSupplement(county.deps, county.as.clerk, place))).toEqual([
      'late-without-reason',
    ]);
    const excused = { ...place, lateReason: '住院治疗，有出院小结' };
    const after = successOf(await receiveSupplement(county.deps, county.as.clerk, excused));
    expect(after.clock.anchor).toBe('2024-01-12');
  });

  it('T-06: a posted notice whose receipt is not known lets nothing lapse', async () => {
    const state = await county.received('2023-12-11');
    const place = placeOf(state);
    county.today('2023-12-18');
    const { letterId } = successOf(
      await noticeSupplement(county.deps, county.as.clerk, { ...place, ...asked, sending: byPost() }),
    );
    county.today('2024-02-20');
    expect(codesOf(await lapseSupplement(county.deps, county.as.clerk, { ...place, ...lapse }))).toContain(
      'supplement-not-served',
    );
    const receipt = { ...place, letterId: letterId!, on: '2023-12-20', evidence: '邮政回执' };
    successOf(await recordLetterReceipt(county.deps, county.as.clerk, receipt));
    expect(codesOf(await lapseSupplement(county.deps, county.as.clerk, { ...place, ...lapse }))).toEqual([
      'done',
    ]);
  });

  it('L-30.3: takes a correction without a reason while nobody knows when the notice came', async () => {
    const state = await county.received('2023-12-11');
    const place = placeOf(state);
    county.today('2023-12-18');
    successOf(
      await noticeSupplement(county.deps, county.as.clerk, { ...place, ...asked, sending: byPost() }),
    );
    county.today('2024-02-20');
    const came = { ...place, description: '补充文号' };
    const after = successOf(await receiveSupplement(county.deps, county.as.clerk, came));
    expect(after.clock.anchor).toBe('2024-02-20');
    expect(after.state.supplemented).toMatchObject({ on: '2024-02-20' });
  });

  it('drafts the letter first, lets it be edited, and freezes what was edited', async () => {
    const state = await county.received('2022-04-01');
    const place = placeOf(state);
    const order = { ...place, ...asked, sending: byHand() };
    const draft = successOf(
      await noticeSupplement(county.deps, county.as.clerk, { ...order, step: 'draft' }),
    );
    expect(draft.clock.due).not.toBeNull();
    const letterId = draft.letterId!;
    const pieces = [{ kind: 'paragraph' as const, text: '改写过的正文' }];
    successOf(await editLetter(county.deps, county.as.clerk, { ...place, letterId, pieces }));
    const other = { ...order, points: ['换了一项需要补正的内容'], letterId };
    expect(codesOf(await noticeSupplement(county.deps, county.as.clerk, other))).toEqual(['letter-outdated']);
    const done = successOf(await noticeSupplement(county.deps, county.as.clerk, { ...order, letterId }));
    const issued = done.state.letters.find((each) => each.letterId === letterId)!.issued!;
    expect(await readText(county.deps.storage, state.regionId, issued.model)).toContain('改写过的正文');
    expect(codesOf(await editLetter(county.deps, county.as.clerk, { ...place, letterId, pieces }))).toEqual([
      'letter-issued',
    ]);
  });

  it('turns back a form that showed an older state, and numbers of persons', async () => {
    const state = await county.received('2022-04-01');
    const order = { ...placeOf(state), ...asked, sending: byHand() };
    expect(
      codesOf(await noticeSupplement(county.deps, county.as.clerk, { ...order, version: state.version - 1 })),
    ).toEqual(['stale']);
    const telling = { ...order, guidance: '请联系 13912345678' };
    expect(codesOf(await noticeSupplement(county.deps, county.as.clerk, telling))).toEqual([
      'holds-person-number',
    ]);
  });
});
