import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import {
  addRegion,
  otherRegion,
  testClock,
  testOrigin,
  testRegion,
  testStaffDeps,
} from '../../../tests/support/staff.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { Database } from '../../storage/open-database.ts';
import { sweep } from '../jobs/sweep.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { addDraftFile, beginDraft, dropDraft, dropDraftFile, openDraft, save, saveDraft } from './draft.ts';

const citizen: Caller = { kind: 'anyone', from: testOrigin };
const program: Caller = { kind: 'program', from: { door: 'job', address: '', agent: '' } };

eachDatabase((_name, open) => {
  let database: Database;
  let deps: StaffDeps;
  const clock = testClock('2026-11-21T01:00:00Z');
  const rows = async () =>
    (
      await sql<{ drafts: number; files: number; pieces: number }>`select
        (select count(*) from request_draft) as drafts, (select count(*) from case_file) as files,
        (select count(*) from case_file_piece) as pieces`.execute(database.kysely)
    ).rows[0];
  const begun = async () => {
    const draft = await beginDraft(deps, citizen, { regionId: testRegion, agencyId: 'a1' });
    if (!draft.ok) throw new Error('refused');
    return draft.value.token;
  };
  const add = (token: string, files = 5, bytes = 1_000, county = 1_000_000) =>
    addDraftFile(
      deps,
      citizen,
      {
        regionId: testRegion,
        token,
        file: {
          kind: 'identity-proof',
          title: '身份证明',
          fileName: '证.png',
          mediaType: 'image/png',
          bytes: new Uint8Array([1, 2, 3]),
        },
      },
      { files, bytes, county },
    );
  const opened = async (token: string, regionId = testRegion) => {
    const draft = await openDraft(deps, citizen, { regionId, token });
    return draft.ok ? draft.value : null;
  };

  beforeAll(async () => {
    database = await open();
    deps = testStaffDeps(database, clock);
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
  });

  it('keeps what was typed and added, for the holder of the token in its county only', async () => {
    const token = await begun();
    const document = {
      ...(await opened(token))!.document,
      items: [{ title: '宅基地', description: '审批文件' }],
    };
    await saveDraft(deps, citizen, { regionId: testRegion, token, document });
    expect(await add(token)).toMatchObject({ ok: true });
    expect(await add(token, 1)).toMatchObject({ ok: false, problems: [{ field: 'file' }] });
    expect(await add(token, 5, 5)).toMatchObject({ ok: false, problems: [{ field: 'file' }] });
    // Another draft's file counts too: nobody fills the disk with drafts.
    expect(await add(await begun(), 5, 1_000, 5)).toMatchObject({ ok: false, problems: [{ field: 'file' }] });
    expect(await add(await begun(), 5, 1_000, 6)).toMatchObject({ ok: true });
    expect(await opened(token)).toMatchObject({ document, files: [{ fileName: '证.png', size: 3 }] });
    expect(await opened(token, otherRegion)).toBeNull();
    expect(await opened(`${token}x`)).toBeNull();
  });

  it('a page that is saved while the draft is filed does not bring it back', async () => {
    const token = await begun();
    const { document, draftId } = (await opened(token))!;
    const filed = [{ requestId: 'r1', number: '1号', code: 'ABCD' }];
    let saving: Promise<unknown> = Promise.resolve();
    await deps.storage.transaction(async (stores) => {
      await stores.regions.hold(testRegion);
      await save(stores, deps, testRegion, draftId, { ...document, filed });
      saving = saveDraft(deps, citizen, { regionId: testRegion, token, document });
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    expect(await saving).toMatchObject({ ok: false });
    expect((await opened(token))!.document.filed).toEqual(filed);
    await dropDraft(deps, citizen, { regionId: testRegion, token });
  });

  it('leaves nothing of a file that was taken out, nor of a draft that was thrown away', async () => {
    const before = await rows();
    const token = await begun();
    await add(token);
    await add(token);
    const [first] = (await opened(token))!.files;
    const order = { regionId: testRegion, token, fileId: first!.fileId };
    expect(await dropDraftFile(deps, citizen, order)).toMatchObject({ ok: true });
    expect(await dropDraftFile(deps, citizen, order)).toMatchObject({ ok: false });
    expect((await opened(token))!.files).toHaveLength(1);
    await dropDraft(deps, citizen, { regionId: testRegion, token });
    expect(await opened(token)).toBeNull();
    expect(await rows()).toEqual(before);
  });

  it('is gone after its days, and the nightly job takes its rows away', async () => {
    const token = await begun();
    await add(token);
    clock.set('2026-11-28T15:59:00Z');
    expect(await opened(token)).not.toBeNull();
    clock.set('2026-11-28T16:00:00Z');
    expect(await opened(token)).toBeNull();
    expect(await add(token)).toMatchObject({ ok: false });
    clock.set('2026-11-28T19:00:00Z');
    expect(await sweep(deps, program)).toMatchObject({ ok: true });
    expect(await rows()).toEqual({ drafts: 0, files: 0, pieces: 0 });
  });
});
