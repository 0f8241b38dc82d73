/** A closed case becomes a bundle, evidence leaves for a court: on real databases, with real documents. */
import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { must } from '../../../tests/support/directory.ts';
import { kindInRow, live } from '../../../tests/support/lived-requests.ts';
import { code, peopleCounty } from '../../../tests/support/people-county.ts';
import { aStaff, testRegion } from '../../../tests/support/staff.ts';
import { unzip } from '../../../tests/support/unzip.ts';
import { exportEvidence } from '../disputes/export-evidence.ts';
import { openDispute } from '../disputes/open-dispute.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { archiveRequest, openArchive } from './archive-request.ts';
import { addFile } from './case-file-doors.ts';
import { keepFile, keepText } from './keep-file.ts';
import { verifyArchive } from './verify-archive.ts';

const regionId = testRegion;
const lin = aStaff([{ role: 'clerk', agencyId: '1001' }], { accountId: 'lin' });
const chen = aStaff([{ role: 'clerk', agencyId: '1002' }], { accountId: 'chen' });
const desk = aStaff([{ role: 'county-desk', agencyId: null }], { accountId: 'desk' });

eachDatabase((_name, open) => {
  let deps: StaffDeps;

  beforeAll(async () => {
    const county = await peopleCounty(open);
    deps = county.deps;
    county.clock.set('2026-06-30T04:00:00Z');
    const kind = kindInRow(deps, 'G3', 'granted', '2026-03-12');
    for (const requestId of ['r1', 'r2'])
      await live(deps, {
        requestId,
        agencyId: '1001',
        receivedOn: '2026-03-02',
        answer: { kind, on: '2026-03-12' },
      });
    await live(deps, { requestId: 'open', agencyId: '1001', receivedOn: '2026-06-29' });
    for (const requestId of ['r1', 'r2'])
      await deps.storage.transaction(async (stores) => {
        const owner = `request/${requestId}`;
        const kept = {
          regionId,
          owner,
          audience: 'staff',
          by: 'account/lin',
          at: '2026-03-02T04:00:00Z',
        } as const;
        await keepText(stores, deps, { ...kept, kind: 'description', title: '', text: '请公开补偿方案' });
        await keepText(stores, deps, { ...kept, kind: 'note', title: '备注', text: '只给内部看' });
        await keepText(stores, deps, { ...kept, kind: 'letter-draft', title: '草稿', text: '[]' });
        const bytes = new TextEncoder().encode('回执');
        await keepFile(stores, deps, {
          ...kept,
          kind: 'service-proof',
          title: '送达 回执',
          fileName: '回执.TXT',
          mediaType: 'text/plain',
          bytes,
        });
      });
  });

  it('holds the county only to keep the bundle: what happens while it is made is not left out unseen', async () => {
    const file = { fileName: '补充.txt', bytes: new TextEncoder().encode('制作案卷时收到的材料') };
    const added: string[] = [];
    const { zip } = deps.documents;
    const documents = {
      ...deps.documents,
      zip: async (entries: Parameters<typeof zip>[0]) => {
        const order = { regionId, requestId: 'r1', kind: 'record', title: '', file };
        added.push(code(await addFile(deps, lin, order)));
        return zip(entries);
      },
    };
    expect(code(await archiveRequest({ ...deps, documents }, lin, { regionId, requestId: 'r1' }))).toBe(
      'stale',
    );
    expect(added).toEqual(['done']);
    expect((await deps.storage.requests.get(regionId, 'r1'))!.archived).toBeNull();
  });

  it('archives once: everything in one bundle with its digest on record', async () => {
    const made = must(await archiveRequest(deps, lin, { regionId, requestId: 'r1' }));
    const state = (await deps.storage.requests.get(regionId, 'r1'))!;
    expect(state.archived).toMatchObject({ digest: made.digest, on: '2026-06-30' });
    const files = unzip(made.bytes);
    const names = [...files.keys()];
    expect(names.slice(0, 2)).toEqual(['案卷.pdf', '案卷.json']);
    expect(names.filter((name) => name.includes('送达_回执'))).toEqual(['文件/02-送达_回执.txt']);
    expect(names.some((name) => name.includes('草稿'))).toBe(false);
    expect(files.get('案卷.pdf')!.subarray(0, 5).toString()).toBe('%PDF-');
    const json = JSON.parse(files.get('案卷.json')!.toString());
    expect(json.events.map((each: { kind: string }) => each.kind)).toContain('request-served');
    expect(json.files).toHaveLength(4);
    expect(json.audit[0]).toMatchObject({ hash: expect.any(String), act: expect.any(String) });
    for (const entry of json.audit)
      for (const where of ['address', 'agent']) expect(entry).not.toHaveProperty(where);
    expect(code(await archiveRequest(deps, lin, { regionId, requestId: 'r1' }))).toBe('not-now');
  });

  it('is only read from then on', async () => {
    const file = { fileName: '新材料.txt', bytes: new TextEncoder().encode('后来的材料') };
    const order = { regionId, kind: 'record', title: '', file };
    expect(code(await addFile(deps, lin, { ...order, requestId: 'r1' }))).toBe('not-now');
    expect(code(await addFile(deps, lin, { ...order, requestId: 'r2' }))).toBe('done');
  });

  it('gives the same bundle out again, and knows it from any other', async () => {
    const taken = must(await openArchive(deps, lin, { regionId, requestId: 'r1' }));
    const verified = must(await verifyArchive(deps, desk, { regionId, bytes: taken.bytes }));
    expect(verified).toMatchObject({ requestId: 'r1', digest: taken.digest });
    const other = Uint8Array.from(taken.bytes);
    other[40] = other[40]! ^ 1;
    expect(code(await verifyArchive(deps, desk, { regionId, bytes: other }))).toBe('not-recorded');
  });

  it('refuses what is not finished, and strangers', async () => {
    expect(code(await archiveRequest(deps, lin, { regionId, requestId: 'open' }))).toBe('not-now');
    expect(code(await archiveRequest(deps, chen, { regionId, requestId: 'r2' }))).toBe('forbidden');
    expect(code(await openArchive(deps, lin, { regionId, requestId: 'r2' }))).toBe('not-found');
  });

  it('exports evidence with purposes and without notes, and records who took it', async () => {
    const { number } = (await deps.storage.requests.get(regionId, 'r2'))!;
    const procedure = deps.requestRules.disputes.procedures.find((each) => each.procedure === 'review')!.id;
    const input = { requestNumber: number, procedure, act: 'answer', role: 'respondent' };
    const { disputeId } = must(await openDispute(deps, lin, { regionId, input }));
    const zip = must(await exportEvidence(deps, lin, { regionId, disputeId, format: 'zip' }));
    const names = [...unzip(zip.bytes).keys()];
    // The record that is not released stays behind.
    expect(names).toEqual(['00-证据目录.pdf', '01-申请内容.txt', '02-送达_回执.txt']);
    const pdf = must(await exportEvidence(deps, lin, { regionId, disputeId, format: 'pdf' }));
    expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(pdf.bytes.length).toBeGreaterThan(1_000);
    const trail = await deps.storage.audit.search({
      regionId,
      subject: `dispute/${disputeId}`,
      act: 'dispute.export',
      limit: 10,
    });
    expect(trail).toHaveLength(2);
    expect(code(await exportEvidence(deps, chen, { regionId, disputeId, format: 'zip' }))).toBe('forbidden');
  });
});
