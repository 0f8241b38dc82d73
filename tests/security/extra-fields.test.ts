/** Fields that no form has (mass assignment), fields twice (parameter pollution), objects of others (IDOR). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notify } from '../../src/usecases/notifications/notify.ts';
import { goodPassword, makePerson } from '../support/sign-in.ts';
import { otherRegion, testRegion } from '../support/staff.ts';
import { type County, startCounty } from './county.ts';
import { aSession } from './session.ts';

let county: County;
beforeAll(async () => {
  county = await startCounty();
});
afterAll(async () => {
  await county?.bench.stop();
  expect(county.bench.faults).toEqual([]);
});

/** What somebody would add to a form who knows the columns of the database. */
const extra: Readonly<Record<string, string>> = {
  status: 'active',
  role: 'system-administrator',
  roles: 'system-administrator',
  grants: '[{"role":"system-administrator","agencyId":null}]',
  regionId: otherRegion,
  region_id: otherRegion,
  accountId: 'planted',
  account_id: 'planted',
  ownerId: 'colleague',
  fromAccountId: 'desk',
  grantedBy: 'operator',
  onBehalfOf: 'desk',
  madeBy: 'operator',
  demo: 'true',
  standing: 'full',
  confirmedAt: '2026-11-21T01:00:00Z',
  lastSignInAt: '2026-11-21T01:00:00Z',
  createdAt: '2000-01-01T00:00:00Z',
  passwordHash: 'planted',
  code_secret: 'planted',
  'input[status]': 'active',
  '__proto__[status]': 'active',
  'constructor.prototype.status': 'active',
  ['__proto__']: 'planted',
};

const accounts = () => county.bench.staff.storage.accounts;

describe('fields that the form does not have', () => {
  it('make a new account neither active, nor mighty, nor one of the demo or of another county', async () => {
    const fields = { signInName: 'newcomer', name: '新来的', agencyId: '1001', email: '', phone: '' };
    const answer = await county.system.post('/workbench/people/new', { ...extra, ...fields });
    expect(answer.status).toBe(200);
    const made = (await accounts().bySignInName(testRegion, 'newcomer'))!;
    expect(made).toMatchObject({ regionId: testRegion, status: 'invited', demo: false, lastSignInAt: null });
    expect(made.accountId).toMatch(/^[a-z2-7]{16}$/);
    expect(made.createdAt).toBe(county.bench.clock().toISOString());
    expect(await accounts().grants(testRegion, [made.accountId])).toEqual([]);
    expect(await accounts().bySignInName(otherRegion, 'newcomer')).toBeNull();
    expect(await county.bench.staff.storage.signIn.credential(testRegion, made.accountId)).toBeNull();
  });

  it('change nothing of an account but what the form shows', async () => {
    const before = (await accounts().get(testRegion, 'colleague'))!;
    const fields = { name: '改了名', agencyId: '1002', email: '', phone: '', signInName: 'renamed' };
    const path = '/workbench/people/colleague/edit';
    expect((await county.system.post(path, { ...extra, ...fields })).status).toBe(303);
    expect(await accounts().get(testRegion, 'colleague')).toEqual({ ...before, name: '改了名' });
    expect((await accounts().grants(testRegion, ['colleague'])).map(({ role }) => role)).toEqual(['clerk']);
  });

  it('do not give a role to another person, in another county, or in another’s name', async () => {
    const fields = { role: 'reviewer', agencyId: '1001' };
    const path = '/workbench/roles/clerk/grant';
    expect((await county.security.post(path, { ...extra, ...fields })).status).toBe(303);
    const [grant] = (await accounts().grants(testRegion)).filter(({ role }) => role === 'reviewer');
    expect(grant).toMatchObject({ accountId: 'clerk', agencyId: '1001', grantedBy: 'account/security' });
    expect(await accounts().grants(testRegion, ['planted'])).toEqual([]);
    expect((await accounts().grants(otherRegion)).map(({ accountId }) => accountId)).toEqual(['stranger']);
  });

  it('do not delegate what another person holds', async () => {
    const fields = {
      grantId: 'clerk-1',
      toAccountId: 'colleague',
      from: '2026-11-21',
      until: '2026-11-25',
      reason: '出差',
    };
    const path = '/workbench/delegations/new';
    expect((await county.clerk.post(path, { ...extra, ...fields })).status).toBe(303);
    const [made] = await accounts().delegations(testRegion, { from: 'clerk' });
    expect(made).toMatchObject({ fromAccountId: 'clerk', grantId: 'clerk-1', madeBy: 'account/clerk' });
    const stolen = { ...fields, grantId: 'desk-1', fromAccountId: 'desk' };
    expect((await county.clerk.post(path, stolen)).status).toBeGreaterThanOrEqual(400);
    expect(await accounts().delegations(testRegion, { from: 'desk' })).toEqual([]);
  });

  it('change only one’s own contacts, password and choices', async () => {
    const { bench } = county;
    const victim = await makePerson(bench.staff, { signInName: 'victim', email: 'victim@example.com' });
    const person = await makePerson(bench.staff, { signInName: 'own', email: 'own@example.com' });
    const hashOf = async (accountId: string) =>
      (await bench.staff.storage.signIn.credential(testRegion, accountId))?.passwordHash;
    const before = [await hashOf(victim.accountId), await contactsOf(victim.accountId)];
    const own = await aSession(bench, person);
    const about = {
      ...extra,
      accountId: victim.accountId,
      ownerId: victim.accountId,
      account: victim.accountId,
    };
    expect((await own.post('/workbench/sign-in/confirm', { ...about, password: goodPassword })).status).toBe(
      303,
    );
    const contacts = { ...about, email: 'new@example.com', phone: '' };
    expect((await own.post('/workbench/me/contacts', contacts)).status).toBe(303);
    const choice = { mail: 'never', gateway: 'never', quietFrom: '', quietUntil: '', digestAt: '08:00' };
    expect((await own.post('/workbench/me/notices', { ...about, ...choice })).status).toBe(303);
    const fresh = '傍晚 runs 过石桥 42';
    const password = { ...about, present: goodPassword, password: fresh, again: fresh };
    expect((await own.post('/workbench/me/password', password)).status).toBe(303);
    expect([await hashOf(victim.accountId), await contactsOf(victim.accountId)]).toEqual(before);
    const choices = await bench.database.kysely.selectFrom('notice_choice').select('account_id').execute();
    expect(choices).toEqual([{ account_id: person.accountId }]);
    expect(await accounts().get(testRegion, person.accountId)).toMatchObject({
      status: 'active',
      demo: false,
    });
  });

  it('do not open a session of full standing with the password alone', async () => {
    const { bench } = county;
    await makePerson(bench.staff, { signInName: 'halfway' });
    const sent = await bench.nobody.post('/workbench/sign-in', {
      ...extra,
      name: 'halfway',
      region: testRegion,
      password: goodPassword,
      code: '000000',
    });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/workbench/sign-in/code']);
    const cookie = sent.headers.getSetCookie()[0]!.split(';')[0]!;
    const entered = await fetch(`${bench.url}/workbench`, {
      redirect: 'manual',
      headers: { Cookie: cookie },
    });
    expect(entered.headers.get('location')).toBe('/workbench/sign-in/code');
  });

  it('change nothing of an agency but its office, where that is the form', async () => {
    const { bench, clerk } = county;
    const before = (await bench.staff.storage.agencies.get(testRegion, '1001'))!;
    const page = await (await clerk.get('/workbench/agencies/1001/office')).text();
    const version = /name="version" value="(\d+)"/.exec(page)![1]!;
    const office = {
      officeName: '办公室',
      head: '林知秋',
      address: '青禾县城关镇 1 号',
      hours: '工作日',
      phone: '0000-8881101',
      fax: '无',
      mail: 'gk@example.test',
      online: '',
    };
    const fields = {
      name: '改名局',
      kind: 'town',
      until: '2020-01-01',
      parentId: '1002',
      agencyId: '1002',
      successors: '[]',
      ordinal: '0',
    };
    const sent = await clerk.post('/workbench/agencies/1001/office', {
      ...extra,
      ...fields,
      ...office,
      version,
    });
    expect(sent.status).toBe(303);
    const { officeName, ...rest } = office;
    expect(await bench.staff.storage.agencies.get(testRegion, '1001')).toEqual({
      ...before,
      office: { name: officeName, ...rest },
    });
    expect((await bench.staff.storage.agencies.get(testRegion, '1002'))?.office.name).toBe('');
  });

  it('set the gateway of one’s own county only, and never its key', async () => {
    const { bench, system } = county;
    const fields = {
      address: 'https://sms.example.com/send',
      enabled: '',
      key: 'planted',
      sealedKey: 'planted',
    };
    expect((await system.post('/workbench/gateway', { ...extra, ...fields })).status).toBe(303);
    const rows = await bench.database.kysely.selectFrom('gateway').selectAll().execute();
    expect(rows.map(({ region_id, address }) => [region_id, address])).toEqual([
      [testRegion, fields.address],
    ]);
    expect(JSON.stringify(rows)).not.toContain('planted');
  });

  it('leave the prototypes of the program alone', () => {
    expect(({} as Record<string, unknown>).status).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('planted');
  });

  const contactsOf = (accountId: string) =>
    county.bench.database.kysely
      .selectFrom('personal_datum')
      .select(['datum_id', 'field', 'sealed', 'masked'])
      .where('owner_id', '=', accountId)
      .orderBy('datum_id')
      .execute();
});

describe('a field that comes twice', () => {
  it('counts once, the first one, for the check and for the act alike', async () => {
    const { bench, security } = county;
    const body = new URLSearchParams([
      ['role', 'inspector'],
      ['role', 'county-desk'],
      ['agencyId', ''],
      ['agencyId', '1001'],
    ]);
    const answer = await fetch(
      `${bench.url}/workbench/roles/colleague/grant?role=county-desk&agencyId=1001`,
      {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: security.cookie, Origin: bench.url },
        body,
      },
    );
    expect(answer.status).toBe(303);
    const held = (await accounts().grants(testRegion, ['colleague'])).map(({ role, agencyId }) => [
      role,
      agencyId,
    ]);
    expect(held.toSorted()).toEqual([
      ['clerk', '1002'],
      ['inspector', null],
    ]);
  });

  it('in the address is not taken for a field of the form', async () => {
    const { security } = county;
    const answer = await security.post('/workbench/roles/colleague/grant?role=reviewer&agencyId=1001', {});
    expect(answer.status).toBe(422);
    expect((await accounts().grants(testRegion, ['colleague'])).some(({ role }) => role === 'reviewer')).toBe(
      false,
    );
  });
});

describe('an id of somebody else’s', () => {
  it('does nothing in a form about oneself, or about another person', async () => {
    const { bench, clerk, colleague, desk, security, stranger, system } = county;
    await bench.staff.storage.transaction((stores) =>
      notify(stores, bench.staff, {
        regionId: testRegion,
        accountIds: ['clerk'],
        kind: 'task-assigned',
        subject: 'x',
        facts: { task: '核对', due: '2026-12-01' },
        link: '/workbench',
      }),
    );
    const rows = () =>
      bench.database.kysely
        .selectFrom('notice')
        .select(['notice_id', 'read_at'])
        .where('account_id', '=', 'clerk')
        .execute();
    for (const { notice_id } of await rows())
      await colleague.post('/workbench/notices', { notice: notice_id });
    expect((await rows()).every(({ read_at }) => read_at === null)).toBe(true);
    expect(await (await colleague.get('/workbench/notices')).text()).not.toContain('新的待办：核对');
    const grants = async () => (await accounts().grants(testRegion, ['desk'])).length;
    expect(
      (await security.post('/workbench/roles/clerk/revoke', { grantId: 'desk-1' })).status,
    ).toBeGreaterThanOrEqual(400);
    expect(await grants()).toBe(1);
    const sessions = await bench.staff.storage.signIn.sessions(testRegion, 'desk');
    for (const { sessionId } of sessions)
      await clerk.post('/workbench/me/sessions/end', { session: sessionId });
    expect((await desk.get('/workbench')).status).toBe(200);
    for (const path of ['/workbench/people/clerk', '/workbench/agencies/1001', '/workbench/roles/clerk'])
      expect([403, 404]).toContain((await stranger.get(path)).status);
    for (const act of ['disable', 'unlock', 'invite'])
      expect([403, 404]).toContain((await stranger.post(`/workbench/people/clerk/${act}`, {})).status);
    expect((await system.get('/workbench/people/stranger')).status).toBe(404);
    expect((await accounts().get(testRegion, 'clerk'))?.status).toBe('active');
  });
});
