/** Counts as real reports have them: mostly zeros, some small numbers, few large ones. */
import fc from 'fast-check';

const small = fc.integer({ min: 1, max: 9 });
const medium = fc.integer({ min: 10, max: 300 });
const large = fc.integer({ min: 301, max: 40_000 });
const zero = fc.constant(0);

/** A cell of a sparse table. */
export const sparse: fc.Arbitrary<number> = fc.oneof(
  { weight: 16, arbitrary: zero },
  { weight: 3, arbitrary: small },
  { weight: 1, arbitrary: medium },
);

/** A cell that is often filled. */
export const dense: fc.Arbitrary<number> = fc.oneof(
  { weight: 4, arbitrary: zero },
  { weight: 4, arbitrary: small },
  { weight: 3, arbitrary: medium },
  { weight: 1, arbitrary: large },
);

/** An amount with up to six decimals, at most `most` before the point. */
export const amount = (most: number): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 2, arbitrary: zero },
    {
      weight: 5,
      arbitrary: fc
        .tuple(
          fc.integer({ min: 0, max: most }),
          fc.integer({ min: 0, max: 999_999 }),
          fc.integer({ min: 0, max: 6 }),
        )
        .map(([whole, part, places]) => Number(`${whole}.${String(part).padStart(6, '0').slice(0, places)}`)),
    },
  );
