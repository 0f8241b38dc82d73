import { beforeAll, beforeEach, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { aRequest, endedColumns } from '../../../tests/support/request-cases.ts';
import { addRegion, aStaff, testClock, testRegion, testStaffDeps } from '../../../tests/support/staff.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { Consultation, RequestCase } from '../../domain/requests/request-case.ts';
import type { DisputeColumns } from '../ports/disputes.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { anonymiseDue } from './anonymise-due.ts';
import { keepDisputeFiles, keepRequestData } from './keep-request-data.ts';
import { showRetention } from './show-retention.ts';

const program: Caller = { kind: 'program', from: { door: 'job', address: '', agent: '' } };
const at = '2026-03-20T01:00:00.000Z';

const ended = (requestId: string, more: Partial<RequestCase> = {}): RequestCase => ({
  ...aRequest(requestId),
  ended: { on: '2026-03-20', answer: 'answer-1', grounds: [] },
  ...more,
});

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  const clock = testClock('2026-03-20T01:00:00Z');
  const bytes = new TextEncoder().encode('内容');

  async function putFile(fileId: string, owner: string, kind: string): Promise<void> {
    await deps.storage.caseFiles.add(
      {
        regionId: testRegion,
        fileId,
        owner,
        kind,
        title: '',
        fileName: `${fileId}.pdf`,
        mediaType: 'application/pdf',
        size: bytes.length,
        sha256: 'digest',
        audience: 'staff',
        createdAt: at,
        createdBy: 'tester',
      },
      bytes,
    );
  }
  const putDatum = (ownerKind: string, ownerId: string, kind: 'phone' | 'identity-number' | 'other') =>
    deps.storage.personal.put({ regionId: testRegion, ownerKind, ownerId }, kind, kind, '13812345678', at);
  const dataOf = async (ownerKind: string, ownerId: string) =>
    Object.fromEntries(
      (await deps.storage.personal.maskedOf(testRegion, ownerKind, [ownerId])).map(
        ({ kind, retainUntil }) => [kind, retainUntil],
      ),
    );
  const filesOf = async (owner: string) =>
    Object.fromEntries(
      (await deps.storage.caseFiles.listOf(testRegion, owner)).map(({ kind, retainUntil }) => [
        kind,
        retainUntil,
      ]),
    );
  const putDispute = (disputeId: string, requestId: string, more: Partial<DisputeColumns>) =>
    deps.storage.disputes.put(
      { regionId: testRegion, disputeId, version: 1 } as unknown as Parameters<
        StaffDeps['storage']['disputes']['put']
      >[0],
      {
        state: 's',
        open: true,
        number: disputeId,
        requestId,
        agencyId: 'a1',
        procedure: 'review-ordinary',
        organ: '青禾县人民政府',
        group: 'review',
        counted: true,
        acceptedOn: '2026-04-01',
        result: null,
        effectiveOn: null,
        lost: false,
        actBy: null,
        answer: null,
        ground: null,
        ...more,
      },
    );
  const keep = (state: RequestCase) =>
    deps.storage.transaction((stores) => keepRequestData(stores, deps, state));

  beforeAll(async () => {
    deps = testStaffDeps(await open(), clock);
    await addRegion(deps);
  });

  let serial = 0;
  let id = '';
  beforeEach(async () => {
    serial += 1;
    id = `r${serial}`;
    await deps.storage.requests.put(aRequest(id), endedColumns('2026-03-20'));
    await putDatum('request', id, 'phone');
    await putDatum('request', id, 'identity-number');
    await putDatum('request', id, 'other');
    await putDatum('consultation', `c${serial}`, 'phone');
    await putFile(`proof${serial}`, `request/${id}`, 'identity-proof');
    await putFile(`letter${serial}`, `request/${id}`, 'letter');
  });
  const consulted = (): Pick<RequestCase, 'consultations'> => ({
    consultations: [{ consultation: `c${serial}` } as unknown as Consultation],
  });

  it('keeps everything in use until the request ends', async () => {
    await keep({ ...ended(id), ended: null });
    expect(await dataOf('request', id)).toEqual({ phone: null, 'identity-number': null, other: null });
    expect(await filesOf(`request/${id}`)).toEqual({ 'identity-proof': null, letter: null });
  });

  it('counts each kind from the end, of applicant, third party and files', async () => {
    await keep(ended(id, consulted()));
    expect(await dataOf('request', id)).toEqual({
      phone: '2029-03-20',
      'identity-number': '2031-03-20',
      other: '2036-03-20',
    });
    expect(await dataOf('consultation', `c${serial}`)).toEqual({ phone: '2029-03-20' });
    expect(await filesOf(`request/${id}`)).toEqual({ 'identity-proof': '2031-03-20', letter: '2036-03-20' });
  });

  it('counts what ended before the law from its first day', async () => {
    await keep(ended(id, { ended: { on: '2015-05-05', answer: 'answer-1', grounds: [] } }));
    expect(await dataOf('request', id)).toMatchObject({ phone: '2024-11-01' });
  });

  it('waits for disputes: in use while one is open, then from the day the last took effect', async () => {
    const state = ended(id, { disputes: [{ disputeId: `d${serial}`, procedure: 'review-ordinary' }] });
    await keep(ended(id));
    await putDispute(`d${serial}`, id, {});
    await putFile(`bundle${serial}`, `dispute/d${serial}`, 'bundle');
    await keep(state);
    expect(await dataOf('request', id)).toEqual({ phone: null, 'identity-number': null, other: null });
    expect(await filesOf(`request/${id}`)).toEqual({ 'identity-proof': null, letter: null });

    const over = { open: false, result: 'upheld', effectiveOn: '2026-08-31' };
    await putDispute(`d${serial}`, id, over);
    await keep(state);
    expect(await dataOf('request', id)).toMatchObject({ phone: '2029-08-31' });
    expect(await filesOf(`request/${id}`)).toMatchObject({ letter: '2036-08-31' });
    const row = { regionId: testRegion, disputeId: `d${serial}`, ...over };
    await keepDisputeFiles(deps.storage, deps, row, '2026-12-01');
    expect(await filesOf(`dispute/d${serial}`)).toEqual({ bundle: '2036-08-31' });
    await keepDisputeFiles(deps.storage, deps, { ...row, effectiveOn: null }, '2026-12-01');
    expect(await filesOf(`dispute/d${serial}`)).toEqual({ bundle: '2036-12-01' });
    await keepDisputeFiles(deps.storage, deps, { ...row, open: true }, '2026-12-01');
    expect(await filesOf(`dispute/d${serial}`)).toEqual({ bundle: null });
  });

  it('is carried out by the nightly job: files lose their content the day after, proved as data are', async () => {
    const { caseFiles, audit } = deps.storage;
    await keep(ended(id));
    clock.set('2031-03-20T15:59:00Z');
    expect(await anonymiseDue(deps, program)).toMatchObject({ ok: true });
    expect(await caseFiles.open(testRegion, `proof${serial}`)).toEqual(bytes);
    clock.set('2031-03-20T16:00:00Z');
    const after = await anonymiseDue(deps, program);
    if (!after.ok) throw new Error('refused');
    const [batch] = after.value.files;
    const ids = [`proof2`, `proof${serial}`].sort();
    expect(after.value.files).toHaveLength(1);
    expect(batch).toEqual({
      regionId: testRegion,
      files: 2,
      kinds: 'identity-proof 2',
      listDigest: deps.secrets.sm3(ids.join('\n')),
      left: 0,
    });
    expect(await caseFiles.open(testRegion, `proof${serial}`)).toBeNull();
    expect(await caseFiles.get(testRegion, `proof${serial}`)).toMatchObject({
      fileName: '',
      sha256: 'digest',
      destroyedAt: '2031-03-20T16:00:00.000Z',
    });
    expect(await caseFiles.open(testRegion, `letter${serial}`)).toEqual(bytes);
    expect(await caseFiles.open(testRegion, 'proof1')).toEqual(bytes);
    const entries = await audit.search({ regionId: testRegion, act: 'personal.anonymise', limit: 5 });
    expect(entries.find(({ subject }) => subject === 'case-files')).toMatchObject({
      actor: 'program',
      outcome: 'done',
      detail: { files: 2, kinds: 'identity-proof 2', listDigest: batch!.listDigest, left: 0 },
    });
    const security = aStaff([{ role: 'security-administrator', agencyId: null }]);
    const shown = await showRetention(deps, security);
    if (!shown.ok) throw new Error('refused');
    expect(shown.value.past.map(({ kinds }) => kinds)).toContain('案卷文件的内容 2 份');
    expect(shown.value.files.map(({ ownerName, what }) => `${ownerName}：${what}`)).toContain(
      '依申请公开的申请人：身份证明的复印件',
    );
    clock.set('2026-03-20T01:00:00Z');
  });
});
