import { describe, expect, it } from 'vitest';
import { sm3 } from '../../secrets/digests.ts';
import { hashLines, headText, readHead } from './head-text.ts';

const head = { regionId: '990121', entryId: 12345, hash: sm3('head') };
const text = headText(head, '2026-11-21 09:00', sm3);

describe('the head on paper', () => {
  it('can be read again', () => {
    expect(readHead(text, sm3)).toEqual({ ok: true, head });
    expect(hashLines(head.hash).join(' ').split(' ')).toHaveLength(16);
    expect(hashLines(head.hash).join(' ').replaceAll(' ', '')).toBe(head.hash);
  });

  it('can be typed in again in capitals, with other spaces and full-width characters', () => {
    const typed = text.toUpperCase().replaceAll(': ', '：').replaceAll(' ', '  ').replaceAll('1', '１');
    expect(readHead(typed, sm3)).toEqual({ ok: true, head });
  });

  it('can be typed with the words of one language only', () => {
    const check = /Check {2}: (.{4})/.exec(text)![1];
    const hash = hashLines(head.hash).join(' ');
    expect(readHead(`县区：990121\n条数：12345\n杂凑：${hash}\n校验：${check}`, sm3)).toEqual({
      ok: true,
      head,
    });
    expect(readHead(`Region: 990121\nEntries: 12345\nHash: ${hash}\nCheck: ${check}\nDate`, sm3)).toEqual({
      ok: true,
      head,
    });
  });

  it('has a short form', () => {
    expect(readHead(` 990121:12345:${head.hash.toUpperCase()}\n`, sm3)).toEqual({ ok: true, head });
  });

  it('notices every single wrong character', () => {
    for (const line of hashLines(head.hash)) {
      for (let at = 0; at < line.length; at += 1) {
        if (line[at] === ' ') continue;
        const slip = line.slice(0, at) + (line[at] === '0' ? '1' : '0') + line.slice(at + 1);
        expect(readHead(text.replace(line, slip), sm3)).toMatchObject({
          ok: false,
          problem: { code: 'head-invalid', message: expect.stringContaining('校验不符') },
        });
      }
    }
    expect(readHead(text.replace('12345', '12354'), sm3).ok).toBe(false);
    expect(readHead(text.replace('990121', '990112'), sm3).ok).toBe(false);
  });

  it.each([
    ['nothing', '', '读不出链首'],
    ['a part', '县区 Region: 990121', '读不出链首'],
    ['a group too few', text.replace(hashLines(head.hash)[1]!, ''), '64 个字符'],
  ])('says what is wrong with %s', (_what, wrong, words) => {
    const result = readHead(wrong, sm3);
    expect(result.ok ? '' : result.problem.message).toContain(words);
  });
});
