import { describe, expect, it } from 'vitest';
import { printedCode, queryCodeOf, readQueryCode } from './query-code.ts';

describe('查询码', () => {
  it('is read in any spelling that people type', () => {
    const code = queryCodeOf(Uint8Array.from({ length: 24 }, (_, at) => at * 9))!;
    expect(code).toMatch(/^[34679ACDEFGHJKLMNPQRTUVWXY]{12}$/);
    const printed = printedCode(code);
    expect(printed).toMatch(/^.{4}-.{4}-.{4}$/);
    const wide = [...printed].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('');
    for (const typed of [printed, printed.toLowerCase(), ` ${code} `, printed.replaceAll('-', ' '), wide])
      expect(readQueryCode(typed), typed).toBe(code);
  });
  it('is nothing of another length or with other letters', () => {
    for (const typed of ['', 'ACDE-FGHJ', 'ACDE-FGHJ-346O', 'ACDE-FGHJ-34671', `${'A'.repeat(200)}`])
      expect(readQueryCode(typed), typed).toBeNull();
  });
  it('passes over bytes that would favour some letters, and asks for more', () => {
    expect(queryCodeOf(new Uint8Array(30).fill(255))).toBeNull();
    const counts = new Map<string, number>();
    for (let byte = 0; byte < 234; byte++) {
      const letter = queryCodeOf(new Uint8Array(12).fill(byte))![0]!;
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    expect(new Set(counts.values())).toEqual(new Set([9]));
    expect(counts.size).toBe(26);
  });
});
