import { expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { testRegion, testStaffDeps } from '../../../tests/support/staff.ts';
import { readDemoCounty } from '../../demo-files/read-demo-county.ts';
import { kindOf } from '../../domain/agencies/agency-rules.ts';
import { creditCodeFault } from '../../domain/agencies/credit-code.ts';
import { responsibleAgency } from '../../domain/agencies/responsible-agency.ts';
import { loadDemoCounty } from './load-demo-county.ts';

const files = () => readDemoCounty(new URL('../../../data/demo/990121', import.meta.url).pathname);

eachDatabase((name, open) => {
  it('brings in the county in little time, once, and answers for what was reorganised', async () => {
    const deps = testStaffDeps(await open());
    const county = await files();
    const start = performance.now();
    expect(await loadDemoCounty(deps, county)).toEqual({ ok: true, value: 74 });
    // On a busy machine too; alone it takes well under a second.
    if (name === 'embedded') expect(performance.now() - start).toBeLessThan(5_000);

    const agencies = await deps.storage.agencies.list(testRegion);
    const kinds = agencies.map((agency) => kindOf(deps.agencyRules, agency.kind));
    expect(kinds.filter((kind) => kind.isLead)).toHaveLength(1);
    expect(agencies.filter((agency) => agency.ownName)).toHaveLength(3);
    expect(agencies.filter((agency) => agency.until !== null).map(({ name: ended }) => ended)).toEqual([
      '青禾县国土资源局',
      '青禾县城乡规划局',
    ]);
    for (const { creditCode } of agencies)
      if (creditCode !== null) expect(creditCodeFault(creditCode)).toBeNull();

    const directory = { agencies, rules: deps.agencyRules };
    const answers = (id: string, functionName: string, day: string) => {
      const found = responsibleAgency(directory, id, functionName, day);
      return found.ok ? found.agency.name : found.code;
    };
    expect(answers('1091', '地质灾害应急救援', '2026-11-21')).toBe('青禾县应急管理局');
    expect(answers('1091', '', '2026-11-21')).toBe('which-function');
    expect(answers('1091', '', '2018-01-01')).toBe('青禾县国土资源局');
    expect(answers('1092', '', '2026-11-21')).toBe('青禾县自然资源和规划局');
    expect(answers('3001', '', '2026-11-21')).toBe('青禾县公安局城关派出所');
    expect(answers('3004', '', '2026-11-21')).toBe('青禾县司法局');

    const events = await deps.storage.ledger.ofKinds(testRegion, ['agency-registered'], 0, 1000);
    expect(await loadDemoCounty(deps, county)).toEqual({ ok: true, value: 0 });
    expect(await deps.storage.ledger.ofKinds(testRegion, ['agency-registered'], 0, 1000)).toEqual(events);
  });
});
