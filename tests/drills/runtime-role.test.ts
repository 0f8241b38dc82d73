/** The program under an account that owns nothing: whatever staff do works, and the server refuses the rest. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJobQueue } from '../../src/queue/job-queue.ts';
import { jobTable } from '../../src/usecases/jobs/job-table.ts';
import { onPostgresql } from '../support/databases.ts';
import { codeAt, goodPassword } from '../support/sign-in.ts';
import { testRegion } from '../support/staff.ts';
import { Browser, officeFields } from './browser.ts';
import { type Environment, gongkai, type Server, serve } from './program.ts';
import { addCrew, type Crew, depsOn, environmentOf, within } from './site.ts';
import { expectWhole } from './whole.ts';

const role = `gongkai_drill_${process.pid}_${randomBytes(3).toString('hex')}`;
const moved = (answer: Response) => [answer.status, answer.headers.get('location')?.split('?')[0]];

onPostgresql((_open, locate) => {
  describe('as the runtime role', () => {
    let owner: pg.Client;
    let asRole: pg.Client;
    let server: Server;
    let environment: Environment;
    let location: { databaseUrl?: string; dataFolder: string };
    let crew: Crew;
    const people = {} as Record<'system' | 'security' | 'audit' | 'desk' | 'clerk', Browser>;

    beforeAll(async () => {
      location = await locate();
      const asOwner = environmentOf(location);
      owner = new pg.Client({ connectionString: location.databaseUrl });
      await owner.connect();
      await owner.query(`create role ${role} login password 'drill'`);
      const address = new URL(location.databaseUrl!);
      address.username = role;
      address.password = 'drill';
      environment = { ...asOwner, DATABASE_URL: address.href };

      // Before anything was granted the program does not start, and says who has to do what.
      const early = await gongkai(['serve'], environment);
      expect([early.code, early.out]).toEqual([1, '']);
      expect(early.err).toContain('gongkai data migrate');
      for (const words of [
        ['data', 'migrate'],
        ['data', 'grant', role],
      ]) {
        const ran = await gongkai(words, asOwner);
        expect([words, ran.code, ran.err]).toEqual([words, 0, '']);
      }
      asRole = new pg.Client({ connectionString: address.href });
      await asRole.connect();
      // The demo and its people come in under the runtime role, too.
      server = await serve(environment);
      crew = await within({ databaseUrl: address.href, dataFolder: location.dataFolder }, (database) =>
        addCrew(depsOn(database), 2),
      );
    });
    afterAll(async () => {
      await server?.stop();
      await asRole?.end();
      await owner?.query(`drop owned by ${role}`);
      await owner?.query(`drop role ${role}`);
      await owner?.end();
    });

    it('staff sign in', async () => {
      const whom = { system: crew.system, security: crew.security, audit: crew.audit, desk: crew.desk };
      for (const [who, person] of Object.entries({ ...whom, clerk: crew.clerks[0]! })) {
        const browser = new Browser(server.url);
        expect(moved(await browser.signIn(person)), who).toEqual([303, '/workbench']);
        people[who as keyof typeof people] = browser;
      }
      const wrong = { region: testRegion, name: 'drill-desk', password: 'wrong' };
      expect((await new Browser(server.url).post('/workbench/sign-in', wrong)).status).toBe(422);
    });

    it('agencies are changed, imported and reorganised', async () => {
      const { desk, clerk } = people;
      const office = '/workbench/agencies/1001/office';
      const fields = officeFields('申新来', await clerk.versionOf('1001'));
      expect((await clerk.post(office, fields)).status).toBe(303);
      const sheet = await desk.text('/workbench/agencies/export.csv');
      const changed = sheet.replace('0000-8881009', '0000-8881008');
      expect(changed).not.toBe(sheet);
      const uploaded = await desk.upload('/workbench/agencies/import', '名录.csv', changed);
      expect(uploaded.status).toBe(303);
      const applied = await desk.post(uploaded.headers.get('location')!);
      expect(applied.status).toBeLessThan(400);
      expect(await desk.text('/workbench/agencies/1002/office')).toContain('0000-8881008');
      const succession = {
        version: await desk.versionOf('1004'),
        rows: '1',
        'successions.0.functionName': '科学普及',
        'successions.0.successorId': '1003',
        'successions.0.on': '2026-01-01',
        'successions.0.basis': '青办发〔2026〕1号',
      };
      expect((await desk.post('/workbench/agencies/1004/succession', succession)).status).toBe(303);
    });

    it('accounts, roles, delegations, personal data and invitations work', async () => {
      const { system, security, clerk } = people;
      const opened = await system.post('/workbench/people/new', {
        signInName: 'xin.lai',
        name: '新来',
        agencyId: '1001',
        email: 'x@qinghe.example',
        phone: '19900000099',
      });
      const shown = await opened.text();
      const [, invitation] = /(\/workbench\/invitation\/990121\/[\w-]{43})/.exec(shown)!;
      const [, page] = /href="(\/workbench\/people\/[a-z2-7]{16})"/.exec(shown)!;
      const id = page!.split('/').at(-1)!;
      expect(
        moved(await security.post(`/workbench/roles/${id}/grant`, { role: 'clerk', agencyId: '1001' }))[0],
      ).toBe(303);
      const datumId = /<option value="([a-z2-7]{16})"[^>]*>手机或电话/.exec(await system.text(page!))![1]!;
      const revealed = await system.post(`${page}/reveal`, { datumId, reason: '电话通知系统升级' });
      expect(await revealed.text()).toContain('19900000099');

      const guest = new Browser(server.url);
      const set = await guest.post(invitation!, { password: goodPassword, again: goodPassword });
      expect(moved(set)).toEqual([303, '/workbench/sign-in/set-up-code']);
      const secret = /\b[A-Z2-7]{4}(?: ?[A-Z2-7]{4}){7}\b/.exec(
        await guest.text('/workbench/sign-in/set-up-code'),
      )![0];
      const code = codeAt(secret.replaceAll(' ', ''), new Date());
      expect((await guest.post('/workbench/sign-in/set-up-code', { code })).status).toBe(200);
      expect((await guest.get('/workbench')).status).toBe(200);

      const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
      const form = await clerk.text('/workbench/delegations/new');
      const grantId = /<option value="([a-z2-7]{16})"/.exec(form)![1]!;
      const lent = { grantId, toAccountId: crew.desk.accountId, from: day, until: day, reason: '出差' };
      expect(moved(await clerk.post('/workbench/delegations/new', lent))[0]).toBe(303);
      expect((await system.post(`${page}/disable`)).status).toBe(303);
      expect((await system.post(`${page}/enable`)).status).toBe(303);
      const choices = { mail: 'daily', gateway: 'never', quietFrom: '', quietUntil: '', digestAt: '08:30' };
      expect((await clerk.post('/workbench/me/notices', choices)).status).toBe(303);
      expect((await clerk.post('/workbench/notices', { notice: 'all' })).status).toBe(303);
    });

    it('notices were written and every job runs', { timeout: 120_000 }, async () => {
      for (const { name: job } of jobTable) {
        const ran = await gongkai(['job', 'run', job], environment);
        expect([job, ran.code, ran.err]).toEqual([job, 0, '']);
      }
      const { rows } = await owner.query(
        `select (select count(*)::int from notice) as notices, (select count(*)::int from delivery) as deliveries,
           (select count(*)::int from task) as tasks`,
      );
      for (const [table, count] of Object.entries(rows[0])) expect([table, count]).not.toEqual([table, 0]);
      // The workers of the server run under this account as well.
      const queue = createJobQueue({ place: { databaseUrl: environment.DATABASE_URL! }, complain: () => {} });
      expect(await queue.start([])).toMatchObject({ ok: true });
      await queue.wake('sweep');
      const outcome = async () => (await queue.states(['sweep']))[0]!.lastOutcome;
      await expect.poll(outcome, { timeout: 60_000, interval: 250 }).toBe('done');
      await queue.stop();
    });

    it('commands verify the trail, and the server refuses to change it', { timeout: 60_000 }, async () => {
      const verified = await gongkai(['audit', 'verify'], environment);
      expect([verified.code, verified.err]).toEqual([0, '']);
      for (const statement of [
        'update audit_entry set reason = reason',
        'delete from audit_entry',
        'truncate audit_entry',
        'update ledger_event set actor = actor',
        'delete from ledger_event',
        'delete from audit_head',
        'alter table audit_entry disable trigger all',
        'drop table notice',
        'create table mine (a int)',
        'create temporary table mine (a int)',
        'alter table account add column x text',
        'create schema mine',
      ])
        await expect(asRole.query(statement), statement).rejects.toMatchObject({ code: '42501' });
      expect((await gongkai(['data', 'grant', role], environment)).code).toBe(1);
      expect(server.printed().err).toBe('');
      await within(location, expectWhole);
    });
  });
});
