/** Bounds for a letter that comes back: far above the longest letter, far below a report. */
import { type ReadingLimits, withDefaults } from '../limits.ts';

const MIB = 1024 * 1024;

export const letterLimits: ReadingLimits = Object.freeze(
  withDefaults({
    bytes: 10 * MIB,
    characters: 300_000,
    cells: 20_000,
    unpackedBytes: 32 * MIB,
    milliseconds: 5_000,
  }),
);
