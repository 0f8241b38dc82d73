/** Finding many labels in one pass over a text. */

/** Where each spelling stands in the text, in ascending order; spellings that stand nowhere are missing. */
export type Positions = ReadonlyMap<string, readonly number[]>;

interface Heads {
  /** For a hash of two characters, the number of the bucket of spellings that begin so; 0 for none. */
  readonly bucketOf: Uint16Array;
  readonly buckets: readonly (readonly string[])[];
  /** Spellings of one character, which have no such head. */
  readonly single: readonly string[];
}

const known = new WeakMap<readonly string[], Heads>();

const hash = (first: number, second: number): number => (Math.imul(first, 31) + second) & 0xffff;

function headsOf(spellings: readonly string[]): Heads {
  const found = known.get(spellings);
  if (found !== undefined) return found;
  const bucketOf = new Uint16Array(0x10000);
  const buckets: string[][] = [[]];
  for (const spelling of spellings.filter((each) => each.length > 1)) {
    const head = hash(spelling.charCodeAt(0), spelling.charCodeAt(1));
    if (bucketOf[head] === 0) bucketOf[head] = buckets.push([]) - 1;
    (buckets[bucketOf[head] as number] as string[]).push(spelling);
  }
  const heads = { bucketOf, buckets, single: spellings.filter((each) => each.length === 1) };
  known.set(spellings, heads);
  return heads;
}

/**
 * Finds every place of every spelling, overlapping ones too.
 * @param spellings without duplicates; the list itself is remembered with what is prepared for it
 */
export function findSpellings(text: string, spellings: readonly string[]): Positions {
  const { bucketOf, buckets, single } = headsOf(spellings);
  const positions = new Map<string, number[]>();
  const add = (spelling: string, at: number): void => {
    const places = positions.get(spelling);
    if (places === undefined) positions.set(spelling, [at]);
    else places.push(at);
  };
  let first = text.charCodeAt(0);
  for (let at = 0; at + 1 < text.length; at++) {
    const second = text.charCodeAt(at + 1);
    const bucket = bucketOf[hash(first, second)] as number;
    first = second;
    if (bucket === 0) continue;
    for (const spelling of buckets[bucket] as readonly string[])
      if (text.startsWith(spelling, at)) add(spelling, at);
  }
  for (const spelling of single)
    for (let at = text.indexOf(spelling); at >= 0; at = text.indexOf(spelling, at + 1)) add(spelling, at);
  return positions;
}
