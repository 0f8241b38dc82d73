/** Every form of rules/letters comes out of a use case, and every fact that letters may print is supplied by one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { letterFacts } from '../../src/domain/letters/letter-facts.ts';
import { testRequestRules } from '../support/staff.ts';

const rules = testRequestRules();
const folder = join(import.meta.dirname, '../../src/usecases');
const sources = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
);

/** By form: the use case that makes it, and the words by which it finds the form. */
const made: Readonly<Record<string, readonly [file: string, words: RegExp]>> = {
  receipt: ['requests/receipt.ts', /purpose === 'receipt'/],
  'receipt-2008': ['requests/receipt.ts', /purpose === 'receipt'/],
  registration: ['requests/case-sheet.ts', /formOn\(open, 'receipt'/],
  'service-record': ['requests/case-sheet.ts', /formOn\(open, 'service-record'/],
  'supplement-notice': ['requests/notice-supplement.ts', /formFor\(open, 'supplement'\)/],
  'supplement-notice-2008': ['requests/notice-supplement.ts', /formFor\(open, 'supplement'\)/],
  'ask-reasons': ['requests/ask-reasons.ts', /formFor\(open, 'ask-reasons'\)/],
  'extension-notice': ['requests/approve-extension.ts', /formFor\(open, 'extension'\)/],
  'extension-notice-2008': ['requests/approve-extension.ts', /formFor\(open, 'extension'\)/],
  'delay-notice': ['requests/delay-answer.ts', /formFor\(open, 'delay'\)/],
  'fee-notice': ['requests/notice-fee.ts', /formFor\(open, 'fee'\)/],
  'third-party-reply': ['requests/send-consultation.ts', /formFor\(open, 'consultation-reply'\)/],
  'consultation-told': ['requests/send-consultation.ts', /formFor\(open, 'consultation-told'\)/],
  'consultation-told-2008': ['requests/send-consultation.ts', /formFor\(open, 'consultation-told'\)/],
  'third-party-disclosure': ['requests/tell-third-party.ts', /formFor\(open, 'third-party-disclosure'\)/],
  'third-party-disclosure-2008': [
    'requests/tell-third-party.ts',
    /formFor\(open, 'third-party-disclosure'\)/,
  ],
  'supervision-circular': ['complaints/complaint-steps.ts', /purpose === 'supervision'/],
  'supervision-notice': ['complaints/complaint-steps.ts', /purpose === 'supervision'/],
};

/** Forms that a kind of the rules names: the use case takes the kind's letter. */
const named: readonly (readonly [file: string, kinds: readonly { readonly id: string; letter: string }[]])[] =
  [
    [
      'requests/answer-letter.ts',
      rules.answers.filter(({ traits, procedure }) => procedure === 'request' && traits.given === 'decision'),
    ],
    ['requests/lapse.ts', rules.answers.filter(({ traits }) => traits.given === 'lapse')],
    ['corrections/correction-steps.ts', rules.answers.filter(({ procedure }) => procedure !== 'request')],
    ['requests/send-consultation.ts', rules.intake.consultees],
  ];

const makerOf = (id: string): readonly [file: string, words: RegExp] | undefined =>
  made[id] ??
  named
    .filter(([, kinds]) => kinds.some(({ letter }) => letter === id))
    .map(([file]) => [file, /kind\.letter/] as const)
    .at(0);

describe('letters', () => {
  it.each(rules.letters.map(({ id }) => [id]))('%s is made by a use case', (id) => {
    const maker = makerOf(id);
    expect(maker, id).toBeDefined();
    const [file, words] = maker!;
    expect(sources.get(file), file).toMatch(words);
  });

  it('the table names no form that is gone', () => {
    const ids = new Set(rules.letters.map(({ id }) => id));
    expect(Object.keys(made).filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each(Object.keys(letterFacts))('the fact %s is supplied', (fact) => {
    const supplied = new RegExp(`(?<![\\w.])${fact}(?::|,\\n)|= '${fact}'`);
    expect([...sources].filter(([, text]) => supplied.test(text)).map(([file]) => file)).not.toEqual([]);
  });
});
