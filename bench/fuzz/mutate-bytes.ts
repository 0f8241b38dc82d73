/** Damage to bytes, whatever they mean. */
import type { Random } from './random.ts';

export type ByteMutation = (bytes: Buffer, random: Random) => Buffer;

const span = (bytes: Buffer, random: Random, most: number): [number, number] => {
  const from = random.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + random.below(Math.min(most, bytes.length) + 1))];
};

const flip: ByteMutation = (bytes, random) => {
  const changed = Buffer.from(bytes);
  for (let count = 1 + random.below(40); count > 0 && changed.length > 0; count--) {
    const at = random.below(changed.length);
    changed[at] = changed[at]! ^ (1 << random.below(8));
  }
  return changed;
};
const overwrite: ByteMutation = (bytes, random) => {
  const changed = Buffer.from(bytes);
  const [from, to] = span(bytes, random, 64);
  changed.fill(random.pick([0, 0xff, 0x20, 0x30, 0x80, 0xd8, 0xed, 0xef]), from, to);
  return changed;
};
const cut: ByteMutation = (bytes, random) => {
  const [from, to] = span(bytes, random, 4000);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
};
const truncate: ByteMutation = (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1));
const repeat: ByteMutation = (bytes, random) => {
  const [from, to] = span(bytes, random, 2000);
  const piece = bytes.subarray(from, to);
  return Buffer.concat([
    bytes.subarray(0, to),
    ...Array.from({ length: 1 + random.below(6) }, () => piece),
    bytes.subarray(to),
  ]);
};
const swap: ByteMutation = (bytes, random) => {
  const [from, middle] = span(bytes, random, 4000);
  const to = Math.min(bytes.length, middle + random.below(4000));
  const parts = [
    bytes.subarray(0, from),
    bytes.subarray(middle, to),
    bytes.subarray(from, middle),
    bytes.subarray(to),
  ];
  return Buffer.concat(parts);
};
const insertNul: ByteMutation = (bytes, random) => {
  const [from] = span(bytes, random, 0);
  return Buffer.concat([bytes.subarray(0, from), Buffer.alloc(1 + random.below(3)), bytes.subarray(from)]);
};

export const byteMutations: readonly ByteMutation[] = [
  flip,
  flip,
  overwrite,
  cut,
  truncate,
  repeat,
  swap,
  insertNul,
];

/** The records of a zip file: local header, directory entry, end of directory. */
const signatures = [0x04034b50, 0x02014b50, 0x06054b50].map((value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
});

/** Lies in one header of a zip: sizes, offsets, counts, methods, flags. */
export const spoilZipHeader: ByteMutation = (bytes, random) => {
  const changed = Buffer.from(bytes);
  const signature = random.pick(signatures);
  const places: number[] = [];
  for (let at = changed.indexOf(signature); at >= 0; at = changed.indexOf(signature, at + 1)) places.push(at);
  if (places.length === 0) return changed;
  const at = random.pick(places) + 4 + random.below(38);
  if (at + 4 > changed.length) return changed;
  const value = random.pick([0, 1, 7, 99, 0xffff, 0x7fffffff, 0xffffffff, random.below(1 << 20)]);
  if (random.oneIn(2)) changed.writeUInt16LE(value & 0xffff, at);
  else changed.writeUInt32LE(value, at);
  return changed;
};

/** Changes a number or a name of a PDF's structure. */
export const spoilPdf: ByteMutation = (bytes, random) => {
  const text = bytes.toString('latin1');
  const words = [
    '/Count 1',
    '/Kids',
    '/Length ',
    '/Parent',
    ' 0 R',
    'endobj',
    'xref',
    'stream',
    '/Font',
    '/Contents',
    '/Filter',
  ];
  const word = random.pick(words);
  const at = text.indexOf(word, random.below(text.length));
  if (at < 0) return flip(bytes, random);
  const other = random.pick([
    '/Count 99999999',
    '/Kids [1 0 R 1 0 R]',
    '/Length -1',
    ' 99 0 R',
    '',
    '[[[[[[',
    '<<<<',
    '/Filter /FlateDecode',
    '1e999',
  ]);
  return Buffer.from(text.slice(0, at) + other + text.slice(at + word.length), 'latin1');
};
