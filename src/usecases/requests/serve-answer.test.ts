import { expect, it } from 'vitest';
import {
  byHand,
  byPost,
  caseCounty,
  codesOf,
  placeOf,
  signedNotHeld,
  successOf,
} from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { withState } from './open-case.ts';
import { recordLetterReceipt } from './record-letter-receipt.ts';
import { reliefOf } from './relief-of.ts';
import { returnMail } from './return-mail.ts';
import { serveAnswer } from './serve-answer.ts';
import { showLetter } from './show-letter.ts';
import { withdrawRequest } from './withdraw-request.ts';

eachDatabase((_name, open) => {
  const county = caseCounty(open);

  it('T-03: posting on the due day is in time, whenever the letter arrives', async () => {
    const state = await county.received('2025-04-01');
    county.today('2025-04-28');
    await signedNotHeld(county, state);
    county.today('2025-05-06');
    const done = successOf(
      await serveAnswer(county.deps, county.as.clerk, { ...placeOf(state), sending: byPost('2025-04-29') }),
    );
    expect(done.clock).toMatchObject({ finishedOn: '2025-04-29', onTime: true });
    expect(done.state.ended).toMatchObject({ on: '2025-04-29' });
  });

  it('T-03: a letter dated in time and signed for a day late is late, and says so', async () => {
    const state = await county.received('2025-04-01');
    county.today('2025-04-29');
    const { state: signed } = await signedNotHeld(county, state);
    expect(signed.letters.at(-1)?.issued?.date).toBe('2025-04-29');
    county.today('2025-04-30');
    const done = successOf(
      await serveAnswer(county.deps, county.as.clerk, { ...placeOf(state), sending: byHand() }),
    );
    expect(done.clock).toMatchObject({ finishedOn: '2025-04-30', onTime: false });
    expect(done.warnings).toHaveLength(1);
  });

  it('T-03: what is put on the page today was not put there on the due day', async () => {
    const state = await county.received('2025-04-01');
    county.today('2025-04-29');
    await signedNotHeld(county, state);
    county.today('2025-05-06');
    const serve = (on?: string) =>
      serveAnswer(county.deps, county.as.clerk, {
        ...placeOf(state),
        sending: { way: 'platform', proof: '', ...(on === undefined ? {} : { on }) },
      });
    expect(codesOf(await serve('2025-04-29'))).toEqual(['day-not-today']);
    const done = successOf(await serve());
    expect(done.clock).toMatchObject({ finishedOn: '2025-05-06', onTime: false });
  });

  it('T-03: without a proof nothing counts as served', async () => {
    const state = await county.received('2025-04-01');
    await signedNotHeld(county, state);
    const sending = { way: 'direct', proof: ' ' };
    const served = await serveAnswer(county.deps, county.as.clerk, { ...placeOf(state), sending });
    expect(codesOf(served)).toEqual(['proof-missing']);
    // By the law of the day of service, not by one that has ended.
    expect(served.ok ? [] : served.problems.map(({ article }) => article)).toEqual([
      '《条例》第四十条、国办公开办函〔2016〕235号',
    ]);
  });

  it('a paper that was served on the last day of the old law is judged by that law', async () => {
    const state = await county.received('2019-05-14');
    const served = await withdrawRequest(county.deps, county.as.clerk, {
      ...placeOf(state),
      proofs: {},
      statement: '',
      sending: { way: 'direct', proof: '' },
    });
    expect(served.ok ? [] : served.problems).toMatchObject([
      { code: 'proof-missing', article: expect.stringContaining('（2008年）第二十六条') },
    ]);
  });

  it('T-19: a private courier is no way, and its number is no proof of posting', async () => {
    const state = await county.received('2025-04-01');
    await signedNotHeld(county, state);
    const serve = (way: string, proof: string) =>
      serveAnswer(county.deps, county.as.clerk, { ...placeOf(state), sending: { way, proof } });
    expect(codesOf(await serve('courier', 'SF1234567890123'))).toEqual(['way-not-allowed']);
    expect(codesOf(await serve('post', 'SF1234567890123'))).toEqual(['proof-not-of-this-way']);
    expect(codesOf(await serve('post', 'XA123456789CN'))).toEqual(['done']);
  });

  it('T-28: nothing is posted to somebody who gave no address', async () => {
    const state = await county.received('2025-04-01', {
      applicant: {
        kind: 'person',
        name: '谷雨生',
        paper: 'resident-card',
        identityNumber: '',
        organisationCode: '',
        representative: '',
        contactPerson: '',
        phone: '19900000099',
        email: '',
        address: '',
        postcode: '',
        fax: '',
      },
    });
    await signedNotHeld(county, state);
    const served = await serveAnswer(county.deps, county.as.clerk, { ...placeOf(state), sending: byPost() });
    expect(codesOf(served)).toEqual(['address-missing']);
  });

  it('opens the letter to the applicant at service, not before', async () => {
    const state = await county.received('2025-04-01');
    const { state: signed } = await signedNotHeld(county, state);
    const issued = signed.letters.at(-1)!.issued!;
    const audience = async () =>
      (await county.deps.storage.caseFiles.get(state.regionId, issued.pdf))?.audience;
    expect(await audience()).toBe('staff');
    successOf(
      await serveAnswer(county.deps, county.as.clerk, {
        ...placeOf(state),
        sending: { way: 'platform', proof: '' },
      }),
    );
    expect(await audience()).toBe('applicant');
  });

  it('serves again after a returned mail; the first posting stays the day that counts', async () => {
    const state = await county.received('2025-04-01');
    county.today('2025-04-28');
    const { letterId } = await signedNotHeld(county, state);
    const place = placeOf(state);
    successOf(await serveAnswer(county.deps, county.as.clerk, { ...place, sending: byPost() }));
    county.today('2025-05-08');
    const returned = { ...place, letterId: letterId!, next: '无人签收，改为直接送达' };
    expect(
      successOf(await returnMail(county.deps, county.as.clerk, returned)).state.mailReturned,
    ).toHaveLength(1);
    const again = successOf(await serveAnswer(county.deps, county.as.clerk, { ...place, sending: byHand() }));
    expect(again.state.ended?.on).toBe('2025-04-28');
    expect(again.clock).toMatchObject({ finishedOn: '2025-04-28', onTime: true });
  });

  it('V-1.1: remedies run from the day on which the posted answer arrived, once it is on record', async () => {
    const state = await county.received('2025-04-01');
    county.today('2025-04-28');
    const { letterId } = await signedNotHeld(county, state);
    const place = placeOf(state);
    successOf(await serveAnswer(county.deps, county.as.clerk, { ...place, sending: byPost() }));
    const ways = async () =>
      reliefOf(
        await withState(
          {
            stores: county.deps.storage,
            deps: county.deps,
            caller: county.as.clerk,
            at: county.deps.clock().toISOString(),
          },
          await county.now(state.requestId),
        ),
      );
    county.today('2025-05-08');
    expect(await ways()).toMatchObject({
      knownOn: '2025-04-28',
      arrived: false,
      review: { lastDay: { day: '2025-06-27' } },
    });
    const letter = { ...place, letterId: letterId! };
    const mayReceive = async () =>
      successOf(await showLetter(county.deps, county.as.clerk, letter)).may.receive;
    expect(await mayReceive()).toBe(true);
    const receipt = { ...letter, on: '2025-05-06', evidence: '邮政查询 07' };
    const early = await recordLetterReceipt(county.deps, county.as.clerk, { ...receipt, on: '2025-04-27' });
    expect(codesOf(early)).toEqual(['field-invalid']);
    const done = successOf(await recordLetterReceipt(county.deps, county.as.clerk, receipt));
    expect(done.clock).toMatchObject({ finishedOn: '2025-04-28', onTime: true });
    expect(await mayReceive()).toBe(false);
    // Sixty days after 6 May are 5 July, a Saturday.
    expect(await ways()).toMatchObject({
      knownOn: '2025-05-06',
      arrived: true,
      review: { lastDay: { day: '2025-07-07' } },
      suit: { lastDay: { day: '2025-11-06' } },
    });
  });

  it('is not for days to come, before signature, or for people of other agencies', async () => {
    const state = await county.received('2025-04-01');
    const place = placeOf(state);
    const serve = (caller = county.as.clerk, on?: string) =>
      serveAnswer(county.deps, caller, { ...place, sending: byHand(on) });
    expect(codesOf(await serve())).toEqual(['not-signed']);
    await signedNotHeld(county, state);
    expect(codesOf(await serve(county.as.clerk, '2025-04-02'))).toEqual(['day-in-future']);
    expect(codesOf(await serve(county.as.clerk, '2025-03-31'))).toEqual(['day-before-receipt']);
    expect(codesOf(await serve(county.as.other))).toEqual(['forbidden']);
    expect(codesOf(await serve(county.as.leader))).toEqual(['forbidden']);
  });
});
