import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadRulebook } from './load-rulebook.ts';

const rules = new URL('../../rules', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'gongkai-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Loads a copy of the rulebook in which one file was changed. */
function loadWith(file: string, from: string, to: string) {
  const copy = mkdtempSync(join(folder, 'copy-'));
  cpSync(rules, copy, { recursive: true });
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
  writeFileSync(path, text.replace(from, to));
  return loadRulebook(copy);
}

describe('loadRulebook', () => {
  it('loads the project’s rulebook without a problem', () => {
    const loaded = loadRulebook(rules);
    expect(loaded.ok ? [] : loaded.problems).toEqual([]);
  });

  it('changes the fingerprint with every change of a file', () => {
    const loaded = loadRulebook(rules);
    const changed = loadWith('reports/formats/g2.yaml', 'weight: 4', 'weight: 5');
    expect(loaded.ok && changed.ok && loaded.rulebook.fingerprint !== changed.rulebook.fingerprint).toBe(
      true,
    );
  });

  it.each([
    ['reports/formats/g2.yaml', 'layout: matrix', 'layout: rows', /tables\.0\.layout/],
    ['reports/formats/g2.yaml', 'parent: denied', 'parent: refused', /no row or group "refused"/],
    [
      'reports/identities/requests.yaml',
      'requests.{row}.total',
      'requests.{row}.sum',
      /no cell requests\..*\.sum/,
    ],
    ['reports/identities/requests.yaml', 'formats: [G2, G3]', 'formats: [G2, G9]', /no format G9/],
    [
      'reports/text/requests.yaml',
      'requests.granted.total, label',
      'requests.given.total, label',
      /requests\.given\.total/,
    ],
    ['reports/text/structure.yaml', 'check: chapters', 'check: paragraphs', /no check "paragraphs"/],
    ['reports/text/disclosure.yaml', "pattern: '\\[bookmark", "pattern: '(\\[bookmark", /pattern/],
    ['regions/divisions.tsv', '110000\t', '1100\t', /six-digit code/],
  ])('names file and line of a mistake in %s (%s → %s)', (file, from, to, message) => {
    const loaded = loadWith(file, from, to);
    expect(loaded.ok).toBe(false);
    if (loaded.ok) return;
    const problem = loaded.problems.find((each) => message.test(each.message));
    expect(problem?.file).toBe(file);
    expect(problem?.line).toBeGreaterThan(1);
  });
});
