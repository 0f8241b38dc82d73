/** What others hold of a case (a question to another agency, a third party's link) changes nothing once it is in the archive. */
import { expect, it } from 'vitest';
import { byPost, caseCounty, codesOf, placeOf, successOf } from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { testOrigin } from '../../../tests/support/staff.ts';
import { archivedKind } from './archive-bar.ts';
import { askCohandler, replyCohandler } from './cohandler.ts';
import { giveOpinion, showOpinion } from './give-opinion.ts';
import { sendConsultation } from './send-consultation.ts';
import { writeRequest } from './write-request.ts';

eachDatabase((_name, open) => {
  const county = caseCounty(open);

  it('neither an asked agency nor a third party adds to an archived case', async () => {
    const { deps, as } = county;
    const state = await county.received('2026-03-02');
    const place = placeOf(state);
    const asked = { question: '请核实台账中有没有这份文件', dueOn: '2026-03-06' };
    const asking = successOf(
      await askCohandler(deps, as.clerk, { ...place, ...asked, agencyId: '1002', accountId: '' }),
    );
    const party = { name: '谷穗农机厂', phone: '', email: '', address: '青禾县城关镇 1 号' };
    const consultee = deps.requestRules.intake.consultees.findLast(
      (each) => each.party === 'third-party',
    )!.id;
    const consulting = successOf(
      await sendConsultation(deps, as.clerk, {
        ...place,
        consultee,
        agencyId: '',
        party,
        question: '是否同意公开报价明细',
        sending: byPost(),
      }),
    );
    const token = 'T'.repeat(43);
    const at = deps.clock().toISOString();
    await deps.storage.transaction(async (stores) => {
      await stores.regions.hold(place.regionId);
      await stores.consultationLinks.put({
        ...place,
        linkId: deps.secrets.sha256(token),
        consultation: consulting.state.consultations[0]!.consultation,
        createdAt: at,
        expiresAt: '2026-06-30T00:00:00.000Z',
        usedAt: null,
      });
    });
    const link = { regionId: place.regionId, token };
    const anyone = { kind: 'anyone', from: testOrigin } as const;
    expect(successOf(await showOpinion(deps, anyone, link)).closed).toBe(false);

    await deps.storage.transaction(async (stores) => {
      await stores.regions.hold(place.regionId);
      const now = await stores.requests.get(place.regionId, place.requestId);
      const data = { on: '2026-03-02', digest: 'd', file: 'f' };
      await writeRequest(stores, deps, { caller: as.clerk, at }, place, now, { kind: archivedKind, data });
    });
    const before = await county.now(place.requestId);
    const opinion = { ...link, reply: 'agrees', text: '', files: [] };
    expect(successOf(await showOpinion(deps, anyone, link)).closed).toBe(true);
    expect(codesOf(await giveOpinion(deps, anyone, opinion))).toEqual(['closed']);
    const { askId } = asking.state.cohandlers[0]!;
    expect(codesOf(await replyCohandler(deps, as.other, { ...place, askId, text: '没有' }))).toEqual([
      'not-now',
    ]);
    expect(await county.now(place.requestId)).toEqual(before);
  });
});
