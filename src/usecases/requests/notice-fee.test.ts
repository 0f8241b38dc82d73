import { expect, it } from 'vitest';
import { byHand, caseCounty, codesOf, placeOf, successOf } from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { noApplicant } from '../../domain/requests/new-request.ts';
import { lapseFee } from './lapse-fee.ts';
import { noticeFee } from './notice-fee.ts';
import { proposeFee } from './propose-fee.ts';
import { recordPayment } from './record-payment.ts';

const payHow = '凭缴款通知书到指定银行缴入国库';
const reason = '本月已提出 13 件申请，数量明显超过合理范围';

eachDatabase((_name, open) => {
  const county = caseCounty(open);
  const methods = () => {
    const all = county.deps.requestRules.tariffs.at(-1)!.methods;
    const by = (counts: string) => all.find((method) => method.counts === counts)!.id;
    return { items: by('month-items'), pages: by('pages') };
  };
  const applicant = (name: string, identityNumber = '') => ({
    ...noApplicant,
    kind: 'person',
    name,
    identityNumber,
    phone: '19900000098',
    address: '青禾县',
    email: '',
  });

  it('shows both amounts; the month counts this applicant at this agency only', async () => {
    const own = { applicant: applicant('麦秋成') };
    for (let n = 0; n < 12; n++) await county.received('2026-03-03', own);
    await county.received('2026-03-03', { applicant: applicant('别人') });
    await county.received('2026-03-03', { ...own, agencyId: '1002' });
    await county.received('2026-02-03', own);
    const state = await county.received('2026-03-04', own);
    const fees = successOf(await proposeFee(county.deps, county.as.clerk, { ...placeOf(state), pages: 250 }));
    expect(fees).toMatchObject({ firstOrdinal: 13, items: 1, month: '2026-03' });
    expect(fees.choices.map(({ method, fee }) => [method.counts, fee.amount])).toEqual([
      ['month-items', 100],
      ['pages', 4700],
    ]);
    const split = successOf(
      await proposeFee(county.deps, county.as.clerk, { ...placeOf(state), pages: 0, items: 20 }),
    );
    expect(split.choices[0]!.fee.amount).toBe(18 * 100 + 2 * 200);
  });

  it('T-20: one method, a reason, approval, within the period, thirty days; payment starts the period anew', async () => {
    const state = await county.received('2023-12-11');
    const place = placeOf(state);
    county.today('2023-12-29');
    const order = {
      ...place,
      pages: 250,
      method: methods().pages,
      reason,
      payHow,
      givesPages: true,
      sending: byHand(),
    };
    expect(codesOf(await noticeFee(county.deps, county.as.clerk, order))).toEqual(['forbidden']);
    const by = (more: object) => noticeFee(county.deps, county.as.leader, { ...order, ...more });
    expect(codesOf(await by({ method: '' }))).toContain('fee-one-method');
    expect(codesOf(await by({ reason: ' ' }))).toEqual(['fee-reason']);
    expect(codesOf(await by({ payHow: ' ' }))).toEqual(['field-invalid']);
    expect(codesOf(await by({ givesPages: false }))).toEqual(['fee-no-pages']);
    expect(codesOf(await by({ pages: 20 }))).toEqual(['fee-nothing']);
    const done = successOf(await by({}));
    expect(done.state.fee).toMatchObject({ amount: 4700, units: 250, approvedBy: 'account/leader' });
    expect(done.clock).toMatchObject({ due: null, payBy: '2024-01-29' });
    county.today('2024-01-15');
    expect(codesOf(await recordPayment(county.deps, county.as.clerk, { ...place, receipt: '' }))).toEqual([
      'field-invalid',
    ]);
    const paid = successOf(
      await recordPayment(county.deps, county.as.clerk, { ...place, receipt: '0012345' }),
    );
    expect(paid.clock.due).toBe('2024-02-09');
    expect(codesOf(await by({}))).toContain('fee-twice');
  });

  it('F-5.3: pages charged for one request are no items of the month for the next', async () => {
    const own = { applicant: applicant('谷立冬') };
    const first = await county.received('2026-04-01', own);
    const charged = await noticeFee(county.deps, county.as.leader, {
      ...placeOf(first),
      pages: 250,
      method: methods().pages,
      reason,
      payHow,
      givesPages: true,
      sending: byHand(),
    });
    expect(successOf(charged).state.fee).toMatchObject({ units: 250, firstOrdinal: null });
    const next = await county.received('2026-04-02', own);
    const fees = successOf(await proposeFee(county.deps, county.as.clerk, { ...placeOf(next), pages: 0 }));
    expect(fees.firstOrdinal).toBe(2);
    expect(fees.choices.map(({ fee }) => fee.amount)).toEqual([0, 0]);
  });

  it('T-20: after the due day nothing is charged', async () => {
    const state = await county.received('2023-12-11');
    county.today('2024-01-10');
    const late = await noticeFee(county.deps, county.as.head, {
      ...placeOf(state),
      pages: 250,
      method: methods().pages,
      reason,
      payHow,
      givesPages: true,
      sending: byHand(),
    });
    expect(codesOf(late)).toContain('fee-late');
  });

  it('T-20: unpaid, it ends after the thirtieth day, rolled off a holiday', async () => {
    const state = await county.received('2025-09-01');
    const place = placeOf(state);
    county.today('2025-09-08');
    const order = {
      pages: 250,
      method: methods().pages,
      reason,
      payHow,
      givesPages: true,
      sending: byHand(),
    };
    successOf(await noticeFee(county.deps, county.as.head, { ...place, ...order }));
    const lapse = {
      ...place,
      proofs: { 'no-payment': { account_checked: 'yes' } },
      sending: byHand(),
    };
    county.today('2025-10-09');
    expect(codesOf(await lapseFee(county.deps, county.as.clerk, lapse))).toEqual(['fee-period-open']);
    county.today('2025-10-10');
    const unchecked = { ...lapse, proofs: { 'no-payment': { account_checked: 'no' } } };
    expect(codesOf(await lapseFee(county.deps, county.as.clerk, unchecked))).toEqual([
      'proof-stands-against',
    ]);
    const done = successOf(await lapseFee(county.deps, county.as.clerk, lapse));
    const kind = county.deps.requestRules.answers.find(({ id }) => id === done.state.ended?.answer);
    expect(kind?.document).toBe('D-26');
    const paidLate = await recordPayment(county.deps, county.as.clerk, { ...place, receipt: '1' });
    expect(paidLate.ok).toBe(false);
  });
});
