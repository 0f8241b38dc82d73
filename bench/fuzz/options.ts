/** Options of `npm run fuzz`. */

export interface FuzzOptions {
  readonly runs: number;
  readonly seed: number;
  /** First case; with `runs` 1 the only one. */
  readonly index: number;
  readonly special: boolean;
}

/** Reads the options, or says in one line which are allowed. */
export function readOptions(args: readonly string[]): FuzzOptions | string {
  const given = new Map<string, string>();
  let special = true;
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--no-special') special = false;
    else given.set(args[i]!, args[++i] ?? '');
  }
  const number = (name: string, fallback: number): number => {
    const text = given.get(name);
    given.delete(name);
    return text === undefined ? fallback : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  };
  const index = number('--index', -1);
  const options: FuzzOptions = {
    runs: number('--runs', index >= 0 ? 1 : 2_000),
    seed: number('--seed', 1),
    index: Math.max(0, index),
    special: special && index < 0,
  };
  const wrong = given.size > 0 || [options.runs, options.seed, index].some((value) => Number.isNaN(value));
  return wrong ? 'npm run fuzz -- [--runs N] [--seed S] [--index I] [--no-special]' : options;
}
