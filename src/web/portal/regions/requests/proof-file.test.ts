import { describe, expect, it } from 'vitest';
import { proofFile, sniffProof } from './proof-file.ts';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);

describe('files that citizens send', () => {
  it('is told by its first bytes', () => {
    expect(sniffProof(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))?.mediaType).toBe('image/jpeg');
    expect(sniffProof(png)?.mediaType).toBe('image/png');
    expect(sniffProof(new TextEncoder().encode('%PDF-1.7'))?.mediaType).toBe('application/pdf');
  });
  it('takes no page, script or archive that calls itself a picture', () => {
    for (const text of ['<html><script>', '<svg onload=alert(1)>', 'PK\u0003\u0004', 'MZ', ''])
      expect(
        proofFile('identity-proof', '身份证明', 'id.png', new TextEncoder().encode(text)),
        text,
      ).toBeNull();
  });
  it('gives the file the ending of its content and a name without paths and marks', () => {
    expect(proofFile('identity-proof', '身份证明', '../../etc/pass"wd<b>.pdf.html', png)?.fileName).toBe(
      'pass_wd_b_.pdf.png',
    );
    expect(proofFile('identity-proof', '身份证明', 'C:\\my\\证件.jpg', png)?.fileName).toBe('证件.png');
    const long = proofFile('identity-proof', '身份证明', `a${'𠮷'.repeat(100)}.png`, png)?.fileName ?? '';
    expect([...long].length).toBe(84);
    expect(long.isWellFormed()).toBe(true);
    expect(proofFile('identity-proof', '身份证明', '.png', png)?.fileName).toBe('身份证明.png');
  });
});
