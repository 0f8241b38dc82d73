/** Several server processes on one database, and what is left when one of them is killed while people write. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createJobQueue } from '../../src/queue/job-queue.ts';
import type { OpenOptions } from '../../src/storage/open-database.ts';
import { jobTable } from '../../src/usecases/jobs/job-table.ts';
import { eachDatabase } from '../support/databases.ts';
import { testRegion } from '../support/staff.ts';
import { Browser, officeFields } from './browser.ts';
import { type Server, serve } from './program.ts';
import { type Crew, environmentOf, loadedSite, within } from './site.ts';
import { expectWhole } from './whole.ts';

const moved = (answer: Response) => [answer.status, answer.headers.get('location')];
const numbered = (prefix: string, at: number) => `${prefix}${String(at).padStart(3, '0')}`;

/** What a server answers of a fault: 5xx, or no answer. */
const isFault = (status: number) => status >= 500;

/** Runs everything at once, and tells how many answers there were of each kind. */
async function statuses(acts: readonly Promise<Response>[]): Promise<Record<number, number>> {
  const answers = await Promise.all(acts.map(async (act) => (await act).status));
  return Object.fromEntries(
    [...Map.groupBy(answers, (status) => status)].map(([status, each]) => [status, each.length]),
  );
}

eachDatabase((name, _open, locate) => {
  describe('killed in the middle of writes', () => {
    it('keeps every act that was acknowledged, with its event and entry', { timeout: 120_000 }, async () => {
      const location = await locate();
      const { clerks } = await loadedSite(location, 4);
      const server = await serve(environmentOf(location));
      const browsers = clerks.map(() => new Browser(server.url));
      for (const [at, browser] of browsers.entries())
        expect(moved(await browser.signIn(clerks[at]!))).toEqual([303, '/workbench']);

      const acknowledged: string[] = [];
      const writing = browsers.map(async (browser, who) => {
        for (let at = 0; ; at += 1) {
          const head = numbered(`丁${who}`, at);
          const version = await browser.versionOf('1001');
          const answer = await browser.post('/workbench/agencies/1001/office', officeFields(head, version));
          if (answer.status === 303) acknowledged.push(head);
        }
      });
      const cut = Promise.allSettled(writing);
      while (acknowledged.length < 25) await new Promise((resolve) => setTimeout(resolve, 5));
      await server.kill();
      await cut;

      await within(location, async (database) => {
        await expectWhole(database);
        const { rows } = await sql<{ head: string; entries: number }>`
          select e.data ->> 'head' as head, count(a.entry_id) as entries
          from ledger_event e left join audit_entry a
            on a.region_id = e.region_id and a.at = e.at and a.actor = e.actor
            and a.subject = e.subject and a.act = 'agency.change-office' and a.outcome = 'done'
          where e.region_id = ${testRegion} and e.subject = 'agency/1001' and e.data ->> 'head' like '丁%'
          group by e.region_id, e.event_id, e.data`.execute(database.kysely);
        const heads = rows.map(({ head }) => head);
        for (const head of acknowledged) expect(heads).toContain(head);
        // What was under way when the server died may have been committed before its answer could go out: at most
        // one for each who wrote.
        expect(heads.length).toBeLessThanOrEqual(acknowledged.length + browsers.length);
        expect(rows.filter(({ entries }) => Number(entries) !== 1)).toEqual([]);
        // And no entry without its event: saving is recorded for every change, and each of ours changed the name.
        const entries = await sql<{ count: number }>`select count(*) as count from audit_entry
          where region_id = ${testRegion} and act = 'agency.change-office' and subject = 'agency/1001'
            and outcome = 'done' and before_digest <> after_digest`.execute(database.kysely);
        expect(Number(entries.rows[0]!.count)).toBe(heads.length);
      });

      const again = await serve(environmentOf(location));
      expect((await browsers[0]!.at(again.url).get('/workbench')).status).toBe(200);
      expect(await again.stop()).toBe(0);
    });
  });

  // The embedded database belongs to one process.
  if (name === 'embedded') return;

  describe('three processes', () => {
    let location: OpenOptions;
    let crew: Crew;
    let servers: Server[] = [];
    const people = new Map<string, Browser>();

    const start = async () => {
      location = await locate();
      crew = await loadedSite(location, 9);
      servers = await Promise.all([1, 2, 3].map(() => serve(environmentOf(location))));
    };
    const printedFaults = () => servers.map((server) => server.printed().err).join('');

    it('take sign-ins at once, and each knows the sessions of the others', { timeout: 120_000 }, async () => {
      await start();
      const all = [crew.system, crew.security, crew.audit, crew.desk, ...crew.clerks];
      const answers = await Promise.all(
        all.map(async (person, at) => {
          const browser = new Browser(servers[at % 3]!.url);
          people.set(person.signInName, browser);
          return moved(await browser.signIn(person));
        }),
      );
      expect(answers).toEqual(all.map(() => [303, '/workbench']));
      for (const browser of people.values())
        for (const { url } of servers) expect((await browser.at(url).get('/workbench')).status).toBe(200);

      const leaving = people.get('drill-clerk-8')!.at(servers[1]!.url);
      expect((await leaving.post('/workbench/sign-out')).status).toBe(303);
      for (const { url } of servers) expect((await leaving.at(url).get('/workbench')).status).toBe(303);
    });

    it('show a change everywhere within seconds, kept pages too', { timeout: 60_000 }, async () => {
      const page = `/regions/${testRegion}/agencies/1001`;
      const read = async ({ url }: Server) => (await fetch(url + page)).text();
      for (const server of servers) expect(await read(server)).not.toContain('申新来');
      const desk = people.get('drill-desk')!.at(servers[0]!.url);
      const version = await desk.versionOf('1001');
      const changed = await desk.post('/workbench/agencies/1001/office', officeFields('申新来', version));
      expect(changed.status).toBe(303);
      expect(await read(servers[0]!)).toContain('申新来');
      // Others look for new events every two seconds.
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      for (const server of servers) expect(await read(server)).toContain('申新来');
    });

    it('take hundreds of mixed writes at once without a deadlock', { timeout: 180_000 }, async () => {
      const { url: one } = servers[0]!;
      const by = (who: string, at: number) => people.get(who)!.at(servers[at % 3]!.url);
      const accounts = await by('drill-system', 0).text('/workbench/people');
      expect(accounts).toContain('演练');
      const count = { done: 0, stale: 0 };
      const offices = Array.from({ length: 8 }, async (_, who) => {
        for (let at = 0; at < 20; at += 1) {
          const browser = by(`drill-clerk-${who}`, at + who);
          const version = await browser.versionOf('1001');
          const fields = officeFields(numbered(`戊${who}`, at), version);
          const { status } = await browser.post('/workbench/agencies/1001/office', fields);
          expect([303, 409]).toContain(status);
          count[status === 303 ? 'done' : 'stale'] += 1;
        }
      });
      const opening = Array.from({ length: 4 }, async (_, line) => {
        for (let at = 0; at < 8; at += 1) {
          const answer = await by('drill-system', at + line).post('/workbench/people/new', {
            signInName: `new-${line}-${at}`,
            name: '新来的',
            agencyId: '1001',
            email: `n${line}${at}@qinghe.example`,
            phone: '',
          });
          expect(answer.status).toBe(200);
          const made = /href="\/workbench\/people\/([a-z2-7]{16})"/.exec(await answer.text())![1]!;
          const role = { role: 'clerk', agencyId: '1003' };
          const security = by('drill-security', at + line + 1);
          expect((await security.post(`/workbench/roles/${made}/grant`, role)).status).toBe(303);
          const page = `/workbench/people/${made}`;
          const system = by('drill-system', at + line + 2);
          expect((await system.post(`${page}/disable`)).status).toBe(303);
          expect((await system.post(`${page}/enable`)).status).toBe(303);
        }
      });
      // Everybody's own choices, and people who mistype their passwords, take other locks of the same tables.
      const choices = { mail: 'daily', gateway: 'never', quietFrom: '', quietUntil: '', digestAt: '08:30' };
      const choosing = Array.from({ length: 20 }, (_, at) =>
        by(`drill-clerk-${at % 8}`, at).post('/workbench/me/notices', choices),
      );
      const failing = Array.from({ length: 20 }, (_, at) =>
        new Browser(servers[at % 3]!.url).post('/workbench/sign-in', {
          region: testRegion,
          name: `nobody-${at % 4}`,
          password: 'wrong',
        }),
      );
      const [chosen, failed] = await Promise.all([statuses(choosing), statuses(failing)]);
      await Promise.all([...offices, ...opening]);
      expect(chosen).toEqual({ 303: 20 });
      expect(Object.keys(failed).map(Number).some(isFault)).toBe(false);
      expect(count.done).toBeGreaterThan(20);
      expect(count.done + count.stale).toBe(160);
      expect(printedFaults()).toBe('');
      expect((await fetch(`${one}/healthz`)).status).toBe(200);
      await within(location, expectWhole);
    });

    it('do not lock each other out when sessions begin and end together', { timeout: 180_000 }, async () => {
      // The same person enters, is signed out and is disabled in the same moment: the same rows from every side.
      const key = /\/workbench\/demo\/[\w-]+/.exec(servers[0]!.printed().out)![0];
      const listed = await (await fetch(servers[0]!.url + key)).text();
      const person = /name="person" value="([^"]+)"/.exec(listed.slice(listed.indexOf('梁小暑')))![1]!;
      const seen: number[] = [];
      /** One request after the other, so that the cookies of the last one go along. */
      const repeatedly = async (browser: Browser, which: number, path: string, fields = {}) => {
        for (let round = 0; round < 25; round += 1) {
          const answer = await browser.at(servers[(round + which) % 3]!.url).post(path, fields);
          seen.push(answer.status);
          await answer.text();
        }
      };
      const guests = Array.from({ length: 5 }, () => new Browser(servers[0]!.url));
      const system = people.get('drill-system')!;
      const security = people.get('drill-security')!;
      const page = `/workbench/people/${person}`;
      await Promise.all([
        ...guests.map((guest, which) => repeatedly(guest, which, key, { person })),
        repeatedly(security, 0, `${page}/sign-out`),
        repeatedly(system, 1, `${page}/disable`),
        repeatedly(system, 2, `${page}/enable`),
        repeatedly(guests[0]!, 1, '/workbench/me/sessions/end-others'),
      ]);
      expect(seen.filter((status) => status === 303).length).toBeGreaterThan(50);
      expect(seen.filter(isFault)).toEqual([]);
      expect(printedFaults()).toBe('');
      await within(location, expectWhole);
    });

    it('run each job once, however many of them wake it', { timeout: 60_000 }, async () => {
      const wakers = [1, 2, 3].map(() =>
        createJobQueue({ place: { databaseUrl: location.databaseUrl! }, complain: () => {} }),
      );
      for (const waker of wakers) expect(await waker.start([])).toMatchObject({ ok: true });
      const names = jobTable.map((job) => job.name).filter((job) => job !== 'deliver-due');
      const since = new Date().toISOString();
      await Promise.all(wakers.flatMap((waker) => names.map((job) => waker.wake(job))));
      const runs = () =>
        within(location, async ({ kysely }) => {
          const { rows } = await sql<{ name: string; state: string }>`select name, state::text as state
            from pgboss.job where name = any(${names}) and created_on >= ${since}::timestamptz - interval '1 second'
            order by name`.execute(kysely);
          return rows;
        });
      await expect
        .poll(async () => (await runs()).filter(({ state }) => state === 'completed').length, {
          timeout: 40_000,
          interval: 500,
        })
        .toBeGreaterThanOrEqual(names.length);
      expect(await runs()).toEqual([...names].sort().map((job) => ({ name: job, state: 'completed' })));
      for (const waker of wakers) await waker.stop();
      expect(printedFaults()).toBe('');
    });

    it('stop when they are asked to', async () => {
      expect(await Promise.all(servers.map((server) => server.stop()))).toEqual([0, 0, 0]);
      await within(location, expectWhole);
    });
  });
});
