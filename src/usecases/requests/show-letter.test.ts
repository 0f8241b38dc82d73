import { expect, it } from 'vitest';
import { byHand, caseCounty, codesOf, placeOf, successOf } from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { archivedKind } from './archive-bar.ts';
import { noticeSupplement } from './notice-supplement.ts';
import { downloadLetter } from './show-letter.ts';
import { writeRequest } from './write-request.ts';

eachDatabase((_name, open) => {
  const county = caseCounty(open);

  it('gives a letter of an archived case to its readers, on the record, and changes nothing', async () => {
    const { deps, as } = county;
    const state = await county.received('2026-03-02');
    const place = placeOf(state);
    const { letterId } = successOf(
      await noticeSupplement(deps, as.clerk, {
        ...place,
        points: ['请写明文号或者年份'],
        guidance: '可以在公告栏查找',
        sending: byHand(),
      }),
    );
    const at = deps.clock().toISOString();
    await deps.storage.transaction(async (stores) => {
      await stores.regions.hold(place.regionId);
      const open = await stores.requests.get(place.regionId, place.requestId);
      const data = { on: '2026-03-02', digest: 'd', file: 'f' };
      await writeRequest(stores, deps, { caller: as.clerk, at }, place, open, { kind: archivedKind, data });
    });
    const before = await county.now(state.requestId);
    const order = { ...place, letterId: letterId!, format: 'pdf' as const };
    const file = successOf(await downloadLetter(deps, as.reviewer, order));
    expect(Buffer.from(file.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect(codesOf(await downloadLetter(deps, as.other, order))).toEqual(['forbidden']);
    expect(codesOf(await downloadLetter(deps, as.clerk, { ...order, letterId: 'x' }))).toEqual(['not-found']);
    expect(await county.now(state.requestId)).toEqual(before);
    const subject = `request/${state.requestId}`;
    const trail = await deps.storage.audit.search({ regionId: place.regionId, subject, limit: 50 });
    expect(trail.filter(({ act }) => act === 'request.read').map(({ outcome }) => outcome)).toEqual([
      'refused',
      'done',
    ]);
  });
});
