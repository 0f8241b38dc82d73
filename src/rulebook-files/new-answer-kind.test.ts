import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answerKindsOn } from '../domain/answers/answer-kinds-on.ts';
import { cellOf } from '../domain/answers/cell-of.ts';
import { proofsNeeded } from '../domain/answers/proofs-needed.ts';
import { fillLetter } from '../domain/letters/fill-letter.ts';
import { proofFacts } from '../domain/letters/proof-facts.ts';
import { readFormats } from './read-formats.ts';
import { readRequestRules } from './request-rules.ts';

it('a newcomer adds an answer kind with a proof and a letter of its own, without code', () => {
  const files = {
    'proofs/archive-place.yaml': `
id: archive-place
title: 档案馆
article: 《档案法》第十五条第二款
from: 2021-01-01
fields:
  - { id: archive, label: 保管的档案馆, type: text }
`,
    'letters/answer-archived.yaml': `
id: answer-archived
document: D-14
title: 已移交档案告知书
purpose: answer
to: applicant
numbered: true
relief: true
law: REG2019
article: 《档案法》第十五条第二款
from: 2021-01-01
requires: [received_on, proof.archive-place.archive]
blocks:
  - { part: opening }
  - "所要的信息已移交{proof.archive-place.archive}，请按照档案利用的规定查阅。"
  - { part: closing }
`,
    'answers/archived.yaml': `
id: archived
document: D-14
law: REG2019
name: 已移交档案馆
when: 所要的信息已经移交国家档案馆
article: 《档案法》第十五条第二款
from: 2021-01-01
traits: { discloses: nothing }
cells: { G3: denied_admin_query }
proofs: [archive-place]
letter: answer-archived
relief:
  - { variant: R3, from: 2021-01-01, until: 2024-01-01, article: 《条例》第五十一条 }
  - { variant: R2, from: 2024-01-01, article: 《行政复议法》第二十条、《行政诉讼法》第四十六条 }
`,
  };
  const own = join(import.meta.dirname, '../../rules');
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  cpSync(own, folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text.trimStart());
  appendFileSync(
    join(folder, 'laws.yaml'),
    '  - { cite: 《档案法》, title: 《中华人民共和国档案法》, from: 2021-01-01 }\n',
  );
  const formats = readFormats(folder);
  const read = formats.ok ? readRequestRules(folder, formats.formats) : formats;
  rmSync(folder, { recursive: true });
  if (!read.ok) throw new Error(read.problems.map(({ file, message }) => `${file} ${message}`).join());
  const kind = answerKindsOn(read.rules, { day: '2026-03-02', law: 'REG2019' }).find(
    ({ id }) => id === 'archived',
  )!;
  expect(cellOf(read.rules, kind.id, null, 'G3')).toBe('denied_admin_query');
  const [proof] = proofsNeeded(read.rules, kind, [], { day: '2026-03-02', stage: 'choice' });
  expect(proof?.fields.map(({ label }) => label)).toEqual(['保管的档案馆']);
  const letter = read.rules.letters.find(({ id }) => id === kind.letter)!;
  const facts = proofFacts(read.rules, { 'archive-place': { archive: '县档案馆' } }, () => null);
  expect(fillLetter(letter, facts).body.at(-2)).toEqual({
    kind: 'paragraph',
    text: '所要的信息已移交县档案馆，请按照档案利用的规定查阅。',
  });
});
