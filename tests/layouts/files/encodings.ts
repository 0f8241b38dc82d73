/** Character sets of text files. */

const decoder = new TextDecoder('gb18030');

/** The two bytes of every character of GBK, found by decoding all pairs. */
const pairs: ReadonlyMap<string, readonly [number, number]> = (() => {
  const found = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd' && !found.has(text)) found.set(text, [lead, trail]);
    }
  return found;
})();

function gbk(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const pair = pairs.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined) bytes.push(...pair);
    else throw new Error(`${character} is not in GBK`);
  }
  return Uint8Array.from(bytes);
}

/** Turns UTF-8 bytes into another character set. */
export const encodings: Readonly<Record<string, (utf8: string) => Uint8Array>> = {
  GBK: gbk,
  'UTF-8 with a byte order mark': (text) => new TextEncoder().encode(`\ufeff${text}`),
  'UTF-16LE': (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
};
