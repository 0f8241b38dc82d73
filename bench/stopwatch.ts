/** Time of warm code: medians over many runs, in milliseconds. */

const warmUp = 300;
const runs = 400;

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Median time of one run of each work. The works take turns, so that a busy moment of the machine hits all of them. */
export function medianTimes<Name extends string>(
  works: Readonly<Record<Name, () => void>>,
): Record<Name, number> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (const name of names) for (let i = 0; i < warmUp; i++) works[name]();
  for (let i = 0; i < runs; i++)
    for (const name of names) {
      const start = performance.now();
      works[name]();
      times[name].push(performance.now() - start);
    }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>;
}
