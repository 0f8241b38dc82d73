import { describe, expect, test } from 'vitest';
import { utf8 } from '../test-files/expect-pages.ts';
import { decodeText } from './decode.ts';

/** `政府信息` in GB18030. */
const gbk = Uint8Array.from([0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2]);

describe('character sets', () => {
  test.each([
    ['UTF-8', utf8('政府信息'), 'utf-8'],
    ['UTF-8 with a byte order mark', utf8('\ufeff政府信息'), 'utf-8'],
    ['UTF-16 LE', new Uint8Array(Buffer.from('\ufeff政府信息', 'utf16le')), 'utf-16le'],
    ['UTF-16 BE', new Uint8Array(Buffer.from('\ufeff政府信息', 'utf16le').swap16()), 'utf-16be'],
    ['GB18030', gbk, 'gb18030'],
  ])('%s', (_name, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: '政府信息', encoding });
  });

  test('a page that declares another set than its bytes are in is read as what they are', () => {
    const page = '<meta charset="gb2312"><p>政府信息</p>';
    expect(decodeText(utf8(page))).toEqual({ text: page, encoding: 'utf-8' });
    const wrong = Buffer.concat([Buffer.from('<meta charset="utf-8">'), gbk]);
    expect(decodeText(wrong)).toMatchObject({
      encoding: 'gb18030',
      text: expect.stringContaining('政府信息'),
    });
  });

  test('a declared set that is neither UTF-8 nor GB is honoured', () => {
    const big5 = Buffer.concat([Buffer.from('<meta charset=big5>'), Buffer.from([0xac, 0x46, 0xa9, 0xb2])]);
    expect(decodeText(big5)).toMatchObject({ encoding: 'big5', text: expect.stringContaining('政府') });
  });

  test('a cut last character does not turn UTF-8 into GB18030', () => {
    const cut = utf8('政府信息公开'.repeat(20)).subarray(0, -1);
    expect(decodeText(cut)).toMatchObject({ encoding: 'utf-8' });
  });

  test('bytes with NUL are no text', () => {
    expect(decodeText(Uint8Array.from([65, 0, 66]))).toMatchObject({ code: 'damaged' });
  });
});
