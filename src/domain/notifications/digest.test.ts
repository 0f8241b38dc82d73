import { describe, expect, it } from 'vitest';
import { mostAttempts, nextAttempt } from './attempts.ts';
import { composeDigest, mostWritten } from './digest.ts';

const line = (noticeId: string, title = `标题${noticeId}`) => ({ noticeId, title, text: `正文${title}` });

describe('composeDigest', () => {
  it('is nothing without notices', () => {
    expect(composeDigest([])).toBeNull();
  });

  it('is the notice itself when there is one', () => {
    expect(composeDigest([line('a')])).toEqual({ noticeIds: ['a'], title: '标题a', text: '正文标题a' });
  });

  it('numbers several, and says the same thing once', () => {
    const digest = composeDigest([line('a'), line('b', '标题a'), line('c'), line('a')])!;
    expect(digest.noticeIds).toEqual(['a', 'b', 'c']);
    expect(digest.title).toBe('您有 2 条通知');
    expect(digest.text).toBe('1. 标题a（2 次）\n   正文标题a\n\n2. 标题c\n   正文标题c');
  });

  it('writes out no more than a page', () => {
    const digest = composeDigest(Array.from({ length: mostWritten + 5 }, (_, at) => line(String(at))))!;
    expect(digest.noticeIds).toHaveLength(mostWritten + 5);
    expect(digest.text).toContain('另有 5 条');
    expect(digest.text).not.toContain(`标题${mostWritten}\n`);
  });
});

describe('nextAttempt', () => {
  it('waits longer after each failure and gives up after the eighth', () => {
    const now = '2026-11-21T00:00:00.000Z';
    const waits = Array.from({ length: mostAttempts }, (_, at) => {
      const next = nextAttempt(at + 1, now);
      return next === null ? null : (Date.parse(next) - Date.parse(now)) / 60_000;
    });
    expect(waits).toEqual([1, 5, 15, 60, 240, 240, 240, null]);
    expect(nextAttempt(99, now)).toBeNull();
  });
});
