import { describe, expect, it } from 'vitest';
import { factsUsed, fillIn, leftOut, looksPersonal } from './wording.ts';

describe('looksPersonal', () => {
  it.each([
    '13800138000',
    '电话 138 0013 8000 联系',
    '138-0013-8000',
    '+8613800138000',
    '１３８００１３８０００',
    '110101199003078515',
    '11010119900307851X',
    '11010119900307851x',
    '110101 19900307 8515',
    '110101900307851',
    '6222021234567890128',
    '4111 1111 1111 1111',
    'wang@example.gov.cn',
    '联系wang.fang@example.cn办理',
  ])('finds %s', (text) => {
    expect(looksPersonal(text)).toBe(true);
  });

  it.each([
    '青禾县人民政府办公室',
    '2026-11-21 09:30',
    '2026-11-21 至 2026-12-31',
    '2026-11-21 2026-12-31',
    '2026年11月21日 09:00',
    '青政办发〔2026〕13 号',
    '0000-8880101',
    '第 123456789012 条',
    '1 次',
    '',
  ])('lets %s pass', (text) => {
    expect(looksPersonal(text)).toBe(false);
  });
});

describe('fillIn', () => {
  it('puts facts into the text', () => {
    expect(fillIn('{a}和{b}，再{a}', ['a', 'b'], { a: '甲', b: '乙' })).toBe('甲和乙，再甲');
  });

  it('leaves out what looks personal, instead of writing it', () => {
    expect(fillIn('{a}', ['a'], { a: '请打 13800138000' })).toBe(leftOut);
  });

  it('keeps a fact on one line and within bounds', () => {
    expect(fillIn('{a}', ['a'], { a: '一\r\nBcc: x' })).toBe('一 Bcc: x');
    expect(fillIn('{a}', ['a'], { a: '长'.repeat(500) })).toHaveLength(201);
  });

  it('does not read a fact as wording', () => {
    expect(fillIn('{a}', ['a', 'b'], { a: '{b}', b: '乙' })).toBe('{b}');
  });

  it('refuses facts that are missing, not declared or no links', () => {
    expect(() => fillIn('{a}', ['a'], {})).toThrow(RangeError);
    expect(() => fillIn('{a}', ['a'], { a: '1', name: '王芳' })).toThrow(RangeError);
    expect(() => fillIn('{a}', ['a'], { a: 'javascript:alert(1)' }, ['a'])).toThrow(RangeError);
    expect(() => fillIn('{a}', ['a'], { a: 'https://x.example/\r\nBcc: y' }, ['a'])).toThrow(RangeError);
  });

  it('does not take the digits of a one-time link for a phone', () => {
    const link = 'https://x.example/link/13800138000';
    expect(fillIn('{a}', ['a'], { a: link }, ['a'])).toBe(link);
  });
});

describe('factsUsed', () => {
  it('names each once', () => {
    expect(factsUsed('{a} {b} {a}')).toEqual(['a', 'b']);
  });
});
