import { expect, it } from 'vitest';
import { caseCounty, codesOf, placeOf, successOf } from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { addFile } from './case-file-doors.ts';
import { checkPersonal, scanFiles } from './check-personal.ts';
import { correctContact } from './correct-contact.ts';
import { cleanFile, lookAtRecord, redactFile } from './redact-file.ts';

eachDatabase((_name, open) => {
  const county = caseCounty(open);
  const aRecord = async (state: RequestCase, text: string) => {
    const bytes = await county.deps.documents.letterDocx({
      look: 'form',
      issuer: '青禾县自然资源局',
      number: null,
      title: '补偿明细',
      addressee: '',
      body: [{ kind: 'paragraph', text }],
      attachments: [],
      signature: '青禾县自然资源局',
      date: '2025-03-03',
      contact: '',
      mark: '',
    });
    const added = successOf(
      await addFile(county.deps, county.as.clerk, {
        ...placeOf(state),
        kind: 'record',
        title: '补偿明细',
        file: { fileName: '明细.docx', bytes },
      }),
    );
    return added.state.files.at(-1)!.fileId;
  };
  const textOf = async (state: RequestCase, fileId: string) => {
    const bytes = (await county.deps.storage.caseFiles.open(state.regionId, fileId))!;
    const read = successOf(await county.deps.documents.redactionPages(bytes, 'a.docx'));
    return read.pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('');
  };

  it('T-23: finds numbers of persons, burns out what is chosen, and keeps the original apart', async () => {
    const state = await county.received('2026-03-02');
    const fileId = await aRecord(state, '户主麦秋成，电话 13912345678，补偿三万元。');
    const order = { ...placeOf(state), fileId };
    const looked = successOf(await lookAtRecord(county.deps, county.as.clerk, order));
    expect(looked.found).toEqual([{ text: '13912345678', kind: '手机号', times: 1 }]);
    expect(codesOf(await redactFile(county.deps, county.as.clerk, { ...order, marks: [] }))).toEqual([
      'field-invalid',
    ]);
    const done = successOf(
      await redactFile(county.deps, county.as.clerk, {
        ...order,
        marks: [
          { kind: 'text', text: '13912345678' },
          { kind: 'text', text: '麦秋成' },
        ],
      }),
    );
    const made = done.state.files.at(-1)!;
    expect(made.kind).toBe('redacted');
    const after = await textOf(state, made.fileId);
    expect(after).toContain('补偿三万元');
    expect(after).not.toContain('13912345678');
    expect(after).not.toContain('麦秋成');
    expect(await textOf(state, fileId)).toContain('麦秋成');
    expect((await county.deps.storage.caseFiles.get(state.regionId, made.fileId))?.audience).toBe('staff');
    expect(codesOf(await cleanFile(county.deps, county.as.clerk, { ...order, fileId: made.fileId }))).toEqual(
      ['not-found'],
    );
    expect(codesOf(await lookAtRecord(county.deps, county.as.other, order))).toEqual(['forbidden']);
  });

  it('T-10: every file is looked through; numbers that were found must be explained or burnt out', async () => {
    const state = await county.received('2026-03-02');
    const fileId = await aRecord(state, '联系电话 13912345678');
    const scanned = successOf(await scanFiles(county.deps, county.as.clerk, placeOf(state)));
    expect(scanned.map(({ found }) => found?.map(({ kind }) => kind))).toEqual([['手机号']]);
    const check = (more: object) =>
      checkPersonal(county.deps, county.as.clerk, {
        ...placeOf(state),
        fileIds: [fileId],
        found: false,
        ownOnly: false,
        ...more,
      });
    expect(codesOf(await check({ fileIds: [] }))).toEqual(['field-invalid']);
    expect(codesOf(await check({ found: null }))).toEqual(['field-invalid']);
    expect(codesOf(await check({}))).toEqual(['numbers-found']);
    expect(codesOf(await check({ ownOnly: true }))).toEqual(['done']);
  });

  it('files are looked through while the county takes what else comes in', async () => {
    const state = await county.received('2026-03-02');
    const fileId = await aRecord(state, '补偿三万元。');
    const { deps, as } = county;
    const cleaned = successOf(await cleanFile(deps, as.clerk, { ...placeOf(state), fileId }));
    const fileIds = [cleaned.state.files.at(-1)!.fileId];
    const { redactionPages } = deps.documents;
    const came: number[] = [];
    const documents = {
      ...deps.documents,
      redactionPages: async (...given: Parameters<typeof redactionPages>) => {
        came.push((await county.received('2026-03-02')).version);
        return redactionPages(...given);
      },
    };
    const order = { ...placeOf(state), fileIds, found: false, ownOnly: false };
    expect(codesOf(await checkPersonal({ ...deps, documents }, as.clerk, order))).toEqual(['done']);
    expect(came).toHaveLength(1);
  });

  it('T-28: another address is taken only once it was verified, and leaves its mark without its text', async () => {
    const state = await county.received('2026-03-02');
    const order = {
      ...placeOf(state),
      field: 'address',
      value: '青禾县新禾路 2 号',
      verified: '持身份证件当面提出',
    };
    expect(codesOf(await correctContact(county.deps, county.as.clerk, { ...order, verified: ' ' }))).toEqual([
      'field-invalid',
    ]);
    successOf(await correctContact(county.deps, county.as.clerk, order));
    const owner = { regionId: state.regionId, ownerKind: 'request', ownerId: state.requestId };
    expect(await county.deps.storage.personal.openField(owner, 'address')).toBe('青禾县新禾路 2 号');
    const events = await county.deps.storage.ledger.ofSubject(state.regionId, `request/${state.requestId}`);
    expect(events.at(-1)).toMatchObject({ kind: 'request-contact-corrected', data: { field: 'address' } });
    expect(JSON.stringify(events)).not.toContain('新禾路');
  });
});
