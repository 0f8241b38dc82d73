import { describe, expect, test } from 'vitest';
import { readPages } from '../read-file.ts';
import { outcomeOf } from '../test-files/expect-pages.ts';
import { makeDocx, makeZip, paragraph } from '../test-files/make-zip.ts';

const outcome = async (bytes: Uint8Array, limits = {}) => outcomeOf(await readPages(bytes, 'a.docx', limits));

/** Rewrites the declared unpacked size of the only entry, in the local header and in the directory. */
function declareSize(zip: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(zip);
  bytes.writeUInt32LE(size, bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24);
  return bytes;
}

describe('hostile packages', () => {
  test('a bomb is refused by what it declares', async () => {
    const bomb = await makeZip({ 'word/document.xml': Buffer.alloc(70 * 1024 * 1024, 0x20) });
    expect(await outcome(bomb)).toBe('too-large');
    expect(await outcome(bomb, { unpackedBytes: 1e9 })).toBe('too-large');
  });

  test('a package that lies about sizes is damaged, not unpacked', async () => {
    const zip = await makeZip({ 'word/document.xml': Buffer.alloc(8 * 1024 * 1024, 0x20) });
    expect(await outcome(declareSize(zip, 1000))).toBe('damaged');
    expect(await outcome(declareSize(zip, 900 * 1024))).toBe('damaged');
  });

  test('too many entries', async () => {
    const parts = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`p${i}`, 'x']));
    expect(await outcome(await makeZip(parts), { zipEntries: 20 })).toBe('too-large');
  });

  test('a truncated package is damaged, wherever it is cut', async () => {
    const zip = await makeDocx(paragraph('文字'.repeat(500)));
    for (let length = 30; length < zip.length; length += 37)
      expect(await outcome(zip.subarray(0, length))).toBe('damaged');
  });

  test('an encrypted entry', async () => {
    const zip = Buffer.from(await makeDocx(paragraph('文')));
    const directory = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    zip.writeUInt16LE(zip.readUInt16LE(directory + 8) | 1, directory + 8);
    expect(await outcome(zip)).toBe('encrypted');
  });

  test('other packages are no reports', async () => {
    expect(await outcome(await makeZip({ 'a.txt': 'x' }))).toBe('unsupported-type');
    expect(await readPages(await makeZip({ 'OFD.xml': '<x/>' }), 'a.ofd')).toMatchObject({
      problem: { message: expect.stringContaining('OFD') },
    });
  });

  test('an encrypted Office file is told from an old one', async () => {
    const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const encrypted = Buffer.concat([Buffer.from(compound), Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await outcome(encrypted)).toBe('encrypted');
    expect(await outcome(Uint8Array.from(compound))).toBe('unsupported-type');
  });
});
