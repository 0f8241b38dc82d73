import { describe, expect, it } from 'vitest';
import { uploadKindOf, uploadName } from './upload-kind.ts';

const text = (content: string) => new TextEncoder().encode(content);
const bytes = (...all: readonly number[]) => Uint8Array.from(all);

describe('what a file is', () => {
  it.each([
    ['%PDF-1.7\n', 'pdf'],
    ['申请书：请公开', 'txt'],
    ['PK\u0003\u0004…word/document.xml…', 'docx'],
    ['PK\u0003\u0004…xl/workbook.xml…', 'xlsx'],
  ])('%j is %s', (content, ending) => {
    expect(uploadKindOf(text(content))?.ending).toBe(ending);
  });

  it('pictures by their signature', () => {
    expect(uploadKindOf(bytes(0xff, 0xd8, 0xff, 0xe0))?.mediaType).toBe('image/jpeg');
    expect(uploadKindOf(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))?.mediaType).toBe('image/png');
  });

  it.each([
    ['a program', bytes(0x4d, 0x5a, 0x90, 0x00)],
    ['an old Office file', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1)],
    ['a zip of something else', text('PK\u0003\u0004…x.exe…')],
    ['macros', text('PK\u0003\u0004…word/document.xml…word/vbaProject.bin')],
    ['nothing', bytes()],
    ['bytes of no text', bytes(0xc3, 0x28)],
  ])('%s is refused', (_what, content) => {
    expect(uploadKindOf(content)).toBeNull();
  });
});

describe('its name', () => {
  const pdf = { mediaType: 'application/pdf', ending: 'pdf' };
  it.each([
    ['申请表.PDF', '申请表.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\me\\scan.exe', 'scan.pdf'],
    ['a\u202egnp.pdf', 'agnp.pdf'],
    ['a\u2067b\ud842.pdf', 'ab\ufffd.pdf'],
    ['', '附件.pdf'],
    ['.htaccess', '附件.pdf'],
  ])('%j becomes %s', (given, name) => {
    expect(uploadName(given, pdf)).toBe(name);
  });
});
