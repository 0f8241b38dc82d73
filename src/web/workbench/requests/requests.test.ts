import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registered } from '../../../../tests/support/desk-requests.ts';
import { addDirectory } from '../../../../tests/support/directory.ts';
import { addRegion, testRegion } from '../../../../tests/support/staff.ts';
import { startWorkbench, type Visitor, type Workbench } from '../../../../tests/support/workbench.ts';
import { noApplicant } from '../../../domain/requests/new-request.ts';

const list = '/workbench/requests';
let bench: Workbench;
let desk: Visitor;
let clerk: Visitor;
let head: Visitor;
let other: Visitor;
let reviewer: Visitor;
const ids: string[] = [];

const applicant = {
  ...noApplicant,
  kind: 'person',
  name: '谷雨生',
  paper: 'resident-card',
  identityNumber: '990121194912310023',
  phone: '19900000099',
  email: 'guyusheng@qinghe.example',
};

beforeAll(async () => {
  bench = await startWorkbench();
  await addRegion(bench.staff);
  await addDirectory(bench.staff);
  const titles = ['征地补偿安置方案', '危房改造补助名单', '雨污分流工程概算'];
  for (const [at, day] of ['2026-10-20', '2026-10-26', '2026-11-20'].entries()) {
    bench.clock.set(`${day}T01:00:00Z`);
    const title = titles[at]!;
    const more = { agencyId: '1103', title, description: `请公开${title}。`, applicant };
    ids.push((await registered(bench.staff, more)).state.requestId);
  }
  bench.clock.set('2026-11-23T01:00:00Z');
  await registered(bench.staff, {
    agencyId: '1101',
    title: '预算执行情况',
    description: '请公开预算执行情况。',
  });
  const of = (accountId: string, role: 'clerk' | 'office-head' | 'reviewer', agencyId: string) =>
    bench.person({ accountId, name: accountId, agencyId, roles: [{ role, agencyId }] });
  desk = await bench.person({ accountId: 'desk', roles: [{ role: 'county-desk', agencyId: null }] });
  clerk = await of('clerk', 'clerk', '1103');
  head = await of('head', 'office-head', '1103');
  reviewer = await of('reviewer', 'reviewer', '1103');
  other = await of('other', 'clerk', '1101');
});
afterAll(async () => {
  await bench.stop();
  expect(bench.faults).toEqual([]);
});

const text = async (who: Visitor, path: string) => {
  const answer = await who.get(path);
  expect(answer.status, path).toBe(200);
  return answer.text();
};
const titlesIn = (page: string) =>
  ['征地补偿安置方案', '危房改造补助名单', '雨污分流工程概算', '预算执行情况'].filter((title) =>
    page.includes(`>${title}</a>`),
  );
const send = (who: Visitor, path: string, fields: Readonly<Record<string, string>>, scan?: Uint8Array) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (scan !== undefined) form.set('file', new File([scan as BlobPart], '申请书.exe'));
  return fetch(bench.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: who.cookie, Origin: bench.url, 'Sec-Fetch-Site': 'same-origin' },
    body: form,
  });
};

describe('the queue', () => {
  it('shows each their own agencies, the most urgent first, with sign and words', async () => {
    const page = await text(desk, list);
    expect(titlesIn(page)).toHaveLength(4);
    const order = ['征地补偿安置方案', '危房改造补助名单', '雨污分流工程概算'].map((each) =>
      page.indexOf(`>${each}<`),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(page).toContain('逾期 4 个工作日');
    expect(page).toContain('今天到期');
    expect(titlesIn(await text(clerk, list))).toEqual([
      '征地补偿安置方案',
      '危房改造补助名单',
      '雨污分流工程概算',
    ]);
    expect(titlesIn(await text(other, list))).toEqual(['预算执行情况']);
    expect((await other.get(`${list}?agency=1103`)).status).toBe(403);
  });

  it.each([
    ['view=over', ['征地补偿安置方案']],
    ['view=soon', ['危房改造补助名单']],
    ['view=ended', []],
    ['view=mine', []],
    [`q=${encodeURIComponent('危房')}`, ['危房改造补助名单']],
    ['from=2026-11-01&agency=1103', ['雨污分流工程概算']],
    ['until=2026-10-25', ['征地补偿安置方案']],
    ['channel=fax', []],
    ['applicant=person&agency=1101', ['预算执行情况']],
    ['open-on=2026-11-01', ['征地补偿安置方案', '危房改造补助名单']],
    ['cell=G3:granted', []],
  ])('?%s', async (query, titles) => {
    expect(titlesIn(await text(desk, `${list}?${query}`))).toEqual(titles);
  });

  it('counts are those of the lists that they lead to', async () => {
    const page = await text(desk, list);
    for (const [, href, count] of page.matchAll(
      /<a href="(\/workbench\/requests[^"]*)"[^>]*>[^<]* <b>(\d+)<\/b>/g,
    )) {
      const shown = titlesIn(await text(desk, href!.replaceAll('&amp;', '&')));
      expect(shown, href).toHaveLength(Number(count));
    }
  });

  it('says what to do where there is nothing', async () => {
    expect(await text(desk, `${list}?q=nothing`)).toContain('清除筛选');
    expect(await text(desk, `${list}?view=mine`)).toContain('件待分办的');
  });

  it('is exported as it is on the screen, applicants masked, on the record', async () => {
    const csv = await text(desk, `${list}/export.csv?view=over`);
    expect(csv).toContain('征地补偿安置方案');
    expect(csv).toContain('谷***');
    expect(csv).not.toMatch(/谷雨生|19900000099|危房/);
    const entries = await bench.staff.storage.audit.search({
      regionId: testRegion,
      act: 'request.export',
      limit: 1,
    });
    expect(entries[0]).toMatchObject({
      outcome: 'done',
      detail: { format: 'csv', requests: 1, view: 'over' },
    });
    expect((await reviewer.get(`${list}/export.csv`)).status).toBe(403);
  });
});

describe('the case page', () => {
  it('shows clock, next step, timeline and masked applicant; no name in clear', async () => {
    const page = await text(clerk, `${list}/${ids[2]}`);
    for (const words of [
      '法定期限',
      '下一步',
      '过程',
      '申请的内容',
      '请公开雨污分流工程概算',
      '谷***',
      '199****0099',
    ])
      expect(page).toContain(words);
    expect(page).not.toMatch(/谷雨生|19900000099|990121194912310023/);
    expect((await other.get(`${list}/${ids[2]}`)).status).toBe(403);
    expect((await desk.get(`${list}/none`)).status).toBe(404);
  });

  it('shows the file as it was on a past day, and its clock of that day', async () => {
    const page = await text(desk, `${list}/${ids[0]}?on=2026-10-21`);
    expect(page).toContain('2026年10月21日 结束时的案卷');
    expect(page).not.toContain('下一步');
    expect((await desk.get(`${list}/${ids[0]}?on=2026-10-01`)).status).toBe(404);
    expect(await text(desk, `${list}/${ids[0]}/clock`)).toContain('第几个工作日');
  });

  it('the end of the year: what was open, as many as are counted', async () => {
    expect(await text(reviewer, list)).toContain('href="/workbench/requests/openness"');
    expect(await text(clerk, list)).not.toContain('/workbench/requests/openness');
    const page = await text(desk, `${list}/carry-over?year=2026`);
    expect(page).toContain('<strong>4</strong>');
    expect(await text(desk, `${list}/carry-over?year=2025`)).toContain('没有结转的申请');
    expect((await desk.get(`${list}/carry-over?year=2090`)).status).toBe(422);
  });
});

describe('short acts', () => {
  it('a case is given to a person, who is told and finds it on the first page', async () => {
    const wrong = await head.post(`${list}/${ids[2]}/assign`, { agencyId: '1103', accountId: 'other' });
    expect(wrong.status).toBe(422);
    const given = { agencyId: '1103', accountId: 'clerk', unit: '权益股', dueOn: '2026-12-01' };
    expect((await head.post(`${list}/${ids[2]}/assign`, given)).status).toBe(303);
    const today = await text(clerk, '/workbench');
    expect(today).toContain('我承办的申请');
    expect(today).toMatch(/今日\s*<b class="bench-count">1<\/b>/);
    expect(await text(clerk, '/workbench/notices')).toContain('分给您办理');
    expect((await clerk.post(`${list}/${ids[2]}/assign`, given)).status).toBe(403);
    const stale = await head.post(`${list}/${ids[2]}/assign`, { ...given, version: '1' });
    expect(stale.status).toBe(409);
  });

  it('another agency is asked for its part and answers; it sees nothing else of the case', async () => {
    const question = { agencyId: '1101', question: '请核实有没有支付凭证', dueOn: '2026-11-27' };
    expect(
      (await clerk.post(`${list}/${ids[2]}/cohandle`, { ...question, dueOn: '2027-12-01' })).status,
    ).toBe(422);
    expect((await clerk.post(`${list}/${ids[2]}/cohandle`, question)).status).toBe(303);
    const notices = await bench.staff.storage.notifications.notices(testRegion, 'other', 5);
    const { link } = notices.find(({ kind }) => kind === 'request-cohandle')!;
    expect(await text(other, link)).toContain('请核实有没有支付凭证');
    expect((await other.get(`${list}/${ids[2]}`)).status).toBe(403);
    expect((await other.post(link, { text: '已核实，没有。' })).status).toBe(303);
    expect((await other.post(link, { text: '再答一次' })).status).toBe(409);
    expect(await text(clerk, link)).toContain('已核实，没有。');
  });

  it('notes are sealed and shown to the staff of the case only', async () => {
    const path = `${list}/${ids[1]}/notes`;
    expect((await clerk.post(path, { text: '已电话联系，约定周五来取 <b>' })).status).toBe(303);
    expect(await text(reviewer, path)).toContain('已电话联系，约定周五来取 &lt;b>');
    expect((await reviewer.post(path, { text: 'x' })).status).toBe(403);
    const facts = await bench.staff.storage.ledger.ofSubject(testRegion, `request/${ids[1]}`);
    expect(JSON.stringify(facts)).not.toContain('约定周五');
  });

  it('a file is taken for what it is, and opened as an attachment only', async () => {
    const path = `${list}/${ids[1]}/files`;
    const program = await send(clerk, path, { kind: 'scan' }, Uint8Array.from([0x4d, 0x5a, 0x90, 0]));
    expect(program.status).toBe(422);
    const pdf = new TextEncoder().encode('%PDF-1.4\n');
    expect((await send(clerk, path, { kind: 'scan', title: '申请书' }, pdf)).status).toBe(303);
    const files = await bench.staff.storage.caseFiles.listOf(testRegion, `request/${ids[1]}`);
    const scan = files.find(({ kind }) => kind === 'scan')!;
    expect(scan).toMatchObject({ fileName: '申请书.pdf', mediaType: 'application/pdf' });
    const opened = await clerk.get(`${path}/${scan.fileId}`);
    expect(opened.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(opened.headers.get('x-content-type-options')).toBe('nosniff');
    expect(opened.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(opened.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect((await reviewer.get(`${path}/${scan.fileId}`)).status).toBe(403);
    expect((await clerk.get(`${list}/${ids[0]}/files/${scan.fileId}`)).status).toBe(404);
  });

  it('the day of receipt is corrected with a reason; the clock follows', async () => {
    const path = `${list}/${ids[0]}/receipt`;
    const days = { arrivedAtAgency: '2026-10-19', arrivedAtOffice: '2026-10-20' };
    expect((await clerk.post(path, { ...days, reason: '收发室登记为 19 日' })).status).toBe(403);
    expect((await head.post(path, { ...days, reason: '错' })).status).toBe(422);
    expect((await head.post(path, { ...days, reason: '收发室登记为 10 月 19 日' })).status).toBe(303);
    const row = await bench.staff.storage.requests.row(testRegion, ids[0]!);
    expect(row).toMatchObject({ receivedOn: '2026-10-19', due: '2026-11-16' });
    expect(await text(desk, `${list}/${ids[0]}`)).toContain('更正收到日期为 2026年10月19日');
  });

  it('one datum is shown in clear for a reason, on this answer only', async () => {
    const path = `${list}/${ids[1]}/reveal`;
    const [datum] = (await bench.staff.storage.personal.maskedOf(testRegion, 'request', [ids[1]!])).filter(
      ({ field }) => field === 'phone',
    );
    const datumId = datum!.datumId;
    expect((await clerk.post(path, { datumId, reason: '看' })).status).toBe(422);
    const shown = await clerk.post(path, { datumId, reason: '电话通知补正' });
    expect(await shown.text()).toContain('19900000099');
    expect(await text(clerk, path)).not.toContain('19900000099');
    const [entry] = await bench.staff.storage.audit.search({
      regionId: testRegion,
      act: 'request.reveal',
      limit: 1,
    });
    expect(entry).toMatchObject({ outcome: 'done', reason: '电话通知补正', detail: { field: 'phone' } });
    expect(JSON.stringify(entry)).not.toContain('19900000099');
    expect((await other.post(path, { datumId, reason: '电话通知补正' })).status).toBe(403);
  });
});

describe('cases that are alike', () => {
  it('what the same person asked of another agency is shown to whoever may read it there', async () => {
    const elsewhere = { agencyId: '1101', title: '别处的申请', description: '请公开别处的记录。', applicant };
    await registered(bench.staff, elsewhere);
    const path = `${list}/${ids[0]}`;
    const own = await text(clerk, path);
    expect(own).toContain('同一申请人或者相同内容的申请');
    expect(own).toContain('危房改造补助名单');
    expect(own).not.toContain('别处的申请');
    expect(await text(desk, path)).toContain('别处的申请');
  });
});

describe('registration', () => {
  const fields = {
    agencyId: '1103',
    arrivedAtAgency: '2026-11-20',
    arrivedAtOffice: '2026-11-23',
    kind: 'person',
    name: '白露生',
    description: '请公开林地征收的文件。',
  };

  it('demands the evidence of the way in and shows which day counts', async () => {
    const form = await text(clerk, `${list}/new?channel=registered-post`);
    expect(form).toContain('本机关签收的日期');
    expect(form).toContain('签收');
    const lacking = await send(clerk, `${list}/new?channel=registered-post`, fields);
    expect(lacking.status).toBe(422);
    const page = await lacking.text();
    expect(page).toContain('请填写收到的凭据');
    expect(page).toContain('白露生');
  });

  it('gives number, code and receipt; both days of arrival stay; what is missing is named', async () => {
    const sent = { ...fields, evidence: 'EMS 12345678，收发室签收' };
    const done = await send(
      clerk,
      `${list}/new?channel=registered-post`,
      sent,
      new TextEncoder().encode('%PDF-1.4\n'),
    );
    expect(done.status).toBe(200);
    const page = await done.text();
    const code = /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(page)![0];
    expect(page).toContain('请至少填写一种联系方式');
    const requestId = /\/workbench\/requests\/([^/"]+)\/receipt\.pdf/.exec(page)![1]!;
    const state = await bench.staff.storage.requests.get(testRegion, requestId);
    expect(state).toMatchObject({
      receivedOn: '2026-11-20',
      arrivedAtAgency: '2026-11-20',
      arrivedAtOffice: '2026-11-23',
    });
    const receipt = await clerk.post(`${list}/${requestId}/receipt.docx`, { code });
    expect(receipt.status).toBe(200);
    expect(receipt.headers.get('content-disposition')).toContain('attachment');
    const bytes = Buffer.from(await receipt.arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    const again = await send(clerk, `${list}/new?channel=registered-post`, sent);
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('已申请过相同的内容');
  });

  it('what was read out must have been read back', async () => {
    const oral = await send(clerk, `${list}/new?channel=counter`, { ...fields, oral: 'yes' });
    expect(oral.status).toBe(422);
    const read = await send(clerk, `${list}/new?channel=counter`, {
      ...fields,
      name: '寒露生',
      oral: 'yes',
      readBack: 'yes',
    });
    expect(read.status).toBe(200);
  });

  it('ordinary post counts from the day it was confirmed', async () => {
    const posted = { ...fields, name: '霜降生', evidence: '11 月 23 日电话确认', confirmedOn: '2026-11-23' };
    expect(
      (await send(desk, `${list}/new?channel=ordinary-post`, { ...posted, confirmedOn: '' })).status,
    ).toBe(422);
    const done = await send(desk, `${list}/new?channel=ordinary-post`, posted);
    const page = await done.text();
    expect(page).toContain('2026年11月23日');
    // Confirmed three days after it came: taken, and told.
    expect(page).toContain('确认晚于到达当天');
    expect(page).toContain('申请2026年11月20日已经到达');
    const prompt = { ...posted, name: '立冬生', arrivedAtAgency: '2026-11-23', evidence: '当天电话确认' };
    const same = await send(desk, `${list}/new?channel=ordinary-post`, prompt);
    expect(same.status).toBe(200);
    expect(await same.text()).not.toContain('确认晚于到达当天');
  });

  it('is for the own agency only, except for the county’s desk', async () => {
    expect((await send(other, `${list}/new`, fields)).status).toBe(403);
    expect((await reviewer.get(`${list}/new`)).status).toBe(403);
  });
});
