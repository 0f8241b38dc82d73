import { describe, expect, it } from 'vitest';
import type { Channel } from '../request-rules/intake-rules.ts';
import { lateConfirmation, receiptDay } from './receipt-day.ts';

const channel = (receipt: Channel['receipt']): Channel => ({
  id: 'x',
  name: 'x',
  receipt,
  evidence: '凭据',
  evidenceRequired: false,
  basic: true,
  mailbox: false,
  online: false,
  within: false,
  hint: '',
  from: '2008-05-01',
  until: null,
  article: '《条例》第三十一条',
});

const arrival = (more: Partial<Parameters<typeof receiptDay>[1]> = {}) => ({
  arrivedAtAgency: '2026-03-02',
  arrivedAtOffice: '2026-03-04',
  confirmedOn: null,
  ...more,
});

describe('the day of receipt (L-31.1 to L-31.4)', () => {
  it('is the day on which the house signed, not the one on which the desk got it', () => {
    expect(receiptDay(channel('agency-signature'), arrival(), '2026-03-10')).toEqual({
      ok: true,
      receivedOn: '2026-03-02',
    });
    expect(receiptDay(channel('submission'), arrival(), '2026-03-10')).toMatchObject({
      receivedOn: '2026-03-02',
    });
  });
  it('is the day of confirmation where there is no signature, and there must be one', () => {
    const confirmed = arrival({ confirmedOn: '2026-03-05' });
    expect(receiptDay(channel('confirmation'), confirmed, '2026-03-10')).toMatchObject({
      receivedOn: '2026-03-05',
    });
    const without = receiptDay(channel('confirmation'), arrival(), '2026-03-10');
    expect(without).toMatchObject({ ok: false, problems: [{ field: 'confirmedOn' }] });
    const early = receiptDay(channel('confirmation'), arrival({ confirmedOn: '2026-03-01' }), '2026-03-10');
    expect(early).toMatchObject({ ok: false, problems: [{ field: 'confirmedOn' }] });
  });
  it('tells of a confirmation later than the day of arrival, without refusing it', () => {
    const post = channel('confirmation');
    const late = arrival({ confirmedOn: '2026-03-05' });
    expect(receiptDay(post, late, '2026-03-10')).toMatchObject({ ok: true, receivedOn: '2026-03-05' });
    expect(lateConfirmation(post, late)).toMatchObject({
      code: 'confirmed-late',
      message: expect.stringMatching(/2026年3月2日.*2026年3月5日/u),
    });
    expect(lateConfirmation(post, arrival({ confirmedOn: '2026-03-02' }))).toBeNull();
    expect(lateConfirmation(channel('agency-signature'), late)).toBeNull();
    // Handed on by another part of the house: from the day on which the office had it.
    const within = { ...post, within: true };
    expect(lateConfirmation(within, arrival({ confirmedOn: '2026-03-04' }))).toBeNull();
    expect(lateConfirmation(within, late)).not.toBeNull();
  });
  it('lies neither in the future nor at the desk before the house', () => {
    expect(receiptDay(channel('submission'), arrival(), '2026-03-03')).toMatchObject({ ok: false });
    const crossed = arrival({ arrivedAtAgency: '2026-03-05' });
    expect(receiptDay(channel('submission'), crossed, '2026-03-10')).toMatchObject({
      problems: [{ field: 'arrivedAtOffice' }],
    });
    expect(
      receiptDay(channel('submission'), arrival({ arrivedAtAgency: '2026-02-30' }), '2026-03-10'),
    ).toMatchObject({ ok: false });
  });
});
