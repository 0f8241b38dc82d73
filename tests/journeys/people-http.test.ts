/** Accounts, roles, delegations and handover over real HTTP: the way through, and the ways that are closed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDueTasks } from '../../src/usecases/tasks/make-due-tasks.ts';
import { addAgencies, anAgency } from '../support/people.ts';
import { addRegion, otherRegion, testRegion } from '../support/staff.ts';
import { startWorkbench, type Visitor, type Workbench } from '../support/workbench.ts';

let bench: Workbench;
const who: Record<string, Visitor> = {};
const program = { kind: 'program', from: { door: 'job', address: '', agent: '' } } as const;

beforeAll(async () => {
  bench = await startWorkbench();
  await addRegion(bench.staff);
  await addRegion(bench.staff, otherRegion, '另一县');
  await addAgencies(bench.staff, anAgency('1001'), anAgency('1002'));
  const add = async (
    accountId: string,
    role: 'clerk' | 'county-desk' | 'inspector',
    agencyId: string | null,
  ) => {
    who[accountId] = await bench.person({ accountId, agencyId, roles: [{ role, agencyId }] });
  };
  for (const role of ['system-administrator', 'security-administrator', 'audit-administrator'] as const) {
    const accountId = role.split('-')[0]!;
    who[accountId] = await bench.person({ accountId, roles: [{ role, agencyId: null }] });
  }
  await add('desk', 'county-desk', null);
  await add('lin', 'clerk', '1001');
  await add('chen', 'clerk', '1002');
  who.elsewhere = await bench.person({
    accountId: 'elsewhere',
    regionId: otherRegion,
    roles: [{ role: 'system-administrator', agencyId: null }],
  });
});
afterAll(async () => {
  await bench?.stop();
  expect(bench.faults).toEqual([]);
});

const moved = (response: Response) => [response.status, response.headers.get('location')];
const statusOf = async (name: string, path: string) => (await who[name]!.get(path)).status;
const aForm = {
  signInName: 'wang.mang',
  name: '汪芒种',
  agencyId: '1001',
  email: 'w@qinghe.example',
  phone: '19900000009',
};

describe('an account', () => {
  let address = '';

  it('is opened with a link that is shown once, and never stands in an address', async () => {
    const answer = await who.system!.post('/workbench/people/new', aForm);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    expect(page).toMatch(/workbench\/invitation\/990121\/[\w-]{40,}/);
    address = /href="(\/workbench\/people\/[a-z2-7]{16})"/.exec(page)![1]!;
    expect(await (await who.system!.get(address)).text()).not.toContain('/workbench/invitation/');
  });

  it('comes back with what was typed and what is wrong with it', async () => {
    const answer = await who.system!.post('/workbench/people/new', { ...aForm, name: '' });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('请填写姓名');
    expect(page).toContain('已有人使用');
    expect(page).toContain('value="w@qinghe.example"');
  });

  it('shows contacts masked until a reason is given, and then one of them', async () => {
    const page = await (await who.system!.get(address)).text();
    expect(page).not.toContain('19900000009');
    const datumId = /<option value="([a-z2-7]{16})"[^>]*>手机或电话/.exec(page)![1]!;
    const short = await who.system!.post(`${address}/reveal`, { datumId, reason: '看看' });
    expect(short.status).toBe(422);
    expect(await short.text()).not.toContain('19900000009');
    const shown = await (
      await who.system!.post(`${address}/reveal`, { datumId, reason: '电话通知系统升级' })
    ).text();
    expect(shown).toContain('19900000009');
    expect(shown).not.toContain('w@qinghe.example');
    expect(
      (await who.security!.post(`${address}/reveal`, { datumId, reason: '电话通知系统升级' })).status,
    ).toBe(403);
  });

  it('is changed, disabled and enabled, each with a word that it is done', async () => {
    const changed = await who.system!.post(`${address}/edit`, {
      ...aForm,
      name: '汪小芒',
      email: '',
      phone: '',
    });
    expect(moved(changed)).toEqual([303, `${address}?done=changed`]);
    expect(moved(await who.system!.post(`${address}/disable`, {}))).toEqual([303, `${address}?done=disable`]);
    expect(await (await who.system!.get(`${address}?done=disable`)).text()).toContain('账户已停用');
    expect(moved(await who.system!.post(`${address}/enable`, {}))).toEqual([303, `${address}?done=enable`]);
    expect((await who.system!.post(`${address}/enable`, {})).status).toBe(422);
    expect((await who.system!.post('/workbench/people/system/disable', {})).status).toBe(422);
  });

  it('that is disabled is signed out at once', async () => {
    const gone = await bench.person({ accountId: 'gone' });
    expect((await gone.get('/workbench')).status).toBe(200);
    await who.system!.post('/workbench/people/gone/disable', {});
    expect(moved(await gone.get('/workbench'))[0]).toBe(303);
  });
});

describe('roles', () => {
  it('are given and taken back by the security administrator', async () => {
    const given = await who.security!.post('/workbench/roles/lin/grant', {
      role: 'reviewer',
      agencyId: '1002',
    });
    expect(moved(given)).toEqual([303, '/workbench/roles/lin?done=granted']);
    const page = await (await who.security!.get('/workbench/roles/lin')).text();
    expect(page).toContain('审核员（第1002局）');
    const grantId = /name="grantId" value="([a-z2-7]{16})"/.exec(page)![1]!;
    const taken = await who.security!.post('/workbench/roles/lin/revoke', { grantId });
    expect(taken.headers.get('location')).toContain('done=revoked');
  });

  it('that do not fit are refused with the way out, and the choice kept', async () => {
    const answer = await who.security!.post('/workbench/roles/lin/grant', {
      role: 'audit-administrator',
      agencyId: '',
    });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('三员分立');
    expect(page).toMatch(/<option value="audit-administrator" selected/);
    const own = await who.security!.post('/workbench/roles/security/grant', {
      role: 'clerk',
      agencyId: '1001',
    });
    expect(await own.text()).toContain('不能给自己授予角色');
  });
});

describe('delegation and handover', () => {
  it('a role is lent, used and ended', async () => {
    const form = {
      grantId: 'lin-1',
      toAccountId: 'chen',
      from: '2026-11-21',
      until: '2026-11-25',
      reason: '出差',
    };
    const wrong = await who.lin!.post('/workbench/delegations/new', { ...form, until: '2026-11-01' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('最后一天早于开始的日期');
    expect(moved(await who.lin!.post('/workbench/delegations/new', form))).toEqual([
      303,
      '/workbench/delegations?done=made',
    ]);
    expect((await who.lin!.post('/workbench/delegations/new', { ...form, grantId: '' })).status).toBe(422);
    const page = await (await who.chen!.get('/workbench/delegations')).text();
    expect(page).toContain('chen 代 lin：信息员（第1001局）');
    const end = /action="(\/workbench\/delegations\/[a-z2-7]{16}\/end)"/.exec(page)![1]!;
    expect((await who.audit!.post(end, {})).status).toBe(403);
    expect((await who.elsewhere!.post(end, {})).status).toBe(403);
    expect((await who.chen!.post(end, {})).status).toBe(303);
  });

  it('open work is on 今日, is done by confirming, and is handed over in one action', async () => {
    expect(await makeDueTasks(bench.staff, program, testRegion)).toEqual({ ok: true, value: 2 });
    expect(await (await who.lin!.get('/workbench')).text()).toContain('核对第1001局公开工作机构的联系方式');
    const moving = { from: 'lin', to: 'chen' };
    expect((await who.lin!.post('/workbench/handover', moving)).status).toBe(422);
    await bench.person({ accountId: 'zhou', roles: [{ role: 'clerk', agencyId: '1001' }] });
    const page = await (await who.desk!.get('/workbench/handover?from=lin')).text();
    expect(page).toContain('移交全部 1 件');
    expect(page).not.toMatch(/<option value="chen"/);
    expect(moved(await who.desk!.post('/workbench/handover', { from: 'lin', to: 'zhou' }))).toEqual([
      303,
      '/workbench/delegations?done=handed-over',
    ]);
    expect(await (await who.lin!.get('/workbench')).text()).toContain('您现在没有要办的事');
    const confirmed = await who.chen!.post('/workbench/agencies/1002/office/confirm', {});
    expect(moved(confirmed)).toEqual([303, '/workbench?done=office-confirmed']);
    expect(await (await who.chen!.get('/workbench')).text()).not.toContain('核对第1002局');
  });
});

describe('closed doors', () => {
  it('each page is for those of the table', async () => {
    const expected: Record<string, readonly string[]> = {
      '/workbench/people': ['system', 'security'],
      '/workbench/people/new': ['system'],
      '/workbench/people/lin': ['system', 'security'],
      '/workbench/people/lin/edit': ['system'],
      '/workbench/roles': ['system', 'security', 'desk'],
      '/workbench/roles/lin': ['system', 'security', 'desk'],
      '/workbench/delegations': ['system', 'security', 'audit', 'desk', 'lin', 'chen'],
      '/workbench/handover?from=chen': ['chen', 'desk'],
    };
    for (const [path, allowed] of Object.entries(expected)) {
      for (const name of ['system', 'security', 'audit', 'desk', 'lin', 'chen']) {
        expect([path, name, await statusOf(name, path)]).toEqual([
          path,
          name,
          allowed.includes(name) ? 200 : 403,
        ]);
      }
      expect((await bench.nobody.get(path)).headers.get('location')).toMatch(
        /^\/workbench\/sign-in\?return=/,
      );
    }
  });

  it('people of another county do not exist', async () => {
    expect(await statusOf('elsewhere', '/workbench/people/lin')).toBe(404);
    expect(await statusOf('elsewhere', '/workbench/people/lin/edit')).toBe(404);
    expect((await who.elsewhere!.post('/workbench/people/lin/disable', {})).status).toBe(404);
    expect(await (await who.elsewhere!.get('/workbench/people')).text()).not.toContain(
      '/workbench/people/lin',
    );
  });

  it('a form of another site changes nothing', async () => {
    const answer = await fetch(`${bench.url}/workbench/people/lin/disable`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Cookie: who.system!.cookie, Origin: 'https://elsewhere.example' },
      body: new URLSearchParams(),
    });
    expect(answer.status).toBe(403);
    expect((await bench.staff.storage.accounts.get(testRegion, 'lin'))?.status).toBe('active');
  });

  it('what is typed is shown, never run', async () => {
    const words = '"><script>alert(1)</script>';
    const page = await (await who.system!.get(`/workbench/people?q=${encodeURIComponent(words)}`)).text();
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('没有符合条件的账户');
  });
});
