import { expect, it } from 'vitest';
import { testRequestRules } from '../../../../../tests/support/staff.ts';
import { proofDemand, sendingParts } from './form-part.ts';

const rules = testRequestRules();
const { services } = rules.intake;

it('says in the form that every way but the website needs a proof of service', () => {
  expect(sendingParts({ rules, today: '2026-03-02' }, '申请人')).toMatchObject({
    parts: expect.arrayContaining([
      expect.objectContaining({ name: 'proof', label: '送达凭证', needed: '除“本网站”外必填' }),
    ]),
  });
});

it('demands it outright where no way goes without, and nothing where none needs it', () => {
  const of = (proofRequired: boolean) => services.filter((each) => each.proofRequired === proofRequired);
  expect(proofDemand(of(true))).toEqual({ required: true });
  expect(proofDemand(of(false))).toEqual({});
});
