/** A complaint from the public's form to the rectified agency, on real databases. */
import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { must } from '../../../tests/support/directory.ts';
import { live } from '../../../tests/support/lived-requests.ts';
import { addAgencies, anAgency } from '../../../tests/support/people.ts';
import { code, field, peopleCounty } from '../../../tests/support/people-county.ts';
import { aStaff, testOrigin, testRegion } from '../../../tests/support/staff.ts';
import { complaintAfter } from '../../domain/complaints/complaint.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { enterComplaintStep, openComplaintStep } from './enter-complaint-step.ts';
import { fileComplaint } from './file-complaint.ts';
import { listComplaints, openComplaintFile, showComplaint } from './show-complaint.ts';

const regionId = testRegion;
const anyone: Caller = { kind: 'anyone', from: testOrigin };
const desk = aStaff([{ role: 'county-desk', agencyId: null }], { accountId: 'desk' });
const lin = aStaff([{ role: 'clerk', agencyId: '1001' }], { accountId: 'lin' });
const chen = aStaff([{ role: 'clerk', agencyId: '1002' }], { accountId: 'chen' });

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let caseId: string;
  let number: string;
  beforeAll(async () => {
    const county = await peopleCounty(open);
    deps = county.deps;
    county.clock.set('2026-06-01T04:00:00Z');
    await addAgencies(deps, anAgency('0900', { kind: 'lead-department', name: '青禾县人民政府办公室' }));
    const late = await live(deps, { requestId: 'late', agencyId: '1001', receivedOn: '2026-03-02' });
    number = late.number;
  });
  const about = () => deps.requestRules.sides.complaint.subjects[1]!.id;
  const result = (holds: boolean) =>
    deps.requestRules.sides.complaint.results.find((each) => each.holds === holds)!.id;
  const file = (more: Record<string, string> = {}) =>
    fileComplaint(deps, anyone, {
      regionId,
      input: { agencyId: '1001', about: about(), text: '三个月没有答复。', requestNumber: number, ...more },
      files: [],
    });
  const enter = (who: Caller, step: string, input: Record<string, string>, at = caseId) =>
    enterComplaintStep(deps, who, { regionId, caseId: at, step, input });

  it('lists what is overdue for the desk to take up', async () => {
    // What lists keep was written when it came in: the night's job counts it anew.
    const { putRequest } = await import('../requests/write-request.ts');
    const state = (await deps.storage.requests.get(regionId, 'late'))!;
    await deps.storage.transaction((stores) => putRequest(stores, deps, state, '2026-06-01T04:00:00Z'));
    const { overdue } = must(
      await listComplaints(deps, desk, { regionId, open: true, words: '', after: null }),
    );
    expect(overdue.map(({ row }) => row.requestId)).toEqual(['late']);
  });

  it('comes from anybody, named or not, linked to the request', async () => {
    const filed = must(await file());
    caseId = filed.caseId;
    // Twenty working days after 1 June; 19 June is off.
    expect(filed).toMatchObject({ number: '投诉〔2026〕1号', due: '2026-06-30' });
    const shown = must(await showComplaint(deps, desk, { regionId, caseId }));
    expect(shown).toMatchObject({ requestNumber: number, person: [] });
    expect(shown.texts[0]!.text).toBe('三个月没有答复。');
    const list = { regionId, open: true, words: '', after: null } as const;
    expect(must(await listComplaints(deps, desk, list)).overdue).toEqual([]);
    const notices = await deps.storage.notifications.notices(regionId, 'desk', 9);
    expect(notices.map(({ kind }) => kind)).toContain('complaint-received');
  });

  it('does not tell the public which numbers exist', async () => {
    const filed = must(await file({ requestNumber: '没有这号', name: '某', phone: '0000-1' }));
    const shown = must(await showComplaint(deps, desk, { regionId, caseId: filed.caseId }));
    expect(shown.requestNumber).toBeNull();
    expect(shown.texts[0]!.text).toContain('没有这号');
    expect(field(await file({ text: '' }))).toBe('text');
    expect(field(await file({ about: 'nonsense' }))).toBe('about');
    expect(field(await file({ name: '某' }))).toBe('phone');
  });

  it('the agency explains, and sees what it is asked but not who complained', async () => {
    must(await enter(desk, 'ask', { question: '为什么没有答复？', dueOn: '2026-06-08' }));
    expect(code(await showComplaint(deps, lin, { regionId, caseId }))).toBe('forbidden');
    const opened = must(await openComplaintStep(deps, lin, { regionId, caseId, step: 'explain' }));
    expect(opened.question).toBe('为什么没有答复？');
    expect(code(await openComplaintStep(deps, chen, { regionId, caseId, step: 'explain' }))).toBe(
      'forbidden',
    );
    must(await enter(lin, 'explain', { text: '经办人调岗，没有移交。' }));
    const notices = await deps.storage.notifications.notices(regionId, 'desk', 9);
    expect(notices.map(({ kind }) => kind)).toContain('complaint-explained');
  });

  it('true: nothing is answered before the agency is told to put it right (L-47.1)', async () => {
    must(await enter(desk, 'find', { result: result(true), finding: '逾期属实。' }));
    const answer = { on: '2026-06-01', way: '邮寄', text: '反映属实，已督促整改。' };
    expect(field(await enter(desk, 'answer', answer))).toBe('text');
    const form = deps.requestRules.letters.find(
      (each) => each.purpose === 'supervision' && each.requires.some(({ fact }) => fact === 'report_by'),
    )!.id;
    const words = { matter: '逾期不答复', finding: '逾期属实', requirement: '五日内答复' };
    expect(field(await enter(desk, 'order', { form, ...words, dueOn: '' }))).toBe('dueOn');
    must(await enter(desk, 'order', { form, ...words, dueOn: '2026-06-15' }));
    const { state } = must(await showComplaint(deps, desk, { regionId, caseId }));
    const { pdf } = state.orders[0]!;
    const file = must(await openComplaintFile(deps, desk, { regionId, caseId, fileId: pdf }));
    expect(Buffer.from(file.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    must(await enter(desk, 'answer', answer));
    const rectifying = must(await showComplaint(deps, desk, { regionId, caseId }));
    expect(rectifying).toMatchObject({ actBy: '2026-06-15' });
    expect(rectifying.step.open).toBe(true);
    must(await enter(desk, 'rectified', { on: '2026-06-01', text: '已答复申请人。' }));
    expect(must(await showComplaint(deps, desk, { regionId, caseId })).step.open).toBe(false);
    const events = await deps.storage.ledger.ofSubject(regionId, `complaint/${caseId}`);
    const folded = events.reduce<ReturnType<typeof complaintAfter>>(complaintAfter, null);
    expect(folded).toEqual(await deps.storage.sideCases.get(regionId, 'complaint', caseId));
    expect(JSON.stringify(events)).not.toContain('调岗');
  });

  it('untrue: answered, and done', async () => {
    const filed = must(await file({ requestNumber: '', name: '周知远', phone: '0000-1234567' }));
    const kept = async () => {
      const data = await deps.storage.personal.maskedOf(regionId, 'complaint', [filed.caseId]);
      const papers = await deps.storage.caseFiles.listOf(regionId, `complaint/${filed.caseId}`);
      return {
        ...Object.fromEntries(data.map((each) => [each.field, each.retainUntil])),
        papers: [...new Set(papers.map(({ retainUntil }) => retainUntil ?? null))],
      };
    };
    expect(await kept()).toEqual({ name: null, phone: null, papers: [null] });
    must(await enter(desk, 'find', { result: result(false), finding: '已按期答复。' }, filed.caseId));
    const words = { matter: 'x', finding: 'x', requirement: 'x', dueOn: '' };
    const form = deps.requestRules.letters.find((each) => each.purpose === 'supervision')!.id;
    expect(field(await enter(desk, 'order', { form, ...words }, filed.caseId))).toBe('form');
    const answer = { on: '2026-06-01', way: '电话', text: '经查已答复。' };
    must(await enter(desk, 'answer', answer, filed.caseId));
    // Three and ten years from the day on which it was closed (rules/privacy/retention.yaml).
    expect(await kept()).toEqual({ phone: '2029-06-01', name: '2036-06-01', papers: ['2036-06-01'] });
    expect(must(await showComplaint(deps, desk, { regionId, caseId: filed.caseId })).step.open).toBe(false);
  });

  it('several at once with their files: each has its number, none waits for another’s file for ever', async () => {
    const bytes = new Uint8Array(300_000).fill(9);
    const paper = {
      kind: 'application',
      title: '材料',
      fileName: '材料.pdf',
      mediaType: 'application/pdf',
      bytes,
    };
    const input = { agencyId: '1001', about: about(), text: '没有答复。', requestNumber: '' };
    const filed = await Promise.all(
      [1, 2, 3].map(() => fileComplaint(deps, anyone, { regionId, input, files: [paper, paper] })),
    );
    const numbers = filed.map((each) => must(each).number);
    expect(new Set(numbers).size).toBe(3);
    const files = await deps.storage.caseFiles.listOf(regionId, `complaint/${must(filed[2]!).caseId}`);
    expect(files.filter(({ fileName }) => fileName !== '')).toHaveLength(2);
  });
});
