/** Random numbers for the tables of each generation of the form. */
import fc from 'fast-check';
import { amount, dense, sparse } from './random-counts.ts';

type Values = Readonly<Record<string, number>>;

const applicants = [
  'natural_person',
  'commercial',
  'research',
  'public_welfare',
  'legal_service',
  'other_org',
];
const balance = ['new_received', 'carried_in', 'handled_total', 'carried_out'];

const perApplicant: fc.Arbitrary<number[]> = fc
  .tuple(dense, sparse, sparse, sparse, sparse, sparse)
  .map((counts) => [...counts]);
const rare: fc.Arbitrary<number[]> = fc
  .tuple(sparse, sparse, fc.constant(0), fc.constant(0), fc.constant(0), sparse)
  .map((counts) => [...counts]);

/** Table of chapter three: outcomes add up to the handled total, and what came in equals what went out. */
export function randomRequests(rows: readonly string[]): fc.Arbitrary<Values> {
  const outcomes = rows.filter((row) => !balance.includes(row));
  const outcome = fc.oneof({ weight: 3, arbitrary: rare }, { weight: 1, arbitrary: perApplicant });
  return fc
    .tuple(fc.array(outcome, { minLength: outcomes.length, maxLength: outcomes.length }), rare, rare)
    .map(([counts, carriedOut, wish]) => {
      const handled = applicants.map((_, i) => counts.reduce((sum, row) => sum + (row[i] as number), 0));
      const out = (i: number) => (handled[i] as number) + (carriedOut[i] as number);
      const carriedIn = wish.map((count, i) => Math.min(count, out(i)));
      const received = carriedIn.map((count, i) => out(i) - count);
      const values: Record<string, number> = {};
      const put = (row: string, numbers: readonly number[]) => {
        applicants.forEach((column, i) => {
          values[`requests.${row}.${column}`] = numbers[i] as number;
        });
        values[`requests.${row}.total`] = numbers.reduce((sum, count) => sum + count, 0);
      };
      outcomes.forEach((row, i) => {
        put(row, counts[i] as number[]);
      });
      put('new_received', received);
      put('carried_in', carriedIn);
      put('handled_total', handled);
      put('carried_out', carriedOut);
      return values;
    });
}

const results = ['upheld', 'corrected', 'other', 'pending'];

/** Table of chapter four: each group adds up to its total. */
export const randomReviews: fc.Arbitrary<Values> = fc
  .array(sparse, { minLength: 12, maxLength: 12 })
  .map((counts) => {
    const values: Record<string, number> = {};
    ['review', 'litigation_direct', 'litigation_after_review'].forEach((group, g) => {
      const own = counts.slice(g * 4, g * 4 + 4);
      results.forEach((result, i) => {
        values[`review_litigation.${group}.${result}`] = own[i] as number;
      });
      values[`review_litigation.${group}.total`] = own.reduce((sum, count) => sum + count, 0);
    });
    return values;
  });

const documents = fc.record({ made: sparse, published: sparse, older: dense });
const items = fc
  .record({ before: dense, change: fc.integer({ min: -60, max: 200 }), decisions: dense })
  .map((drawn) => ({ ...drawn, change: Math.max(drawn.change, -drawn.before) }));

/** Tables of chapter two in the form of 2019 and 2020. */
export const randomItems: fc.Arbitrary<Values> = fc
  .record({
    normative: documents,
    lists: fc.array(items, { minLength: 5, maxLength: 5 }),
    projects: dense,
    paid: amount(400_000_000),
  })
  .map(({ normative, lists, projects, paid }) => {
    const values: Record<string, number> = {
      'art20_1.rules.made_new': 0,
      'art20_1.rules.published_new': 0,
      'art20_1.rules.public_total': 0,
      'art20_1.normative_docs.made_new': normative.made,
      'art20_1.normative_docs.published_new': normative.published,
      'art20_1.normative_docs.public_total': normative.published + normative.older,
      'art20_9.gov_procurement.project_count': projects,
      'art20_9.gov_procurement.total_amount': paid,
    };
    const rows = [
      'art20_5.licensing',
      'art20_5.other_services',
      'art20_6.penalty',
      'art20_6.coercion',
      'art20_8.fees',
    ];
    rows.forEach((row, i) => {
      const list = lists[i] as { before: number; change: number; decisions: number };
      values[`${row}.prev_items`] = list.before;
      values[`${row}.delta`] = list.change;
      if (!row.startsWith('art20_8')) values[`${row}.decisions`] = list.decisions;
    });
    return values;
  });

/** Tables of chapter two in the form since 2021. */
export const randomDecisions: fc.Arbitrary<Values> = fc
  .record({
    issued: sparse,
    repealed: sparse,
    kept: dense,
    licensing: dense,
    penalty: dense,
    coercion: sparse,
    fees: amount(9000),
  })
  .map((drawn) => ({
    'art20_1.rules.issued': 0,
    'art20_1.rules.repealed': 0,
    'art20_1.rules.in_force': 0,
    'art20_1.normative_docs.issued': drawn.issued,
    'art20_1.normative_docs.repealed': drawn.repealed,
    'art20_1.normative_docs.in_force': drawn.issued + drawn.kept,
    'art20_5.licensing.decisions': drawn.licensing,
    'art20_6.penalty.decisions': drawn.penalty,
    'art20_6.coercion.decisions': drawn.coercion,
    'art20_8.fees.amount_wan': drawn.fees,
  }));

const sums: readonly (readonly [whole: string, parts: readonly string[]])[] = [
  ['req_received', ['req_in_person', 'req_fax', 'req_online', 'req_letter']],
  ['req_closed', ['closed_on_time', 'closed_extended']],
  [
    'reply_denied',
    [
      'denied_state_secret',
      'denied_trade_secret',
      'denied_privacy',
      'denied_security_stability',
      'denied_not_gov_info',
      'denied_other_law',
    ],
  ],
  [
    'reply_total',
    [
      'reply_already_public',
      'reply_granted',
      'reply_partial',
      'reply_denied',
      'reply_not_this_agency',
      'reply_not_exist',
      'reply_amend',
      'reply_other_channel',
    ],
  ],
  ['review_total', ['review_upheld', 'review_corrected', 'review_other']],
  ['litigation_total', ['litigation_upheld', 'litigation_corrected', 'litigation_other']],
  ['staff_total', ['staff_full_time', 'staff_part_time']],
  [
    'proactive_total',
    ['channel_gazette', 'channel_website', 'channel_weibo', 'channel_wechat', 'channel_other'],
  ],
];

/** The statistics form of the years up to 2018. */
export function randomStatistics(rows: readonly string[]): fc.Arbitrary<Values> {
  return fc
    .tuple(fc.array(dense, { minLength: rows.length, maxLength: rows.length }), amount(500), amount(500))
    .map(([counts, fees, budget]) => {
      const values: Record<string, number> = {};
      rows.forEach((row, i) => {
        values[`stats.${row}`] = counts[i] as number;
      });
      for (const [whole, parts] of sums)
        values[`stats.${whole}`] = parts.reduce((sum, part) => sum + (values[`stats.${part}`] as number), 0);
      const most = (row: string, limit: string) => {
        values[`stats.${row}`] = Math.min(
          values[`stats.${row}`] as number,
          values[`stats.${limit}`] as number,
        );
      };
      most('normative_issued', 'proactive_total');
      most('proactive_normative', 'normative_issued');
      most('press_conf_leader', 'press_conf');
      most('online_interview_leader', 'online_interview');
      values['stats.fees_wan'] = fees;
      values['stats.budget_wan'] = budget;
      return values;
    });
}
