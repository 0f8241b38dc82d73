/** Which characters font files can print: a rare name must not come out as an empty box unnoticed. */
import { readFileSync } from 'node:fs';

/** Can a character be printed? */
export type Coverage = (codePoint: number) => boolean;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What all these files can print together. A file that is no font adds nothing. */
export function coverageOf(files: readonly string[]): Coverage {
  const ranges = files.flatMap((file) => rangesOf(readFileSync(file))).sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return (codePoint) => {
    let low = 0;
    let high = merged.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = merged[middle]!;
      if (codePoint < range.from) high = middle - 1;
      else if (codePoint > range.to) low = middle + 1;
      else return true;
    }
    return false;
  };
}

/** Characters that need no glyph: white space, controls, joiners, variation selectors. */
const WITHOUT_GLYPH = /[\s\p{Cc}\p{Cf}\p{Variation_Selector}]/u;

/** The characters of a text that cannot be printed, each once, in order. */
export function uncovered(text: string, covers: Coverage): readonly string[] {
  const missing = new Set<string>();
  for (const character of text)
    if (!WITHOUT_GLYPH.test(character) && !covers(character.codePointAt(0)!)) missing.add(character);
  return [...missing];
}

const TABLE_ENTRY = 16;
const COLLECTION = 'ttcf';

function rangesOf(font: Buffer): Range[] {
  try {
    const starts = [0];
    if (font.toString('latin1', 0, 4) === COLLECTION) {
      starts.pop();
      for (let at = 0; at < font.readUInt32BE(8); at++) starts.push(font.readUInt32BE(12 + 4 * at));
    }
    return starts.flatMap((start) => faceRanges(font, start));
  } catch {
    return [];
  }
}

function faceRanges(font: Buffer, start: number): Range[] {
  const tables = font.readUInt16BE(start + 4);
  for (let at = 0; at < tables; at++) {
    const entry = start + 12 + TABLE_ENTRY * at;
    if (font.toString('latin1', entry, entry + 4) === 'cmap')
      return mapRanges(font, font.readUInt32BE(entry + 8));
  }
  return [];
}

/** Unicode maps of the two formats that fonts use: 4 (16 bits) and 12 (all planes). */
function mapRanges(font: Buffer, cmap: number): Range[] {
  const ranges: Range[] = [];
  for (let at = 0; at < font.readUInt16BE(cmap + 2); at++) {
    const record = cmap + 4 + 8 * at;
    const platform = font.readUInt16BE(record);
    if (platform !== 0 && platform !== 3) continue;
    const map = cmap + font.readUInt32BE(record + 4);
    const format = font.readUInt16BE(map);
    if (format === 12) ranges.push(...groups(font, map));
    if (format === 4) ranges.push(...segments(font, map));
  }
  return ranges;
}

function groups(font: Buffer, map: number): Range[] {
  return Array.from({ length: font.readUInt32BE(map + 12) }, (_, at) => ({
    from: font.readUInt32BE(map + 16 + 12 * at),
    to: font.readUInt32BE(map + 20 + 12 * at),
  }));
}

const LAST_SEGMENT = 0xffff;

function segments(font: Buffer, map: number): Range[] {
  const double = font.readUInt16BE(map + 6);
  const ranges: Range[] = [];
  for (let at = 0; at < double; at += 2) {
    const to = font.readUInt16BE(map + 14 + at);
    const from = font.readUInt16BE(map + 16 + double + at);
    if (from !== LAST_SEGMENT) ranges.push({ from, to });
  }
  return ranges;
}
