// Loaded before the built program (`node --import`): times every call of decide(), the one reader of the permission
// table, and writes the sum into the file that BENCH_DECISIONS names when the program ends. The clock's own time is in it.
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const spent = { calls: 0, nanoseconds: 0n };
globalThis.timeDecision = (decide, args) => {
  const begun = process.hrtime.bigint();
  const decision = decide(...args);
  spent.nanoseconds += process.hrtime.bigint() - begun;
  spent.calls += 1;
  return decision;
};
const head = 'function decide(';
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const source = loaded.source?.toString() ?? '';
    if (!url.includes('/dist/') || !source.includes(head)) return loaded;
    const timed = 'function decide(...args) { return globalThis.timeDecision(decideUntimed, args); }\n';
    return { ...loaded, source: source.replace(head, `${timed}function decideUntimed(`) };
  },
});
process.once('exit', () => {
  const { calls, nanoseconds } = spent;
  writeFileSync(
    process.env.BENCH_DECISIONS,
    JSON.stringify({ calls, milliseconds: Number(nanoseconds) / 1e6 }),
  );
});
