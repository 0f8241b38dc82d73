import { describe, expect, it } from 'vitest';
import type { LetterBlock, LetterForm } from '../request-rules/letter-form.ts';
import { fillLetter } from './fill-letter.ts';
import { letterFor } from './letter-for.ts';
import { letterNumber } from './letter-number.ts';
import { proofFacts } from './proof-facts.ts';

const block = (more: Partial<LetterBlock>): LetterBlock => ({
  kind: 'paragraph',
  text: '',
  when: null,
  each: null,
  ...more,
});

const form = (more: Partial<LetterForm>): LetterForm => ({
  id: 'notice',
  document: 'D-02',
  purpose: 'supplement',
  law: 'REG2019',
  title: '告知书',
  to: 'applicant',
  numbered: true,
  relief: false,
  blocks: [],
  requires: [],
  from: '2019-05-15',
  until: null,
  article: '《条例》第三十条',
  ...more,
});

describe('a letter number', () => {
  it('has the year in its brackets and no leading zero', () => {
    expect(letterNumber('青自然资', '告', 2026, 37)).toBe('青自然资告〔2026〕37号');
  });

  it.each([0, -1, 1.5])('is refused for %s', (number) => {
    expect(() => letterNumber('青自然资', '告', 2026, number)).toThrow(RangeError);
  });
});

describe('filling', () => {
  it('prints a condition only when the fact is there, or only when it is not', () => {
    const blocks = [block({ text: '甲', when: 'agent' }), block({ text: '乙', when: '!agent' })];
    const lines = (facts: Record<string, string | boolean>) =>
      fillLetter(form({ blocks }), facts).body.map((piece) => piece.kind !== 'table' && piece.text);
    expect(lines({ agent: '张某' })).toEqual(['甲']);
    expect(lines({ agent: ' ' })).toEqual(['乙']);
    expect(lines({ agent: false })).toEqual(['乙']);
    expect(lines({})).toEqual(['乙']);
  });

  it('numbers the members of a list; they go before the facts of the letter', () => {
    const blocks = [block({ kind: 'list', each: 'records', text: '{n}.{name}（{agency}）' })];
    const records = [{ name: '图' }, { name: '表', agency: '乙局' }];
    expect(fillLetter(form({ blocks }), { records, agency: '甲局' }).body).toEqual([
      { kind: 'paragraph', text: '1.图（甲局）' },
      { kind: 'paragraph', text: '2.表（乙局）' },
    ]);
  });

  it('never leaves a brace: the place is marked and the fact is missing', () => {
    const filled = fillLetter(form({ blocks: [block({ text: '至{due_on}' })] }), {});
    expect(filled.body).toEqual([{ kind: 'paragraph', text: '至【待填：答复期限届满日】' }]);
    expect(filled.missing).toEqual([{ fact: 'due_on', label: '答复期限届满日' }]);
  });

  it('takes braces in what people wrote as they are', () => {
    const filled = fillLetter(form({ blocks: [block({ text: '“{content}”' })] }), { content: '表{due_on}' });
    expect(filled.body).toEqual([{ kind: 'paragraph', text: '“表{due_on}”' }]);
    expect(filled.missing).toEqual([]);
  });

  it('ends a sentence once', () => {
    const filled = fillLetter(form({ blocks: [block({ text: '理由：{finding}。' })] }), {
      finding: '已查明。',
    });
    expect(filled.body).toEqual([{ kind: 'paragraph', text: '理由：已查明。' }]);
  });

  it('a letter with remedies misses them when nobody gave them', () => {
    const filled = fillLetter(form({ relief: true, blocks: [block({ kind: 'relief' })] }), {});
    expect(filled.missing.map(({ fact }) => fact)).toEqual(['relief_text']);
  });
});

describe('which letter', () => {
  const old = form({ id: 'old', law: 'REG2008', from: '2008-05-01' });
  const any = form({ id: 'any', purpose: 'service-record', law: null, to: 'file', from: '2008-05-01' });
  const letters = [old, form({}), any];

  it('goes by purpose, law and day', () => {
    expect(letterFor({ letters }, 'supplement', { day: '2019-06-03', law: 'REG2008' })?.id).toBe('old');
    expect(letterFor({ letters }, 'supplement', { day: '2019-06-03', law: 'REG2019' })?.id).toBe('notice');
    expect(letterFor({ letters }, 'supplement', { day: '2019-05-14', law: 'REG2019' })).toBeNull();
    expect(letterFor({ letters }, 'service-record', { day: '2026-01-05', law: 'REG2019' })?.id).toBe('any');
    expect(
      letterFor({ letters }, 'service-record', { day: '2026-01-05', law: 'REG2019' }, 'agency'),
    ).toBeNull();
  });
});

describe('facts of proofs', () => {
  const field = { choices: [], required: true, demands: null, otherwise: '', hint: '', when: null };
  const proofs = [
    {
      id: 'where',
      law: null,
      title: '',
      needed: 'named' as const,
      stage: 'choice' as const,
      safeguard: '',
      check: null,
      from: '2019-05-15',
      until: null,
      article: '',
      fields: [
        { ...field, id: 'known', label: '', type: 'yes-no' as const },
        { ...field, id: 'agency', label: '', type: 'agency' as const, when: { field: 'known', is: 'yes' } },
        { ...field, id: 'on', label: '', type: 'date' as const },
        {
          ...field,
          id: 'why',
          label: '',
          type: 'choice' as const,
          choices: [{ id: 'cost', label: '成本过高' }],
        },
      ],
    },
  ];

  it('are words; what is not asked is not printed', () => {
    const name = (id: string) => (id === '1010' ? '县发展和改革局' : null);
    const given = { known: true, agency: '1010', on: '2026-03-05', why: 'cost' };
    expect(proofFacts({ proofs }, { where: given }, name)).toEqual({
      'proof.where.known': '是',
      'proof.where.agency': '县发展和改革局',
      'proof.where.on': '2026年3月5日',
      'proof.where.why': '成本过高',
    });
    expect(proofFacts({ proofs }, { where: { ...given, known: 'no' } }, name)).not.toHaveProperty(
      'proof.where.agency',
    );
  });
});
