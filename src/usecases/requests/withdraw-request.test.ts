import { expect, it } from 'vitest';
import {
  byHand,
  caseCounty,
  codesOf,
  placeOf,
  signedNotHeld,
  successOf,
} from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { readText } from './keep-file.ts';
import { lapseFee } from './lapse-fee.ts';
import { lapseSupplement } from './lapse-supplement.ts';
import { openActPage } from './open-act-page.ts';
import { serveAnswer } from './serve-answer.ts';
import { withdrawRequest } from './withdraw-request.ts';

const stated = { stated_on: '2026-03-04', how: '签名的书面声明', verified: 'yes' };

eachDatabase((_name, open) => {
  const county = caseCounty(open);
  const order = (more: object = {}) => ({
    proofs: { withdrawal: { ...stated, ...more } },
    statement: '不再需要该信息',
    sending: byHand(),
  });

  it('ends the request on a verified statement, which is kept sealed', async () => {
    const state = await county.received('2026-03-02');
    county.today('2026-03-05');
    const done = successOf(
      await withdrawRequest(county.deps, county.as.clerk, { ...placeOf(state), ...order() }),
    );
    const kind = county.deps.requestRules.answers.find(({ id }) => id === done.state.ended?.answer);
    expect(kind).toMatchObject({ document: 'D-27', traits: { given: 'lapse' } });
    expect(done.clock).toMatchObject({ finishedOn: '2026-03-05', onTime: null });
    const statement = done.state.files.length;
    expect(statement).toBe(0);
    const files = await county.deps.storage.caseFiles.listOf(state.regionId, `request/${state.requestId}`);
    const kept = files.find((file) => file.kind === 'statement')!;
    expect(await readText(county.deps.storage, state.regionId, kept.fileId)).toBe('不再需要该信息');
  });

  it('takes no statement that nobody verified, nor one of a day to come', async () => {
    const state = await county.received('2026-03-02');
    county.today('2026-03-05');
    const withdraw = (more: object) =>
      withdrawRequest(county.deps, county.as.clerk, { ...placeOf(state), ...order(more) });
    expect(codesOf(await withdraw({ verified: 'no' }))).toEqual(['proof-stands-against']);
    expect(codesOf(await withdraw({ stated_on: '2026-03-06' }))).toEqual(['day-in-future']);
    expect((await county.now(state.requestId)).ended).toBeNull();
  });

  it('ends a request of the last day of the old law too, by a letter that prints no remedies', async () => {
    const state = await county.received('2019-05-14');
    county.today('2019-05-16');
    const place = placeOf(state);
    const page = await openActPage(county.deps, county.as.clerk, {
      ...place,
      act: 'request.handle',
      id: 'withdrawal',
      part: '',
      letterId: '',
    });
    const [proof] = successOf(page).proofs;
    const done = successOf(
      await withdrawRequest(county.deps, county.as.clerk, {
        ...place,
        ...order(),
        proofs: { [proof?.id ?? '']: { ...stated, stated_on: '2019-05-16' } },
        sending: byHand('2019-05-16'),
      }),
    );
    const { requestRules } = county.deps;
    const kind = requestRules.answers.find(({ id }) => id === done.state.ended?.answer);
    expect(kind).toMatchObject({ document: 'D-27', law: 'REG2008', traits: { given: 'lapse' } });
    const form = requestRules.letters.find(({ id }) => id === done.state.letters.at(-1)?.form);
    expect(form).toMatchObject({ law: 'REG2008', relief: false });
  });

  it('the old law knows no request that lapses for want of 补正 or of a fee: refused, not broken', async () => {
    const state = await county.received('2019-05-14');
    county.today('2019-05-16');
    const lapse = { ...placeOf(state), proofs: {}, sending: byHand('2019-05-16') };
    expect(codesOf(await lapseSupplement(county.deps, county.as.clerk, lapse))).toEqual(['not-in-law']);
    expect(codesOf(await lapseFee(county.deps, county.as.clerk, lapse))).toEqual(['not-in-law']);
  });

  it('comes too late once the answer was served', async () => {
    const state = await county.received('2026-03-02');
    await signedNotHeld(county, state);
    successOf(await serveAnswer(county.deps, county.as.clerk, { ...placeOf(state), sending: byHand() }));
    county.today('2026-03-05');
    const late = await withdrawRequest(county.deps, county.as.clerk, { ...placeOf(state), ...order() });
    expect(codesOf(late)).toEqual(['state']);
  });
});
