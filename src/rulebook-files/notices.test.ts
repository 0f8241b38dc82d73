import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsUsed, looksPersonal } from '../domain/notifications/wording.ts';
import { readNoticeRules, readNotices } from './notices.ts';

const kinds = (more: string) => `kinds:\n  - id: one\n    name: 一\n    title: 标题\n    text: 正文\n${more}`;
const letters =
  'letters:\n  - id: l\n    name: 信\n    title: 标题\n    text: "{link}"\n    facts: [link]\n    links: [link]\n';
const messages = (kindsText: string, lettersText = letters) => {
  const read = readNotices(kindsText, lettersText);
  return read.ok ? [] : read.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
};

describe('the project’s own notices', () => {
  const read = readNoticeRules(join(import.meta.dirname, '../../rules'));

  it('are in order', () => {
    expect(read.ok ? [] : read.problems).toEqual([]);
  });

  it('hold nothing personal and only declared facts, every one of them', () => {
    if (!read.ok) throw new Error('rules');
    const all = [...read.rules.kinds, ...read.rules.letters];
    expect(all.length).toBeGreaterThan(15);
    for (const { title, text, facts } of all) {
      expect(looksPersonal(`${title}\n${text}`)).toBe(false);
      expect([...factsUsed(`${title}\n${text}`)].sort()).toEqual([...facts].sort());
      expect(facts.filter((fact) => /name|person|phone|email|address/.test(fact))).toEqual([]);
    }
  });
});

describe('readNotices', () => {
  it('names what is wrong, with file and line', () => {
    expect(messages(kinds('    facts: [a]\n'))).toEqual(['notices/kinds.yaml:2 one: fact a is not used']);
    expect(messages(kinds('').replace('正文', '"{b}"'))).toEqual([
      'notices/kinds.yaml:2 one: {b} is not declared',
    ]);
    expect(messages(kinds('').replace('正文', '电话 13800138000'))).toEqual([
      'notices/kinds.yaml:2 one: the wording holds personal data',
    ]);
    expect(messages(kinds(kinds('').slice('kinds:\n'.length)))).toEqual([
      'notices/kinds.yaml:6 one is there twice',
    ]);
    expect(messages(kinds('    urgent: true\n    workbench-only: true\n'))).toHaveLength(1);
    expect(messages(kinds('    colour: red\n'))).toHaveLength(1);
    expect(messages(kinds(''), letters.replace('links: [link]', 'links: [x]'))).toHaveLength(1);
  });

  it('takes no title of two lines: it would become a header', () => {
    expect(messages(kinds('').replace('title: 标题', 'title: "标题\\nBcc: x"'))).toHaveLength(1);
  });
});
