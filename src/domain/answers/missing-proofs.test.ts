import { describe, expect, it } from 'vitest';
import type { AnswerKind, AnswerTraits, Ground, Proof, ProofField } from '../request-rules/answer-kind.ts';
import type { CaseFacts } from './case-facts.ts';
import { missingProofs } from './missing-proofs.ts';

const dated = { from: '2019-05-15', until: null, article: '《条例》第三十六条' };

const field = (id: string, more: Partial<ProofField> = {}): ProofField => ({
  id,
  label: id,
  type: 'text',
  choices: [],
  required: true,
  demands: null,
  otherwise: '',
  hint: '',
  when: null,
  ...more,
});

const proof = (id: string, more: Partial<Proof> = {}): Proof => ({
  ...dated,
  id,
  law: null,
  title: id,
  needed: 'named',
  stage: 'choice',
  safeguard: 'T-07',
  fields: [field('why')],
  check: null,
  ...more,
});

const kind = (traits: Partial<AnswerTraits> = {}, more: Partial<AnswerKind> = {}): AnswerKind => ({
  ...dated,
  id: 'kind',
  document: 'D-10',
  law: 'REG2019',
  procedure: 'request',
  name: '答复',
  when: '',
  traits: {
    discloses: 'nothing',
    needsGround: false,
    combines: false,
    given: 'decision',
    releases: false,
    countsPages: false,
    ...traits,
  },
  cells: {},
  proofs: [],
  letter: '',
  relief: [],
  grounds: [],
  ...more,
});

const ground = (id: string, more: Partial<Ground> = {}): Ground => ({
  ...dated,
  id,
  law: 'REG2019',
  name: id,
  force: 'may',
  cells: {},
  kinds: [],
  proofs: [],
  reason: '',
  ...more,
});

const facts: CaseFacts = {
  today: '2026-03-16',
  items: [{ item: '1', answered: false }],
  signatory: { name: '县自然资源局', ownName: true },
  consultations: [],
  supplement: null,
  reasons: null,
  fee: null,
  secrecyReview: null,
  releasedFiles: [],
  checkedFiles: null,
  cleanedFiles: [],
  preparedBy: null,
  reviewedBy: null,
  earlier: [],
  annulled: [],
  reasonsNow: '',
};

const codes = (
  rules: { readonly grounds?: readonly Ground[]; readonly proofs?: readonly Proof[] },
  proposed: Partial<Parameters<typeof missingProofs>[1]> = {},
) =>
  missingProofs(
    { grounds: rules.grounds ?? [], proofs: rules.proofs ?? [] },
    { kind: kind(), grounds: [], given: {}, facts, ...proposed },
  ).map(({ code, field: place }) => `${code} ${place}`);

describe('which proofs', () => {
  it('those that the kind names, and no others', () => {
    const proofs = [proof('a'), proof('b')];
    expect(codes({ proofs }, { kind: kind({}, { proofs: ['a'] }) })).toEqual(['proof-missing proofs.a.why']);
  });

  it('those that its ground names, each once', () => {
    const rules = {
      proofs: [proof('a')],
      grounds: [ground('x', { proofs: ['a'] }), ground('y', { proofs: ['a'] })],
    };
    const withheld = kind({ needsGround: true });
    const chosen = [
      { ground: 'x', kind: null },
      { ground: 'y', kind: null },
    ];
    expect(codes(rules, { kind: withheld, grounds: chosen })).toEqual(['proof-missing proofs.a.why']);
  });

  it.each([
    ['every-decision', {}, true],
    ['every-decision', { given: 'lapse' }, false],
    ['every-release', { discloses: 'all', releases: true }, true],
    ['every-release', { discloses: 'all' }, false],
    ['every-refusal', { needsGround: true }, true],
    ['every-refusal', { needsGround: true, discloses: 'part' }, false],
  ] as const)('%s of %j: %s', (needed, traits, asked) => {
    const rules = { proofs: [proof('a', { needed })], grounds: [ground('x')] };
    const grounds = 'needsGround' in traits ? [{ ground: 'x', kind: null }] : [];
    expect(codes(rules, { kind: kind(traits), grounds })).toEqual(
      asked ? ['proof-missing proofs.a.why'] : [],
    );
  });

  it('none of another law, none of other days, none of decisions for a correction of records', () => {
    const proofs = [
      proof('a', { needed: 'every-decision', law: 'REG2008' }),
      proof('b', { needed: 'every-decision', until: '2026-03-16' }),
      proof('c', { needed: 'every-decision', from: '2026-03-17' }),
    ];
    expect(codes({ proofs })).toEqual([]);
    const every = [proof('d', { needed: 'every-decision' })];
    expect(codes({ proofs: every }, { kind: kind({}, { procedure: 'correction' }) })).toEqual([]);
  });

  it('before it is proposed, only what belongs to the choice', () => {
    const proofs = [
      proof('late', { needed: 'every-decision', stage: 'decision', fields: [], check: 'items-answered' }),
    ];
    expect(codes({ proofs }, { stage: 'choice' })).toEqual([]);
    expect(codes({ proofs })).toEqual(['items-unanswered proofs.late']);
  });
});

describe('fields', () => {
  const asked = (fields: readonly ProofField[], given: Readonly<Record<string, string | boolean | number>>) =>
    codes({ proofs: [proof('a', { fields })] }, { kind: kind({}, { proofs: ['a'] }), given: { a: given } });

  it.each([
    ['yes-no', 'maybe'],
    ['date', '2026-02-30'],
    ['number', '三'],
    ['url', 'ftp://example'],
  ] as const)('%s cannot be %s', (type, value) => {
    expect(asked([field('f', { type })], { f: value })).toEqual(['proof-unreadable proofs.a.f']);
  });

  it.each([
    ['yes-no', 'yes'],
    ['yes-no', false],
    ['date', '2026-02-28'],
    ['number', 12],
    ['url', 'https://www.qinghe.example/a'],
  ] as const)('%s can be %s', (type, value) => {
    expect(asked([field('f', { type })], { f: value })).toEqual([]);
  });

  it('a tick is a yes, and a demanded no refuses it with the way out', () => {
    const demanding = field('f', { type: 'yes-no', demands: 'no', otherwise: '改选部分公开' });
    expect(asked([demanding], { f: true })).toEqual(['proof-stands-against proofs.a.f']);
    const proofs = [proof('a', { fields: [demanding] })];
    const [problem] = missingProofs(
      { grounds: [], proofs },
      { kind: kind({}, { proofs: ['a'] }), grounds: [], given: { a: { f: true } }, facts },
    );
    expect(problem).toMatchObject({ message: expect.stringContaining('改选部分公开'), safeguard: 'T-07' });
  });

  it('what is not asked is not missed', () => {
    const fields = [
      field('known', { type: 'yes-no' }),
      field('name', { when: { field: 'known', is: 'yes' } }),
    ];
    expect(asked(fields, { known: 'no' })).toEqual([]);
    expect(asked(fields, { known: 'yes' })).toEqual(['proof-missing proofs.a.name']);
    expect(asked([field('f', { required: false })], {})).toEqual([]);
  });

  it('all problems at once, of fields and of the case', () => {
    const proofs = [
      proof('a', { fields: [field('x'), field('y')], check: 'third-party-heard' }),
      proof('b', { fields: [field('z')] }),
    ];
    expect(codes({ proofs }, { kind: kind({}, { proofs: ['a', 'b'] }) })).toEqual([
      'proof-missing proofs.a.x',
      'proof-missing proofs.a.y',
      'third-party-not-asked proofs.a',
      'proof-missing proofs.b.z',
    ]);
  });
});

describe('grounds', () => {
  const grounds = [
    ground('x', { kinds: [{ id: 'p', label: '人事管理' }] }),
    ground('old', { until: '2026-01-01' }),
    ground('other', { law: 'REG2008' }),
  ];
  const withheld = kind({ needsGround: true });

  it.each([
    [[], ['ground-missing grounds']],
    [[{ ground: 'x', kind: null }], ['ground-kind-missing grounds.x']],
    [[{ ground: 'x', kind: 'q' }], ['ground-kind-missing grounds.x']],
    [[{ ground: 'x', kind: 'p' }], []],
    [[{ ground: 'old', kind: null }], ['ground-not-possible grounds.old']],
    [[{ ground: 'other', kind: null }], ['ground-not-possible grounds.other']],
  ])('%j → %j', (chosen, problems) => {
    expect(codes({ grounds }, { kind: withheld, grounds: chosen })).toEqual(problems);
  });

  it('a kind that names some takes no others', () => {
    const some = kind({ needsGround: true }, { grounds: ['y'] });
    expect(codes({ grounds }, { kind: some, grounds: [{ ground: 'x', kind: 'p' }] })).toEqual([
      'ground-not-possible grounds.x',
    ]);
  });

  it('a kind without grounds takes none', () => {
    expect(codes({ grounds }, { grounds: [{ ground: 'x', kind: 'p' }] })).toEqual([
      'ground-not-possible grounds.x',
    ]);
  });
});

describe('reasons of number and frequency', () => {
  const rejected = (reasons: CaseFacts['reasons']) =>
    codes(
      { proofs: [proof('a', { fields: [], check: 'reasons-were-rejected' })] },
      { kind: kind({}, { proofs: ['a'] }), facts: { ...facts, reasons } },
    );
  const asked = { askedOn: '2026-03-02', givenOn: null, lastDay: '2026-03-16', accepted: null };

  it.each([
    [null, ['reasons-not-asked proofs.a']],
    [asked, ['reasons-period-open proofs.a']],
    [{ ...asked, lastDay: '2026-03-13' }, []],
    [{ ...asked, givenOn: '2026-03-10' }, ['reasons-not-judged proofs.a']],
    [{ ...asked, givenOn: '2026-03-10', accepted: true }, ['reasons-accepted proofs.a']],
    [{ ...asked, givenOn: '2026-03-10', accepted: false }, []],
  ])('%j → %j', (reasons, problems) => {
    expect(rejected(reasons)).toEqual(problems);
  });
});
