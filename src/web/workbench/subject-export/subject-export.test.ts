import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testRegion } from '../../../../tests/support/staff.ts';
import { startWorkbench, type Visitor, type Workbench } from '../../../../tests/support/workbench.ts';

const path = '/workbench/subject-export';
const form = {
  kind: 'phone',
  value: '138 1234 5678',
  check: 'id-card',
  reason: '本人到窗口要求复制',
  format: 'html',
};

let bench: Workbench;
let desk: Visitor;
let clerk: Visitor;
let security: Visitor;

beforeAll(async () => {
  bench = await startWorkbench();
  await bench.staff.storage.regions.add({
    regionId: testRegion,
    name: '青禾县',
    level: 'county',
    province: null,
    prefecture: null,
  });
  desk = await bench.person({ accountId: 'desk', roles: [{ role: 'county-desk', agencyId: null }] });
  clerk = await bench.person({ accountId: 'clerk', name: '陈一' });
  security = await bench.person({
    accountId: 'security',
    roles: [{ role: 'security-administrator', agencyId: null }],
  });
  const at = bench.clock().toISOString();
  for (const [ownerId, phone, until] of [
    ['clerk', '13812345678', null],
    ['gone', '13700000001', '2026-11-20'],
  ] as const) {
    const owner = { regionId: testRegion, ownerKind: 'account', ownerId };
    await bench.staff.storage.personal.put(owner, 'phone', 'phone', phone, at, until);
  }
});
afterAll(async () => {
  expect(bench.faults).toEqual([]);
  await bench.stop();
});

describe(path, () => {
  it('gives the file as a download that nobody keeps', async () => {
    const page = await desk.get(path);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('本人到场，出示身份证原件');
    const file = await desk.post(path, form);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="personal-data-\w+\.html"$/,
    );
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(file.headers.get('content-security-policy')).not.toBeNull();
    const text = await file.text();
    expect(text).toContain('陈一');
    expect(text).toContain('13812345678');
  });

  it('keeps what was typed when something is missing, and says what', async () => {
    const answer = await desk.post(path, { ...form, check: '', reason: '无' });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('value="138 1234 5678"');
    expect(text).toContain('href="#check"');
    expect(text).toContain('href="#reason"');
  });

  it('is closed to others', async () => {
    expect((await clerk.get(path)).status).toBe(403);
    expect((await clerk.post(path, form)).status).toBe(403);
    expect((await bench.nobody.get(path)).headers.get('location')).toContain('/workbench/sign-in');
    expect((await bench.nobody.post(path, form)).headers.get('location')).toContain('/workbench/sign-in');
  });
});

describe('/workbench/me/export', () => {
  it('sends to the confirmation first, and then gives one’s own data', async () => {
    const own = '/workbench/me/export';
    expect((await clerk.get(own)).status).toBe(200);
    const sent = await clerk.post(own, { format: 'json' });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toBe('/workbench/sign-in/confirm?return=%2Fworkbench%2Fme%2Fexport');
    const [session] = await bench.staff.storage.signIn.sessions(testRegion, 'clerk');
    await bench.staff.storage.signIn.confirmSession(
      testRegion,
      session!.sessionId,
      bench.clock().toISOString(),
    );
    const file = await clerk.post(own, { format: 'json' });
    expect(file.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(JSON.stringify(await file.json())).toContain('13812345678');
    expect((await bench.nobody.post(own, {})).headers.get('location')).toContain('/workbench/sign-in');
  });
});

describe('/workbench/retention', () => {
  it('shows the periods and counts, each a link to its masked list', async () => {
    const page = await security.get('/workbench/retention');
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('有 1 项已到期');
    expect(text).toContain('6 个月');
    const link = /href="(\/workbench\/retention\/list\?state=due[^"]+)"/
      .exec(text)![1]!
      .replaceAll('&amp;', '&');
    const list = await (await security.get(link)).text();
    expect(list).toContain('137****0001');
    expect(list).not.toContain('13700000001');
  });

  it('is closed to others, and answers to a list that is not there', async () => {
    expect((await desk.get('/workbench/retention')).status).toBe(403);
    expect((await desk.get('/workbench/retention/list?state=due&owner=account&kind=phone')).status).toBe(403);
    expect((await security.get('/workbench/retention/list?state=all')).status).toBe(404);
    expect((await bench.nobody.get('/workbench/retention')).status).toBe(303);
  });
});
