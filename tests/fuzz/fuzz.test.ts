/** Spoiled and hostile files, in small; `npm run fuzz` runs the same at length. */
import { afterAll, describe, expect, it } from 'vitest';
import { makeCase } from '../../bench/fuzz/case.ts';
import { check } from '../../bench/fuzz/check.ts';
import { makeCorpus } from '../../bench/fuzz/corpus.ts';
import { specialFiles } from '../../bench/fuzz/special-files.ts';
import { specialTexts } from '../../bench/fuzz/special-texts.ts';
import { readPages } from '../../src/reading/read-file.ts';
import { createReaderPool } from '../../src/reading/read-in-worker.ts';
import { testRulebook } from '../support/rulebook.ts';

const seed = 1;
const runs = 400;

/** PDF files as the program reads them: their engine may fail outside the call that reads. */
const pool = createReaderPool({ size: 1 });
const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 1100)).includes('%PDF-');
const read = (bytes: Uint8Array, name: string) => (isPdf(bytes) ? pool.read : readPages)(bytes, name);
afterAll(() => pool.close());

describe('the reader, the recogniser and the auditor survive', () => {
  it(`${runs} spoiled files`, async () => {
    const corpus = await makeCorpus();
    const failures: string[] = [];
    for (let index = 0; index < runs; index++) {
      const { failure } = await check(makeCase(corpus, seed, index), testRulebook, read);
      if (failure !== null) failures.push(`npm run fuzz -- --seed ${seed} --index ${index}: ${failure}`);
    }
    expect(failures).toEqual([]);
  });

  it.each(specialFiles(0.05).map((special) => [special.name, special] as const))('%s', async (_, special) => {
    const { failure, outcome } = await check(await special.make(), testRulebook, read);
    expect(failure).toBeNull();
    if (special.expected !== undefined) expect(special.expected).toContain(outcome);
  });

  it('short pieces very many times, without their square in time', async () => {
    const failures: string[] = [];
    for (const { name, text } of specialTexts(20_000)) {
      const { failure, times } = await check({ name: 'a.txt', bytes: Buffer.from(text) }, testRulebook);
      const whole = times.read + times.recognise + times.audit;
      if (failure !== null || whole > 500) failures.push(`${name}: ${failure ?? `${Math.round(whole)} ms`}`);
    }
    expect(failures).toEqual([]);
  });
});
