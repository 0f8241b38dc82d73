/** How often each property is tried: few times with a fixed seed, more with LAYOUT_RUNS, otherwise with LAYOUT_SEED. */
import fc from 'fast-check';

const runs = Number(process.env.LAYOUT_RUNS ?? 0);
const seed = Number(process.env.LAYOUT_SEED ?? 20_260_101);

export const parameters = (few: number): { numRuns: number; seed: number } => ({
  numRuns: runs > 0 ? runs : few,
  seed,
});

/** Seed of a layout's own choices. */
export const choices: fc.Arbitrary<number> = fc.integer({ min: 0, max: 0x7fffffff });
