import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit } from '../../src/domain/reports/audit/audit.ts';
import { recognise } from '../../src/domain/reports/recognise/recognise.ts';
import { readText } from '../../src/reading/read-file.ts';
import { testRulebook } from '../support/rulebook.ts';
import { goldCases, goldFolders } from './gold.ts';
import { score } from './score.ts';

const pad = (text: string, width: number) => text.padEnd(width);

describe.each(goldFolders)('real reports in %s', (folder) => {
  const results = goldCases(folder).map(({ name, bytes, gold }) => {
    const read = readText(bytes, name);
    if (!read.ok) throw new Error(`${name}: ${read.problem.message}`);
    const report = recognise(read.pages, testRulebook);
    const findings = audit(report, read.pages, testRulebook);
    return { name, gold, ...score(gold, report, findings) };
  });

  it('prints its table', () => {
    const lines = results.map(
      (r) =>
        `${pad(r.name, 28)}cells ${r.cellsRight}/${r.cellsRight + r.cellsWrong.length}  findings ${r.found}/${r.found + r.missed.length}` +
        ` (all severities ${r.foundOfAll}/${r.gold.findings.length})  false alarms ${r.alarms.length}  metadata wrong ${r.metadataWrong.length}`,
    );
    process.stdout.write(`\nscore of ${basename(folder)}\n${lines.join('\n')}\n`);
    expect(results.length).toBeGreaterThan(0);
  });

  it.each(results.map((r) => [r.name, r] as const))('%s: every cell right, blanks null', (_, r) => {
    expect(r.cellsWrong).toEqual([]);
  });

  it.each(results.map((r) => [r.name, r] as const))(
    '%s: every arithmetic error and warning found',
    (_, r) => {
      expect(r.missed).toEqual([]);
    },
  );

  it.each(results.map((r) => [r.name, r] as const))('%s: no false alarm', (_, r) => {
    expect(r.alarms).toEqual([]);
  });

  it.each(results.map((r) => [r.name, r] as const))('%s: metadata', (_, r) => {
    expect(r.metadataWrong).toEqual([]);
  });
});
