import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addRegion, testOrigin, testRegion } from '../../../../tests/support/staff.ts';
import { startWorkbench, type Visitor, type Workbench } from '../../../../tests/support/workbench.ts';
import { verifyExport } from '../../../usecases/audit-trail/verify-export.ts';

let bench: Workbench;
let auditor: Visitor;
let system: Visitor;

async function append(more: object = {}): Promise<void> {
  await bench.staff.storage.transaction((stores) =>
    stores.audit.append({
      regionId: testRegion,
      at: '2026-11-20T16:00:00.000Z',
      actor: 'account/system',
      onBehalfOf: null,
      ...testOrigin,
      act: 'account.create',
      subject: 'account/auditor',
      outcome: 'done',
      reason: '',
      beforeDigest: null,
      afterDigest: null,
      detail: {},
      ...more,
    }),
  );
}

const newest = async () => (await bench.staff.storage.audit.search({ regionId: testRegion, limit: 1 }))[0]!;

beforeAll(async () => {
  bench = await startWorkbench();
  await addRegion(bench.staff);
  auditor = await bench.person({
    accountId: 'auditor',
    name: '周审计',
    roles: [{ role: 'audit-administrator', agencyId: null }],
  });
  system = await bench.person({
    accountId: 'system',
    name: '赵系统',
    roles: [{ role: 'system-administrator', agencyId: null }],
  });
  await append({ agent: '<script>alert(1)</script>', detail: { '<b>': '"&' } });
  for (let i = 0; i < 60; i += 1) await append({ subject: `agency/${i}`, act: 'agency.change' });
});
afterAll(() => bench.stop());

const pages = [
  '/workbench/audit',
  '/workbench/audit/1',
  '/workbench/audit/verify',
  '/workbench/audit/head',
  '/workbench/audit/export.csv',
  '/workbench/audit/export.jsonl',
];

describe('the doors', () => {
  it.each(pages)('%s is for the audit administrator only, and a refusal is recorded', async (path) => {
    expect((await auditor.get(path)).status).toBe(200);
    const refused = await system.get(path);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('审计管理员');
    expect(await newest()).toMatchObject({ actor: 'account/system', outcome: 'refused' });
    const nobody = await bench.nobody.get(path);
    expect(nobody.status).toBe(303);
    expect(nobody.headers.get('location')).toContain('/workbench/sign-in?return=');
    expect(bench.faults).toEqual([]);
  });

  it('is closed to another system administrator’s verification as well', async () => {
    for (const head of ['', 'nonsense']) {
      expect((await system.post('/workbench/audit/verify', { head })).status).toBe(403);
    }
  });
});

describe('the list', () => {
  it('shows each entry in words, and pages to the oldest', async () => {
    const first = await (await auditor.get('/workbench/audit?act=agency.change')).text();
    expect(first).toContain('赵系统');
    expect(first).toContain('修改机关的基本情况');
    expect(first).toContain('2026-11-21 00:00:00');
    expect(first).toContain('已完成');
    const next = /rel="next" href="([^"]+)"/.exec(first)![1]!.replaceAll('&amp;', '&');
    expect(next).toContain('act=agency.change&before=');
    const last = await (await auditor.get(next)).text();
    expect(last).toContain('已到最早的一条');
    expect(last).toContain('agency/0<');
  });

  it('keeps what was typed, with the problem at its field', async () => {
    const answer = await auditor.get('/workbench/audit?from=2026-11-22&until=2026-11-20&person=%22%3E');
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('id="until-problem"');
    expect(html).toContain('value="2026-11-22"');
    expect(html).not.toContain('">"');
  });

  it('says that nobody has such a name', async () => {
    expect(await (await auditor.get('/workbench/audit?person=%E6%97%A0%E6%AD%A4%E4%BA%BA')).text()).toContain(
      '没有姓名或登录名含“无此人”的账户',
    );
  });
});

describe('an entry', () => {
  it('shows all of it, harmlessly, with its neighbours', async () => {
    const { entryId, previous } = (
      await bench.staff.storage.audit.search({ regionId: testRegion, act: 'account.create', limit: 1 })
    )[0]!;
    const html = await (await auditor.get(`/workbench/audit/${entryId}`)).text();
    expect(html).toContain('开设账户（account.create）');
    expect(html).toContain('账户 周审计（account/auditor）');
    expect(html).toContain('&lt;script>alert(1)&lt;/script>');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain(previous);
    expect(html).toContain(`/workbench/audit/${entryId + 1}`);
    expect(html).toContain('/workbench/audit?subject=account%2Fauditor');
  });

  it.each(['99999', '0', 'x', '1e1'])('that is not there (%s) is not found', async (id) => {
    expect((await auditor.get(`/workbench/audit/${id}`)).status).toBe(404);
  });
});

describe('verification', () => {
  it('says that the chain is whole, and compares it with the printed head', async () => {
    const sheet = await (await auditor.get('/workbench/audit/head')).text();
    expect(sheet).toContain('见证人签字');
    const cells = [...sheet.matchAll(/<dd[^>]*>(.*?)<\/dd>/g)].map((match) =>
      match[1]!.replace(/<[^>]+>/g, ' '),
    );
    const [region, entries, hash, check] = cells as [string, string, string, string];
    const typed = `Region: ${region.slice(0, 6)}\nEntries: ${entries}\nHash: ${hash.toUpperCase()}\nCheck: ${check}`;
    const plain = await (await auditor.post('/workbench/audit/verify', { head: '' })).text();
    expect(plain).toContain('审计链完整');
    const compared = await (await auditor.post('/workbench/audit/verify', { head: typed })).text();
    expect(compared).toContain('与另存的链首相符');
    expect(await newest()).toMatchObject({ act: 'audit.verify', detail: { broken: 0, complete: true } });

    const slip = await auditor.post('/workbench/audit/verify', { head: typed.replace(check, 'zzzz') });
    expect(slip.status).toBe(422);
    const wrong = await auditor.post('/workbench/audit/verify', {
      head: `${testRegion}:2:${'a'.repeat(64)}`,
    });
    expect(await wrong.text()).toContain('与另存的链首不符');
    const other = await auditor.post('/workbench/audit/verify', { head: `990122:2:${'a'.repeat(64)}` });
    expect(await other.text()).toContain('另一个县区');
  });
});

describe('export', () => {
  it('hands out what the page shows, as a file that nobody keeps', async () => {
    const answer = await auditor.get('/workbench/audit/export.csv?act=agency.change');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="audit-990121-\d{14}\.csv"$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const csv = await answer.text();
    expect(csv.trimEnd().split('\r\n')).toHaveLength(61);
    expect(csv).toContain('修改机关的基本情况');
  });

  it('as JSON lines can be verified', async () => {
    const text = await (await auditor.get('/workbench/audit/export.jsonl')).text();
    const lines = (async function* () {
      yield* text.split('\n');
    })();
    expect(await verifyExport(bench.staff.secrets.sm3, lines)).toMatchObject({
      ok: true,
      value: { whole: true, verdict: { broken: 0 } },
    });
  });

  it('says what is wrong with the conditions', async () => {
    expect((await auditor.get('/workbench/audit/export.csv?from=x')).status).toBe(422);
  });
});
