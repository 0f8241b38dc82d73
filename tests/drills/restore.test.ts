/** The drill of a restore: a whole site, backed up while people act, in the other engine and back again. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyChain } from '../../src/domain/audit-trail/entry.ts';
import { gatewayPlace } from '../../src/domain/personal-data/sealed-place.ts';
import { createSecrets } from '../../src/secrets/create-secrets.ts';
import { fixedRing } from '../../src/secrets/key-ring.ts';
import { printSettings, tableShapes } from '../../src/storage/backup/catalog.ts';
import { restoreInto } from '../../src/storage/backup/restore-into.ts';
import { tableRows } from '../../src/storage/backup/table-rows.ts';
import { writeBackup } from '../../src/storage/backup/write-backup.ts';
import type { Database, OpenOptions } from '../../src/storage/open-database.ts';
import { planImport } from '../../src/usecases/agencies/plan-import.ts';
import { missingKeys, recordRestore } from '../../src/usecases/data/record-restore.ts';
import { notify } from '../../src/usecases/notifications/notify.ts';
import { createAccount } from '../../src/usecases/people/create-account.ts';
import { grantRole } from '../../src/usecases/people/grant-role.ts';
import { makeDelegation } from '../../src/usecases/people/make-delegation.ts';
import type { Stores } from '../../src/usecases/ports/stores.ts';
import { enterCode } from '../../src/usecases/sign-in/enter-code.ts';
import { prepareSetUp } from '../../src/usecases/sign-in/prepare-set-up.ts';
import { signIn } from '../../src/usecases/sign-in/sign-in.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import { makeDueTasks } from '../../src/usecases/tasks/make-due-tasks.ts';
import { createOnServer, eachDatabase, temporaryFolder } from '../support/databases.ts';
import { must } from '../support/directory.ts';
import { callerOf, codeAt, goodPassword, type Person, visitor } from '../support/sign-in.ts';
import { addRegion, otherRegion, testOrigin, testRegion, testRing } from '../support/staff.ts';
import { Browser, officeFields } from './browser.ts';
import { gongkai, serve } from './program.ts';
import { addCrew, type Crew, depsOn, environmentOf, within } from './site.ts';
import { expectWhole } from './whole.ts';

const operator = { kind: 'operator', from: testOrigin } as const;
const program = { kind: 'program', from: { door: 'job', address: 'drill', agent: 'drill' } } as const;
/** Keys of another installation. */
const otherRing = { ...testRing, current: 'k9', keys: [{ ...testRing.keys[0]!, id: 'k9' }] };

/** A new place in the engine that a site is not on; where there is only one engine, in that one. */
async function otherEngine(engine: string, folder: string): Promise<OpenOptions> {
  const dataFolder = join(folder, 'elsewhere');
  const server = process.env.TEST_DATABASE_URL;
  if (engine !== 'embedded' || server === undefined) return { dataFolder };
  const { url, drop } = await createOnServer(server);
  onTestFinished(drop);
  return { databaseUrl: url, dataFolder };
}

type Rows = Record<string, readonly string[]>;

/** Every row of every table, as text. */
function everyRow(database: Database): Promise<Rows> {
  return database.inSnapshot(async (transaction) => {
    await transaction.script(printSettings);
    const found: Rows = {};
    for (const shape of await tableShapes(transaction)) {
      const rows: string[] = [];
      for await (const batch of tableRows(transaction, shape))
        rows.push(...batch.map((row) => JSON.stringify(row)));
      found[shape.name] = rows;
    }
    return found;
  });
}

/** What a backup says of each table is what the rows say. */
const digestsOf = (all: Rows) =>
  Object.entries(all).map(([name, rows]) => ({
    name,
    rows: rows.length,
    digest: createHash('sha256')
      .update(rows.map((row) => `${row}\n`).join(''))
      .digest('hex'),
  }));

/** Something in every table, each row made by what makes it in the running program. */
async function furnish(deps: StaffDeps, crew: Crew): Promise<void> {
  const system = await enter(deps, crew.system, -1);
  const security = await enter(deps, crew.security, -1);
  const desk = await enter(deps, crew.desk, -1);
  const clerk = await enter(deps, crew.clerks[0]!, -1);
  const input = {
    signInName: 'xin.lai',
    name: '新来',
    agencyId: '1001',
    email: 'x@qinghe.example',
    phone: '',
  };
  const { account } = must(await createAccount(deps, system, testRegion, input));
  must(await grantRole(deps, security, testRegion, account.accountId, { role: 'clerk', agencyId: '1003' }));
  must(
    await makeDelegation(deps, clerk, testRegion, {
      grantId: await grantOf(deps, crew.clerks[0]!),
      toAccountId: crew.desk.accountId,
      from: today(deps),
      until: today(deps),
      reason: '出差',
    }),
  );
  must(await makeDueTasks(deps, program, testRegion));
  must(await prepareSetUp(deps, operator));
  const sheet = '机关代码,机关名称,机关简称,机关类别\n8001,青禾县演练局,演练局,政府部门\n';
  const file = { fileName: '名录.csv', bytes: new TextEncoder().encode(sheet) };
  must(await planImport(deps, desk, { regionId: testRegion, file }));
  // A mistyped password, choices, a digest that waits, the gateway, an identity: what else a county has.
  await signIn(deps, visitor, { regionId: testRegion, signInName: 'nobody', password: 'wrong' });
  await deps.storage.transaction(async (stores) => {
    const { accountId } = crew.clerks[0]!;
    const choice = await stores.notifications.choice(testRegion, accountId);
    await stores.notifications.putChoice(testRegion, accountId, { ...choice, mail: 'daily' });
    await notify(stores, deps, {
      regionId: testRegion,
      accountIds: [accountId, crew.clerks[1]!.accountId],
      kind: 'task-assigned',
      subject: 'agency/1001',
      facts: { task: '核对机关信息', due: today(deps) },
      link: '/workbench',
    });
    await stores.notifications.putGateway({
      regionId: testRegion,
      address: 'https://gateway.example/send',
      sealedKey: deps.secrets.sealer.seal('k', gatewayPlace(testRegion)),
      enabled: false,
    });
    const at = deps.clock().toISOString();
    await stores.signIn.linkIdentity(testRegion, 'https://id.example', 'f'.repeat(64), accountId, at);
    await stores.signIn.putRecoveryCodes(testRegion, accountId, ['a'.repeat(64), 'b'.repeat(64)]);
    await aroundRequests(stores, at);
  });
}

/** What lies around requests and a replayed year does not bring: a mail, an answer made public, a complaint, a holiday. */
async function aroundRequests(stores: Stores, at: string): Promise<void> {
  const regionId = testRegion;
  await stores.mailIntake.setMailbox({
    regionId,
    settings: {
      host: 'imap.example',
      port: 993,
      security: 'tls',
      user: 'gk',
      password: 'secret',
      folder: 'INBOX',
      agencyId: '1001',
    },
    enabled: false,
    setAt: at,
    setBy: 'operator',
    triedAt: null,
    trouble: null,
  });
  await stores.mailIntake.take({
    regionId,
    mailId: 'mail-1',
    messageDigest: 'd'.repeat(64),
    receivedAt: at,
    takenAt: at,
    from: 'asker@qinghe.example',
    subject: '申请公开',
    number: '邮〔2026〕1号',
    fileIds: [],
    state: 'new',
    requestId: null,
    reason: '',
    settledAt: null,
    settledBy: null,
  });
  await stores.publications.put({
    regionId,
    publicationId: 'answer-1',
    requestId: null,
    agencyId: '1001',
    title: '校车补贴标准',
    question: '校车补贴怎么算？',
    answer: '按里程和人数计算。',
    day: '2026-03-02',
    link: `/regions/${regionId}/answers/answer-1`,
    publishedAt: at,
    withdrawnAt: null,
  });
  await stores.sideCases.put(
    { regionId, kind: 'complaint', caseId: 'complaint-1' },
    {},
    {
      number: '诉〔2026〕1号',
      agencyId: '1001',
      requestId: null,
      state: 'RECEIVED',
      open: true,
      receivedOn: '2026-03-02',
      actBy: null,
      title: '没有按期答复',
    },
  );
  await stores.reminders.tell(regionId, 'request/x', 'due/2026-03-02/3', at);
  await stores.calendarNotices.add({
    regionId,
    noticeId: 'notice-1',
    year: 2027,
    source: '演练通知',
    issued: '2026-11-01',
    scope: 'local',
    off: [{ from: '2027-03-03', until: '2027-03-03', name: '三月三' }],
    work: [],
    enteredAt: at,
    enteredBy: 'operator',
  });
}

const today = (deps: StaffDeps) =>
  new Date(deps.clock().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

async function grantOf({ storage }: StaffDeps, { accountId }: Person): Promise<string> {
  return (await storage.accounts.grants(testRegion, [accountId]))[0]!.grantId;
}

/** Signs in as people do: password, then the digits. */
async function enter(deps: StaffDeps, person: Person, step: number) {
  const { regionId, signInName } = person;
  const half = must(await signIn(deps, visitor, { regionId, signInName, password: goodPassword }));
  const code = codeAt(person.secret, new Date(deps.clock().getTime() + step * 30_000));
  const whole = must(await enterCode(deps, (await callerOf(deps, half))!, { code }));
  return (await callerOf(deps, whole))!;
}

const emailOf = (deps: StaffDeps, { accountId }: Person) =>
  deps.storage.personal.openField(
    { regionId: testRegion, ownerKind: 'account', ownerId: accountId },
    'email',
  );

eachDatabase((name, _open, locate) => {
  describe(`a whole site on ${name}`, () => {
    it('comes back in the other engine and here again, row by row', { timeout: 240_000 }, async () => {
      const home = await locate();
      const folder = temporaryFolder();
      const elsewhere = await otherEngine(name, folder);
      const first = await serve(environmentOf(home));
      await first.stop();
      const crew = await within(home, async (database) => {
        const deps = depsOn(database);
        await addRegion(deps, otherRegion, '邻县（演示）');
        const made = await addCrew(deps, 3);
        await furnish(deps, made);
        return made;
      });

      // People act while the backup is made.
      const server = await serve(environmentOf(home));
      const clerk = new Browser(server.url);
      expect((await clerk.signIn(crew.clerks[1]!, -1)).status).toBe(303);
      let done = 0;
      let stop = false;
      const acting = (async () => {
        while (!stop) {
          const version = await clerk.versionOf('1001');
          const fields = officeFields(`丁${done}`, version);
          expect((await clerk.post('/workbench/agencies/1001/office', fields)).status).toBe(303);
          expect((await fetch(`${server.url}/reports`)).status).toBe(200);
          done += 1;
        }
      })();
      while (done < 3) await new Promise((resolve) => setTimeout(resolve, 10));
      const file = join(folder, 'one.backup');
      const before = done;
      const made = await gongkai(['backup', file], environmentOf(home));
      expect([made.code, made.err]).toEqual([0, '']);
      expect(made.out).toContain('所需密钥 Keys  k1');
      const after = done;
      while (done < after + 2) await new Promise((resolve) => setTimeout(resolve, 10));
      stop = true;
      await acting;
      expect((await gongkai(['backup', file], environmentOf(home))).code).toBe(1);
      expect(await server.stop()).toBe(0);
      expect((await gongkai(['backup', file, '--check'], environmentOf(home))).code).toBe(0);

      // Into the other engine, by the command that operators use.
      const restored = await gongkai(['restore', file], environmentOf(elsewhere));
      expect([restored.code, restored.err]).toEqual([0, '']);
      expect(restored.out).toContain('逐表核对无误');
      await within(elsewhere, async (database) => {
        await expectWhole(database);
        const deps = depsOn(database);
        const rows = await everyRow(database);
        expect(Object.entries(rows).filter(([, each]) => each.length === 0)).toEqual([]);
        // One moment: as many acts as were done when it was made, and none of those after.
        const heads = rows.ledger_event!.filter((row) => /丁\d+/.test(row)).length;
        expect(heads).toBeGreaterThanOrEqual(before);
        expect(heads).toBeLessThanOrEqual(after + 1);
        const [entry] = await deps.storage.audit.search({
          regionId: '000000',
          act: 'data.restore',
          limit: 9,
        });
        expect(entry).toMatchObject({ actor: expect.stringContaining('operator'), outcome: 'done' });
        expect(await emailOf(deps, crew.system)).toBe('drill-system@qinghe.example');
        const caller = await enter(deps, crew.audit, 0);
        expect(caller).toMatchObject({ accountId: crew.audit.accountId, standing: 'full' });
        const back = join(folder, 'two.backup');
        const written = await writeBackup(database, back, { createdAt: entry!.at, program: 'drill' });
        const now = await everyRow(database);
        expect(written).toMatchObject({ ok: true, facts: { tables: digestsOf(now) } });

        // And back into the first engine.
        const again = await locate();
        expect(await restoreInto(again, back)).toEqual(written);
        await within(again, async (third) => {
          const rowsAgain = await everyRow(third);
          for (const table of Object.keys(now)) expect(rowsAgain[table], table).toEqual(now[table]);
          expect(Object.keys(rowsAgain)).toEqual(Object.keys(now));
          await expectWhole(third);
          const restoredDeps = depsOn(third);
          expect(await emailOf(restoredDeps, crew.clerks[0]!)).toBe('drill-clerk-0@qinghe.example');
          expect((await enter(restoredDeps, crew.security, 0)).standing).toBe('full');
          if (!written.ok) throw new Error('unreachable');
          const lost = { ...restoredDeps, secrets: createSecrets(fixedRing(otherRing)) };
          expect(missingKeys(lost, written.facts)).toEqual(['k1']);
          expect(missingKeys(restoredDeps, written.facts)).toEqual([]);
          must(await recordRestore(restoredDeps, operator, written.facts));
          expect((await restoredDeps.storage.audit.head('000000')).hash).not.toBe(emptyChain);
        });
      });

      // Refusals: what has rows is never touched, and a broken file never begins.
      const full = await gongkai(['restore', file], environmentOf(elsewhere));
      expect([full.code, full.out]).toEqual([1, '']);
      expect(full.err).toContain('不会覆盖数据');
      const none = { dataFolder: join(folder, 'none') };
      const absent = await gongkai(['restore', join(folder, 'absent')], environmentOf(none));
      expect([absent.code, existsSync(join(none.dataFolder, 'database'))]).toEqual([1, false]);

      // With other keys the missing one is named.
      const strange = { dataFolder: join(folder, 'strange') };
      const keyless = await gongkai(['restore', file], {
        ...environmentOf(strange),
        GONGKAI_KEYS: JSON.stringify(otherRing),
      });
      expect(keyless.code).toBe(1);
      expect(keyless.err).toContain('k1');
      expect(readFileSync(file).length).toBeGreaterThan(1000);
    });
  });
});
