/** The table of OWASP ASVS: complete, and every proof that it names exists. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attacks, verificationPage, verifiedLines } from '../../scripts/security-verification.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const lines = verifiedLines(read('docs/security/asvs.tsv'));
const met = lines.filter(({ status }) => status === 'met');
const proofs = met.flatMap(({ id, proof }) => proof.split(' ; ').map((each) => [id, each] as const));

describe('the table', () => {
  it('has the 253 lines of levels 1 and 2 of version 5.0.0, each once, in their order', () => {
    expect(lines).toHaveLength(253);
    const ids = lines.map(({ id, level }) => `${id} ${level}\n`).join('');
    expect(createHash('sha256').update(ids).digest('hex')).toBe(
      '9af37b810927c5eedfe1d3e716a571ebac199cf378c2fb4a3ccb64aa29f2a70a',
    );
    expect(new Set(lines.map(({ id }) => id)).size).toBe(253);
  });

  it('says of every line what it is, how it stands, and why', () => {
    for (const { id, level, what, status, proof } of lines) {
      expect(id).toMatch(/^V\d{1,2}\.\d{1,2}\.\d{1,2}$/);
      expect(['1', '2'], id).toContain(level);
      expect(['met', 'n/a', 'open'], id).toContain(status);
      expect(what.length, id).toBeGreaterThan(5);
      expect(proof.trim().length, id).toBeGreaterThan(5);
    }
  });

  it('is what the page shows', () => {
    expect(read('docs/security-verification.md')).toBe(verificationPage(lines));
  });
});

describe('a proof', () => {
  it('names a test that exists and runs', () => {
    const wrong = proofs
      .filter(([, proof]) => proof.includes(' › '))
      .filter(([, proof]) => {
        const [file = '', name = ''] = proof.split(' › ');
        return !/\.test\.tsx?$/.test(file) || !existsSync(join(root, file)) || !hasTest(read(file), name);
      });
    expect(wrong).toEqual([]);
    expect(proofs.filter(([, proof]) => proof.includes(' › ')).length).toBeGreaterThan(200);
  });

  it('names a heading that exists, where the line asks for documentation', () => {
    const places = proofs.filter(([, proof]) => !proof.includes(' › '));
    expect(places.length).toBeGreaterThan(15);
    expect(places.filter(([, proof]) => !hasPlace(proof))).toEqual([]);
  });

  it('exists for every attack', () => {
    expect(attacks).toHaveLength(12);
    for (const [attack, files] of attacks)
      for (const file of files) expect([attack, existsSync(join(root, file))]).toEqual([attack, true]);
  });

  it('is looked for properly: a name in a comment or of a group is none', () => {
    expect(hasTest("it('a', () => {})", 'a')).toBe(true);
    expect(hasTest("it.each([1, 2])('a %s', () => {})", 'a %s')).toBe(true);
    expect(hasTest("describe('a', () => {})", 'a')).toBe(false);
    expect(hasTest("// it('a')", 'a')).toBe(false);
    expect(hasTest("it.skip('a', () => {})", 'a')).toBe(false);
    expect(hasTest("expect(text).toContain('a')", 'a')).toBe(false);
  });
});

describe('the pages on security', () => {
  it('link only to what is there', () => {
    const wrong: string[] = [];
    for (const page of [
      'docs/security-verification.md',
      'SECURITY.md',
      ...readdirSync(join(root, 'docs/security'))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `docs/security/${name}`),
    ]) {
      for (const [, target = ''] of read(page).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^https?:/.test(target)) continue;
        const [file = '', anchor] = target.split('#');
        const place = file === '' ? page : posix.join(posix.dirname(page), file);
        if (!existsSync(join(root, place)) || (anchor !== undefined && !hasPlace(`${place}#${anchor}`)))
          wrong.push(`${page}: ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('name files that exist', () => {
    const wrong: string[] = [];
    for (const name of readdirSync(join(root, 'docs/security')).filter((each) => each.endsWith('.md')))
      for (const [, file = ''] of read(`docs/security/${name}`).matchAll(/`((?:src|rules|tests)\/[^`*]+)`/g))
        if (!existsSync(join(root, file))) wrong.push(`${name}: ${file}`);
    expect(wrong).toEqual([]);
  });
});

/** Is there a test of this name: `it('…'` or `it.each(…)('…'`? */
function hasTest(text: string, name: string): boolean {
  const code = text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  for (const quote of ["'", '"', '`']) {
    for (
      let at = code.indexOf(quote + name + quote);
      at >= 0;
      at = code.indexOf(quote + name + quote, at + 1)
    ) {
      const before = code.slice(0, at).trimEnd();
      if (/(?:^|[^\w.])(?:it|test)\($/.test(before)) return true;
      // The name after a table or a condition: the call that made them must be a test's.
      if (/\)\($/.test(before) && /(?:^|[^\w.])(?:it|test)(?:\.each|\.skipIf)[<(]/.test(callBefore(before)))
        return true;
    }
  }
  return false;
}

/** What stands in front of the name, back to the beginning of its statement. */
function callBefore(before: string): string {
  const from = [...before.matchAll(/(?:^|[^\w.])(?:it|test|describe|expect)\b/g)].at(-1)?.index ?? 0;
  return before.slice(from);
}

/** Is there a heading with this anchor, made as the host of the repository makes it? */
function hasPlace(place: string): boolean {
  const [file = '', anchor] = place.split('#');
  if (!existsSync(join(root, file))) return false;
  if (anchor === undefined) return true;
  return [...read(file).matchAll(/^#{1,4} (.+)$/gm)].some(
    (match) =>
      match[1]!
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-') === anchor,
  );
}
