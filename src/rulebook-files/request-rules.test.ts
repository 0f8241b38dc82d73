/** Each kind of mistake in the rules on requests, planted, and where it is reported. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readFormats } from './read-formats.ts';
import { readRequestRules } from './request-rules.ts';

const own = join(import.meta.dirname, '../../rules');
const folder = mkdtempSync(join(tmpdir(), 'rules-'));
cpSync(own, folder, {
  recursive: true,
  filter: (path) => !/sign-in|regions|reports\/(?:text|identities)/.test(path),
});
afterAll(() => rmSync(folder, { recursive: true }));
const read = readFormats(own);
if (!read.ok) throw new Error('the forms cannot be read');
const { formats } = read;

/** What is reported when a passage of a file is another; the file is put back. */
function reported(file: string, passage: string | RegExp, instead: string): readonly string[] {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(passage, instead);
  if (changed === text) throw new Error(`${file} has no ${passage}`);
  writeFileSync(path, changed);
  try {
    return problems();
  } finally {
    writeFileSync(path, text);
  }
}

function problems(): readonly string[] {
  const rules = readRequestRules(folder, formats);
  return rules.ok ? [] : rules.problems.map((each) => `${each.file}:${each.line}: ${each.message}`);
}

it('the project’s own rules have no problem', () => {
  expect(problems()).toEqual([]);
});

it('the fingerprint changes with any file', () => {
  const before = readRequestRules(folder, formats);
  const path = join(folder, 'letters/extension-notice.yaml');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, `${text}# a word\n`);
  const after = readRequestRules(folder, formats);
  writeFileSync(path, text);
  expect(before.ok && after.ok && before.rules.fingerprint !== after.rules.fingerprint).toBe(true);
});

describe('names that point nowhere', () => {
  it.each([
    ['answers/granted.yaml', 'letter: answer-granted', 'letter: nonesuch', 'no letter nonesuch'],
    ['answers/not-held.yaml', '[search-record]', '[search-records]', 'no proof search-records'],
    ['answers/refused.yaml', '- process-info', '- process-infos', 'no ground process-infos'],
    ['answers/refused.yaml', '- process-info', '- process-info-2008', 'process-info-2008 is of another law'],
    ['answers/granted.yaml', 'variant: R2', 'variant: R9', 'no variant R9'],
    [
      'answers/granted.yaml',
      'letter: answer-granted',
      'letter: fee-notice',
      'fee-notice is no letter for an answer',
    ],
    [
      'answers/granted.yaml',
      'letter: answer-granted',
      'letter: ended-withdrawn',
      'ended-withdrawn prints no notice of remedies',
    ],
    [
      'answers/granted.yaml',
      'letter: answer-granted',
      'letter: answer-2008',
      'answer-2008 is of another law',
    ],
    [
      'answers/unpaid.yaml',
      /from: 2021-01-01/g,
      'from: 2020-12-01',
      'ended-fee-lapsed holds from 2021-01-01 only',
    ],
    ['proofs/search-record.yaml', 'check: search-dates-in-order', 'check: nonesuch', 'no check nonesuch'],
    ['proofs/severability.yaml', 'needed: every-refusal\n', '', 'no answer and no ground asks for it'],
    [
      'proofs/search-record.yaml',
      'article:',
      'needed: every-decision\narticle:',
      'is asked for by name and by trait',
    ],
    ['grounds/state-secret.yaml', '[secret-facts]', '[secret-fact]', 'no proof secret-fact'],
    ['relief/notices.yaml', 'review: review-application', 'review: nonesuch', 'R1: no deadline nonesuch'],
    [
      'relief/organs.yaml',
      'agency_kinds: [government]',
      'agency_kinds: [governments]',
      'government-since-2024: no kind of agency governments',
    ],
    ['relief/online.yaml', 'address: https://', 'address: http://', 'channels.0.address: Invalid URL'],
    ['disputes/procedures.yaml', 'answer: court-defence', 'answer: nonesuch', 'suit: no deadline nonesuch'],
    [
      'requests/consultees.yaml',
      'deadline: co-maker-reply',
      'deadline: nonesuch',
      'co-maker: no deadline nonesuch',
    ],
    [
      'requests/consultees.yaml',
      'opens: CONSULT_AGENCY_SENT',
      'opens: NONESUCH',
      'co-maker: no event NONESUCH',
    ],
    [
      'requests/consultees.yaml',
      'letter: consult-co-maker',
      'letter: nonesuch',
      'co-maker: no letter nonesuch',
    ],
    ['requests/services.yaml', 'event: POSTED', 'event: NONESUCH', 'post: no event NONESUCH'],
    ['requests/services.yaml', 'until: 2019-05-15', 'until: 2019-05-14', 'services.0.articles: leave a gap'],
    ['requests/channels.yaml', 'id: ordinary-post', 'id: counter', 'counter is there twice'],
  ])('%s: %s → %s', (file, passage, instead, message) => {
    expect(reported(file, passage, instead)).toContainEqual(
      expect.stringMatching(new RegExp(`^${file.replace('.', '\\.')}:\\d+: ${message}$`)),
    );
  });
});

describe('cells of the annual report', () => {
  it.each([
    ['answers/granted.yaml', 'G3: granted', 'G3: grunted', 'G3 has no result grunted'],
    ['answers/granted.yaml', 'G3: granted', 'G3: handled_total', 'G3 has no result handled_total'],
    ['answers/granted.yaml', ', G3: granted', '', 'falls in no cell of G3'],
    [
      'answers/unpaid.yaml',
      '{ G3:',
      '{ G2: other_handling, G3:',
      'G2 does not count the days on which it holds',
    ],
    ['answers/granted.yaml', '{ G2: granted', '{ G7: granted', 'no form G7'],
    ['answers/granted.yaml', /cells: .*\n/, '', 'has neither cells nor a ground that has'],
    [
      'answers/record-kept.yaml',
      'cells: {}',
      'cells: { G3: granted }',
      'a correction of records is in no cell: cells is {}',
    ],
    ['grounds/third-party.yaml', ', G3: denied_third_party', '', 'falls in no cell of G3'],
    [
      'requests/report-tables.yaml',
      'received: new_received',
      'received: old_received',
      'G2 has no row old_received',
    ],
    ['requests/report-tables.yaml', 'total: total', 'total: sum', 'G2 has no column sum'],
    ['requests/report-tables.yaml', 'table: requests', 'table: petitions', 'G2 has no table petitions'],
    ['requests/report-tables.yaml', 'results: result', 'results: nonesuch', 'G2 has no rows below nonesuch'],
    [
      'requests/report-tables.yaml',
      'pending: pending',
      'pending: waiting',
      'G2: review_litigation has no column waiting',
    ],
    ['requests/asking.yaml', 'G3: research', 'G3: commercial', 'G3: research is not exactly one applicant’s'],
    ['requests/asking.yaml', ', G3: research', '', 'falls in no column of G3'],
    ['disputes/outcomes.yaml', 'result: upheld', 'result: won', 'review-upheld: G2 has no result won'],
    ['disputes/procedures.yaml', 'group: review', 'group: reviews', 'review: G2 has no group reviews'],
  ])('%s: %s → %s', (file, passage, instead, message) => {
    const plain = message.replace('’', "'").replace(/[{}]/g, '\\$&');
    expect(reported(file, passage, instead)).toContainEqual(
      expect.stringMatching(new RegExp(`^${file.replace('.', '\\.')}:\\d+: ${plain}$`)),
    );
  });

  it('a result that no answer reaches is reported, in each form', () => {
    const path = join(folder, 'answers/needs-creation.yaml');
    const text = readFileSync(path, 'utf8');
    const letter = join(folder, 'letters/answer-needs-creation.yaml');
    const wording = readFileSync(letter, 'utf8');
    rmSync(path);
    rmSync(letter);
    const found = problems();
    writeFileSync(path, text);
    writeFileSync(letter, wording);
    for (const form of ['G2', 'G3'])
      expect(found).toContainEqual(
        expect.stringContaining(`${form}: no answer falls in unable_needs_creation`),
      );
  });
});

describe('days', () => {
  it.each([
    ['answers/granted.yaml', 'from: 2024-01-01', 'from: 2024-02-01', 'nothing from 2024-01-01 to 2024-02-01'],
    ['answers/granted.yaml', 'from: 2024-01-01', 'from: 2023-12-01', 'overlaps another from 2023-12-01'],
    [
      'answers/granted.yaml',
      'from: 2024-01-01',
      'from: 2024-01-01, until: 2025-01-01',
      'nothing from 2025-01-01',
    ],
    ['answers/granted.yaml', 'variant: R3,', 'variant: R2,', 'R2 does not hold on all of these days'],
    [
      'relief/organs.yaml',
      'from: 2024-01-01',
      'from: 2024-03-01',
      'department: nothing from 2024-01-01 to 2024-03-01',
    ],
    [
      'relief/organs.yaml',
      /id: (basic\S*)\n {4}agency_kinds:\n {6}- lead-department\n/g,
      'id: $1\n    agency_kinds:\n',
      'lead-department has none',
    ],
    [
      'grounds/state-secret.yaml',
      'from: 2019-05-15',
      'from: 2019-05-15\nuntil: 2019-05-15',
      'until: until must come after from',
    ],
    [
      'letters/extension-notice-2008.yaml',
      'law: REG2008',
      'law: REG2019',
      'letters for extension: overlaps another from 2019-05-15',
    ],
    ['letters/delay-notice.yaml', 'purpose: delay', 'purpose: extension', 'no letter for delay'],
  ])('%s: %s → %s', (file, passage, instead, message) => {
    expect(reported(file, passage, instead)).toContainEqual(expect.stringContaining(message));
  });
});

describe('laws that are cited', () => {
  it.each([
    [
      'answers/granted.yaml',
      'article: 《条例》第三十六条第二项',
      'article: 《保密法》第三条',
      '《保密法》 is not in laws.yaml',
    ],
    [
      'proofs/search-record.yaml',
      'from: 2019-05-15',
      'from: 2019-05-14',
      '《条例》第三十六条第四项 is not in force on 2019-05-14',
    ],
    [
      'relief/organs.yaml',
      '《行政复议法》（1999年）第十三条\n    from: 2008-05-01\n    until: 2024-01-01',
      '《行政复议法》（1999年）第十三条\n    from: 2008-05-01\n    until: 2024-02-01',
      '《行政复议法》（1999年）第十三条 is no longer in force before it ends',
    ],
    [
      'laws.yaml',
      'laws:',
      'laws:\n  - { cite: 《保密法》, title: 保密法, from: 2010-10-01 }',
      'no rule cites 《保密法》',
    ],
  ])('%s: %s → %s', (file, passage, instead, message) => {
    expect(reported(file, passage, instead)).toContainEqual(
      expect.stringMatching(new RegExp(`^${file.replace('.', '\\.')}:\\d+: ${message}$`)),
    );
  });

  it('a request under the 2008 law keeps it after its end', () => {
    expect(
      reported('answers/granted-2008.yaml', 'law: REG2008', 'law: REG2019').some((each) =>
        each.endsWith('《条例》（2008年）第二十一条第一项 is no longer in force before it ends'),
      ),
    ).toBe(true);
  });
});

describe('letters', () => {
  it.each([
    ['{extension_reason}', '{extension_cause}', 'nobody supplies extension_cause'],
    ['{extension_reason}', '{proof.nonesuch.field}', 'nobody supplies proof.nonesuch.field'],
    ['{extension_reason}', '{extension_reason', 'loose brace'],
    ['- contact', '- relief', 'relief does not say whether the blocks have a notice of remedies'],
    ['- contact', '- { part: nonesuch }', 'no part nonesuch'],
    ['- contact', '- { each: due_on, text: "{n}" }', 'due_on is no list'],
    ['{extension_reason}', '{items}', 'items is a list and needs each'],
    ['approval]', 'approvals]', 'nobody supplies approvals'],
  ])('%s → %s', (passage, instead, message) => {
    expect(reported('letters/extension-notice.yaml', passage, instead)).toContainEqual(
      expect.stringMatching(new RegExp(`^letters/extension-notice.yaml:\\d+: .*${message}`)),
    );
  });

  it('a fact that no letter prints is reported', () => {
    expect(reported('letters/fee-notice.yaml', /.*\{pay_how\}.*\n/, '')).toEqual([
      expect.stringMatching(/^letters\/fee-notice\.yaml:\d+: pay_how is required and never printed$/),
    ]);
    expect(reported('letters/fee-notice.yaml', /(pay_how, )|( {2}- .*\{pay_how\}.*\n)/g, '')).toContainEqual(
      'letters:1: no letter prints pay_how',
    );
  });

  it('words of a proof that are always printed are required', () => {
    expect(reported('letters/answer-not-held.yaml', 'proof.search-record.offices, ', '')).toEqual([
      expect.stringMatching(/proof\.search-record\.offices is always printed and not required$/),
    ]);
  });

  it('a part that no letter has is reported', () => {
    expect(reported('letters/parts/parts.yaml', 'parts:', 'parts:\n  spare: [contact]')).toContainEqual(
      'letters/parts/parts.yaml:3: no letter has part spare',
    );
  });
});

describe('fields of proofs', () => {
  it.each([
    ['type: text, hint: 包括', 'type: choice, hint: 包括', 'a choice has choices, nothing else has'],
    [
      'type: text, hint: 包括',
      'type: text, demands: x, hint: 包括',
      'what to do otherwise belongs to a demanded value',
    ],
    ['id: archives', 'id: systems', 'systems is there twice'],
    [
      'type: text, hint: 包括',
      'type: text, when: { field: nonesuch, is: x }, hint: 包括',
      'nonesuch before it cannot be x',
    ],
  ])('%s → %s', (passage, instead, message) => {
    expect(reported('proofs/search-record.yaml', passage, instead)).toContainEqual(
      expect.stringMatching(new RegExp(`^proofs/search-record.yaml:\\d+: .*${message}`)),
    );
  });
});

describe('tariffs', () => {
  it.each([
    ['{ from: 1, rate: 0 }', '{ from: 2, rate: 0 }', 'the first tier begins with 1'],
    ['{ from: 31, rate: 10 }', '{ from: 201, rate: 10 }', 'the tiers are not in order'],
    [
      '{ from: 11, rate: 100 }',
      '{ from: 11, rate: 100, grows: { every: 10, more: 1 } }',
      'only the last tier grows',
    ],
  ])('%s → %s', (passage, instead, message) => {
    expect(reported('fees/processing-fee.yaml', passage, instead)).toContainEqual(
      expect.stringContaining(message),
    );
  });

  /** A second tariff beside the first. */
  const withAnother = (from: string, until: string) => {
    const copy = readFileSync(join(folder, 'fees/processing-fee.yaml'), 'utf8');
    const path = join(folder, 'fees/second-fee.yaml');
    const second = copy
      .replace('id: processing-fee', 'id: second-fee')
      .replace('from: 2021-01-01', `from: ${from}`);
    writeFileSync(path, second);
    const found = reported(
      'fees/processing-fee.yaml',
      'from: 2021-01-01',
      `from: 2021-01-01\nuntil: ${until}`,
    );
    rmSync(path);
    return found;
  };

  it('one after the other', () => {
    expect(withAnother('2030-01-01', '2030-01-01')).toEqual([]);
  });

  it('none in between', () => {
    expect(withAnother('2030-02-01', '2030-01-01')).toEqual([
      expect.stringMatching(/^fees\/second-fee\.yaml:\d+: nothing from 2030-01-01 to 2030-02-01$/),
    ]);
  });

  it('two on one day', () => {
    const found = withAnother('2029-01-01', '2030-01-01');
    expect(found).toEqual([
      expect.stringMatching(/^fees\/second-fee\.yaml:\d+: overlaps another from 2029-01-01$/),
    ]);
  });
});

it('a file named otherwise than its entry is reported', () => {
  expect(reported('answers/granted.yaml', 'id: granted', 'id: given')).toContainEqual(
    expect.stringMatching(/^answers\/granted\.yaml:1: given stands in another file$/),
  );
});

it('one mistake in each of many files is reported at once', () => {
  const names = readdirSync(join(folder, 'grounds'));
  const texts = names.map((name) => readFileSync(join(folder, 'grounds', name), 'utf8'));
  for (const [at, name] of names.entries())
    writeFileSync(join(folder, 'grounds', name), texts[at]!.replace(/^force: .*$/m, 'force: perhaps'));
  const found = problems();
  for (const [at, name] of names.entries()) writeFileSync(join(folder, 'grounds', name), texts[at]!);
  for (const name of names)
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`^grounds/${name}:\\d+: force`)));
});
