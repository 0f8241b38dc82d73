import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agencyForm } from '../../../tests/support/agencies.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { addRegion, aStaff, testRegion, testStaffDeps } from '../../../tests/support/staff.ts';
import type { Agency } from '../../domain/agencies/agency.ts';
import { agencyAfter, agencyEventKinds } from '../../domain/agencies/agency-event.ts';
import { agencyVersion } from './agency-now.ts';
import { applyImport } from './apply-import.ts';
import { changeAgency, changeOffice } from './change-agency.ts';
import { planImport } from './plan-import.ts';
import { registerAgency } from './register-agency.ts';
import { succeedAgency } from './succeed-agency.ts';

const desk = aStaff([{ role: 'county-desk', agencyId: null }]);
const regionId = testRegion;
const ids = ['A1', 'B2', 'C3', 'D4'];
const id = fc.constantFrom(...ids);
const words = fc.constantFrom('甲', '乙', '丙 丁', '"引" <号>', '\u0000');
const days = fc.constantFrom('2019-01-01', '2020-02-29', '2026-12-31');

/** Acts of a form, right and wrong ones. */
const acts = fc.oneof(
  fc.record({ act: fc.constant('register' as const), id, name: words }),
  fc.record({ act: fc.constant('change' as const), id, name: words, parentId: fc.constantFrom('', ...ids) }),
  fc.record({ act: fc.constant('office' as const), id, head: words }),
  fc.record({
    act: fc.constant('succeed' as const),
    id,
    to: id,
    on: days,
    end: fc.boolean(),
    functionName: words,
  }),
  fc.record({ act: fc.constant('import' as const), rows: fc.array(fc.tuple(id, words), { maxLength: 3 }) }),
);

eachDatabase((_name, open) => {
  it('is, after any acts, what the ledger says', async () => {
    const deps = testStaffDeps(await open());
    await addRegion(deps);
    const run = async (act: typeof acts extends fc.Arbitrary<infer T> ? T : never) => {
      if (act.act === 'register')
        return registerAgency(deps, desk, {
          regionId,
          input: agencyForm(act.id, { name: `${act.id}${act.name}` }),
        });
      if (act.act === 'import') {
        const lines = act.rows.map(([code, head]) => `${code},"${head.replaceAll('"', '""')}"`);
        const bytes = new TextEncoder().encode(['机关代码,负责人', ...lines].join('\n'));
        const planned = await planImport(deps, desk, { regionId, file: { bytes, fileName: 'a.csv' } });
        return planned.ok ? applyImport(deps, desk, { regionId, stagedId: planned.value.stagedId }) : planned;
      }
      const version = String(await agencyVersion(deps.storage, regionId, act.id));
      const order = { regionId, agencyId: act.id };
      if (act.act === 'change')
        return changeAgency(deps, desk, {
          ...order,
          input: { version, name: act.name, parentId: act.parentId },
        });
      if (act.act === 'office')
        return changeOffice(deps, desk, { ...order, input: { version, head: act.head } });
      const { to, on, end, functionName } = act;
      const successions = [{ successorId: to, on, functionName, basis: '方案' }];
      return succeedAgency(deps, desk, { ...order, input: { version, successions, until: end ? on : '' } });
    };
    let done = 0;
    // Two exist for certain, the others when chance registers them: no run is without agencies to act on.
    for (const each of ids.slice(0, 2))
      expect((await run({ act: 'register', id: each, name: '甲' })).ok).toBe(true);
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 5, maxLength: 12 }), async (several) => {
        for (const act of several) if ((await run(act)).ok) done += 1;
        const folded = new Map<string, Agency | null>();
        for (const event of await deps.storage.ledger.ofKinds(regionId, agencyEventKinds, 0, 100_000))
          folded.set(event.subject, agencyAfter(folded.get(event.subject) ?? null, event));
        const table = await deps.storage.agencies.list(regionId);
        expect(new Map(table.map((agency) => [`agency/${agency.agencyId}`, agency]))).toEqual(folded);
      }),
      { numRuns: 15 },
    );
    // The acts were not all refused.
    expect(done).toBeGreaterThan(10);
    expect((await deps.storage.agencies.list(regionId)).length).toBeGreaterThanOrEqual(2);
  });
});
