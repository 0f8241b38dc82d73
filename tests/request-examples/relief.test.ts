import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/domain/calendar/create-calendar.ts';
import { onlineReviewOn } from '../../src/domain/relief/online-review.ts';
import { reliefDays, reliefNotice } from '../../src/domain/relief/relief-notice.ts';
import { reliefVariantOf } from '../../src/domain/relief/relief-variant.ts';
import type { DecidingAgency } from '../../src/domain/relief/review-organ.ts';
import { testRequestRules } from '../support/staff.ts';
import { readExamples } from './read-examples.ts';

interface ReliefExamples {
  readonly cases: readonly {
    readonly id: string;
    readonly why: string;
    readonly kind: string;
    readonly decided_on: string;
    readonly agency: { readonly kind: string; readonly name: string };
    readonly online_review?: string;
    readonly variant: string | null;
    readonly review_first?: boolean;
    readonly organ?: string;
    readonly alternative?: string;
    readonly court?: string;
    readonly has?: readonly string[];
    readonly lacks?: readonly string[];
  }[];
  readonly days: readonly {
    readonly id: string;
    readonly why: string;
    readonly kind: string;
    readonly decided_on: string;
    readonly known_on: string;
    readonly omitted?: boolean;
    readonly review?: string;
    readonly suit?: string | null;
  }[];
}

const rules = testRequestRules();
const examples = readExamples<ReliefExamples>('relief');
const names: DecidingAgency['names'] = {
  county: '青禾县',
  prefecture: '清河市',
  parent: '青禾县公安局',
  superior: '国家税务总局清河市税务局',
  basicCourt: '青禾县人民法院',
  intermediateCourt: '清河市中级人民法院',
};
const ask = (each: ReliefExamples['cases'][number], known = names) =>
  reliefNotice(rules, {
    kind: each.kind,
    decidedOn: each.decided_on,
    agency: { ...each.agency, names: known },
    document: '本告知书',
    onlineReview: each.online_review ?? null,
  });

describe('R5: review through the internet', () => {
  it('is a dated rule with its source, and the notice names its address', () => {
    expect(onlineReviewOn(rules, '2023-12-31')).toBeNull();
    const online = onlineReviewOn(rules, '2026-03-02');
    expect(online?.source).not.toBe('');
    const one = examples.cases.find(({ variant, decided_on }) => variant === 'R2' && decided_on >= '2024')!;
    const address = online!.address;
    expect(new URL(address).protocol).toBe('https:');
    expect(ask({ ...one, online_review: address })?.text).toContain(address);
  });
});

describe('T-16, T-17: notices of remedies', () => {
  it.each(examples.cases.map((each) => [each.id, each] as const))('%s', (_, each) => {
    const notice = ask(each);
    expect(notice?.variant ?? null, each.why).toBe(each.variant);
    if (notice === null) return;
    expect(notice.reviewFirst).toBe(each.review_first);
    expect(notice.organ.organ).toBe(each.organ);
    expect(notice.organ.alternative).toBe(each.alternative ?? null);
    expect(notice.court.court).toBe(each.court);
    expect([notice.organ.named, notice.court.named]).toEqual([true, true]);
    for (const words of each.has ?? []) expect(notice.text, each.why).toContain(words);
    for (const words of each.lacks ?? []) expect(notice.text, each.why).not.toContain(words);
    expect(notice.text).not.toMatch(/[{}]/);
  });

  it('an organ whose name is not known is described, and the notice says so', () => {
    const county = examples.cases.find(({ id }) => id === 'county-government')!;
    const notice = ask(county, { ...names, prefecture: null, intermediateCourt: null });
    expect(notice?.organ).toMatchObject({ organ: '上一级人民政府', named: false });
    expect(notice?.court).toMatchObject({ court: '有管辖权的中级人民法院', named: false });
    expect(notice?.text).toContain('上一级人民政府');
  });

  it('says nothing of review first before 2024, whatever the answer', () => {
    for (const kind of rules.answers.filter((each) => each.from <= '2023-12-31'))
      if (kind.until === null || kind.until > '2023-12-31')
        expect(reliefVariantOf(rules, kind.id, '2023-12-31')?.reviewFirst ?? false).toBe(false);
  });

  it('review comes first from 2024 on exactly for the answers that withhold on a ground', () => {
    for (const kind of rules.answers.filter((each) => each.until === null))
      expect([kind.id, reliefVariantOf(rules, kind.id, '2026-03-02')?.reviewFirst ?? false]).toEqual([
        kind.id,
        kind.traits.needsGround,
      ]);
  });
});

describe('last days of remedies', () => {
  const calendar = createCalendar(rules.notices);

  it.each(examples.days.map((each) => [each.id, each] as const))('%s', (_, each) => {
    const variant = reliefVariantOf(rules, each.kind, each.decided_on)!;
    const days = reliefDays(rules, variant, calendar, {
      decidedOn: each.decided_on,
      knownOn: each.known_on,
      omitted: each.omitted === true ? 'relief-omitted' : null,
    });
    expect(days.omitted).toBe(each.omitted === true);
    if (each.review !== undefined) expect(days.review.day, each.why).toBe(each.review);
    if (each.suit !== undefined) expect(days.suit?.day ?? null, each.why).toBe(each.suit);
  });
});
