/** Bounds of the files that are redacted and cleaned. */

const MIB = 1024 * 1024;

export const redactLimits = Object.freeze({
  /** Size as received, in bytes. */
  bytes: 100 * MIB,
  pages: 300,
  /** Glyphs of a PDF, or characters of a DOCX. */
  characters: 2_000_000,
  /** Marks of one file, and characters of one mark. */
  marks: 2_000,
  markLength: 2_000,
  zipEntries: 3_000,
  unpackedBytes: 256 * MIB,
  /** Unpacked over packed size of an entry above 1 MiB. */
  zipRatio: 300,
  /** Depth of XML elements. */
  depth: 400,
  /** XML elements of one part. */
  elements: 2_000_000,
  /** Pixels of one page or picture. */
  pixels: 50_000_000,
});
