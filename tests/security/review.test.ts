/** Ways in that a review found, each tried again. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPasswords, PasswordsBusy } from '../../src/secrets/passwords.ts';
import { recordRestore } from '../../src/usecases/data/record-restore.ts';
import { settleDeadLetter } from '../../src/usecases/jobs/settle-dead-letter.ts';
import { changeAccount } from '../../src/usecases/people/change-account.ts';
import { grantRole } from '../../src/usecases/people/grant-role.ts';
import { makeDelegation } from '../../src/usecases/people/make-delegation.ts';
import { revealDatum } from '../../src/usecases/personal-data/reveal-datum.ts';
import { acceptInvitation, showInvitation } from '../../src/usecases/sign-in/accept-invitation.ts';
import { callerOfSession } from '../../src/usecases/sign-in/caller-of-session.ts';
import { changePassword } from '../../src/usecases/sign-in/change-password.ts';
import { requestLink } from '../../src/usecases/sign-in/request-link.ts';
import { resetSecondFactor } from '../../src/usecases/sign-in/reset-second-factor.ts';
import { sendInvitation } from '../../src/usecases/sign-in/send-invitation.ts';
import { signIn } from '../../src/usecases/sign-in/sign-in.ts';
import { signInRegions } from '../../src/usecases/sign-in/sign-in-regions.ts';
import { signOutAccount } from '../../src/usecases/sign-in/sign-out-account.ts';
import { useLink } from '../../src/usecases/sign-in/use-link.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import { eachDatabase } from '../support/databases.ts';
import { addAgencies, addPerson, anAgency, signedInAs } from '../support/people.ts';
import {
  goodPassword,
  letterTo,
  linkIn,
  makePerson,
  type Person,
  sessionOf,
  visitor,
} from '../support/sign-in.ts';
import {
  addRegion,
  aStaff,
  otherRegion,
  type TestClock,
  testClock,
  testOrigin,
  testRegion,
  testStaffDeps,
} from '../support/staff.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { type County, startCounty } from './county.ts';

const system = aStaff([{ role: 'system-administrator', agencyId: null }], { accountId: 'system' });
const security = aStaff([{ role: 'security-administrator', agencyId: null }], { accountId: 'security' });
const operator = {
  kind: 'operator',
  user: 'op',
  from: { door: 'command-line', address: '', agent: 'op' },
} as const;

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let clock: TestClock;
  let count = 0;
  let person: Person;

  beforeAll(async () => {
    clock = testClock();
    deps = testStaffDeps(await open(), clock);
  });
  beforeEach(async () => {
    clock.forward(60);
    count += 1;
    person = await makePerson(deps, { signInName: `person-${count}`, email: `p${count}@example.com` });
  });

  const kindsTold = async ({ regionId, accountId }: Person): Promise<readonly string[]> =>
    (await deps.storage.notifications.notices(regionId, accountId, 20)).map(({ kind }) => kind);

  const invited = async (): Promise<{ readonly regionId: string; readonly token: string }> => {
    const made = await sendInvitation(deps, system, person);
    if (!made.ok) throw new Error(made.problems[0].message);
    return linkIn(made.value.path);
  };

  describe('a link that went through an administrator’s hands', () => {
    it('is not used behind the back of whoever has been in before', async () => {
      const link = await invited();
      const password = '黄昏 walks 到河边 8';
      const accepted = await acceptInvitation(deps, visitor, { ...link, password, again: password });
      expect(accepted).toMatchObject({ ok: true, value: { standing: 'partial' } });
      expect(await kindsTold(person)).toContain('password-changed');
    });

    it('is worthless once the security administrator has signed the person out', async () => {
      const link = await invited();
      expect((await showInvitation(deps, link)).ok).toBe(true);
      expect((await signOutAccount(deps, security, person)).ok).toBe(true);
      expect((await showInvitation(deps, link)).ok).toBe(false);
    });

    it('is worthless once the person has changed the password', async () => {
      const link = await invited();
      const { caller } = await sessionOf(deps, person);
      const password = '黄昏 walks 到河边 9';
      const change = { present: goodPassword, password, again: password };
      expect(await changePassword(deps, caller, change)).toMatchObject({ ok: true });
      expect((await showInvitation(deps, link)).ok).toBe(false);
    });
  });

  describe('a security administrator', () => {
    it('hears of a link that makes its holder somebody with a role, and of a role granted at the server', async () => {
      const guard = await makePerson(deps, { signInName: `guard-${count}`, role: 'security-administrator' });
      const fresh = await makePerson(deps, {
        signInName: `fresh-${count}`,
        role: 'inspector',
        password: null,
      });
      const plain = await makePerson(deps, { signInName: `plain-${count}`, password: null });
      for (const each of [person, plain]) expect((await sendInvitation(deps, system, each)).ok).toBe(true);
      expect(await kindsTold(guard)).toEqual([]);
      expect((await sendInvitation(deps, system, fresh)).ok).toBe(true);
      expect(await kindsTold(guard)).toEqual(['invitation-renewed']);
      const role = { role: 'county-desk', agencyId: '' };
      expect((await grantRole(deps, security, testRegion, plain.accountId, role)).ok).toBe(true);
      expect(await kindsTold(guard)).toHaveLength(1);
      expect((await grantRole(deps, operator, testRegion, person.accountId, role)).ok).toBe(true);
      expect(await kindsTold(guard)).toContain('role-granted-at-server');
      const notices = await deps.storage.notifications.notices(testRegion, guard.accountId, 5);
      expect(notices.map(({ text }) => text).join()).toContain('政务公开股');
    });
  });

  describe('a mailbox alone', () => {
    it('opens nothing after the second factor was reset', async () => {
      await requestLink(deps, visitor, person);
      const link = linkIn(await letterTo(deps, person));
      expect(
        await resetSecondFactor(deps, security, { accountId: person.accountId, reason: '手机丢失' }),
      ).toMatchObject({
        ok: true,
      });
      expect(await useLink(deps, visitor, link)).toMatchObject({
        ok: false,
        problems: [{ code: 'password-first' }],
      });
      expect(await deps.storage.signIn.sessions(person.regionId, person.accountId)).toEqual([]);
      // The way that is left: the password.
      const entered = await signIn(deps, visitor, { ...person, password: goodPassword });
      expect(entered).toMatchObject({ ok: true, value: { standing: 'setup' } });
    });

    it('is not changed behind its owner’s back', async () => {
      const input = { name: person.name, agencyId: '', email: 'elsewhere@example.com', phone: '' };
      expect(await changeAccount(deps, system, person.regionId, person.accountId, input)).toMatchObject({
        ok: true,
      });
      expect(await kindsTold(person)).toContain('contacts-changed');
      const same = { ...input, email: '' };
      const before = (await kindsTold(person)).length;
      expect((await changeAccount(deps, system, person.regionId, person.accountId, same)).ok).toBe(true);
      expect(await kindsTold(person)).toHaveLength(before);
    });

    it('is not looked up behind its owner’s back', async () => {
      const [datum] = await deps.storage.personal.maskedOf(person.regionId, 'account', [person.accountId]);
      const order = { datumId: datum!.datumId, reason: '电话通知系统升级' };
      expect((await revealDatum(deps, { ...system, accountId: `s${count}` }, order)).ok).toBe(true);
      expect(await kindsTold(person)).toContain('contact-revealed');
    });
  });

  describe('a role that was lent', () => {
    const day = (days: number) => new Date(clock().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const lend = async (by: string, grantId: string, toAccountId: string, days: number) =>
      makeDelegation(deps, await signedInAs(deps, by), testRegion, {
        grantId,
        toAccountId,
        from: day(0),
        until: day(days),
        reason: '出差',
      });

    it('is not lent on, and nothing arranged with it outlives it', async () => {
      const agency = `2${String(count).padStart(3, '0')}`;
      await addAgencies(deps, anAgency(agency));
      const [head, deputy, clerk, accomplice] = ['head', 'deputy', 'clerk', 'accomplice'].map(
        (each) => `${each}${count}`,
      );
      const at = { agencyId: agency };
      await addPerson(deps, { accountId: head!, roles: [{ role: 'office-head', ...at }] });
      await addPerson(deps, { accountId: deputy!, roles: [{ role: 'reviewer', ...at }] });
      await addPerson(deps, { accountId: clerk!, roles: [{ role: 'clerk', ...at }] });
      await addPerson(deps, { accountId: accomplice! });
      expect(await lend(head!, `${head}-1`, deputy!, 2)).toMatchObject({ ok: true });
      expect(await lend(deputy!, `${head}-1`, accomplice!, 1)).toMatchObject({
        ok: false,
        problems: [{ code: 'not-allowed' }],
      });
      expect(await lend(deputy!, `${clerk}-1`, accomplice!, 30)).toMatchObject({
        ok: false,
        problems: [{ field: 'until' }],
      });
      expect((await signedInAs(deps, accomplice!)).grants).toEqual([]);
      // What a deputy is there for.
      expect(await lend(deputy!, `${clerk}-1`, accomplice!, 2)).toMatchObject({ ok: true });
      // The head itself is bound by the rule of the house only.
      expect(await lend(head!, `${clerk}-1`, deputy!, 30)).toMatchObject({ ok: true });
    });
  });

  describe('the demo, switched off', () => {
    it('lets nobody in: neither open sessions, nor accounts that were opened in its county, nor its name', async () => {
      const { session } = await sessionOf(deps, person);
      const real = await makePerson(deps, { signInName: `real-${count}`, regionId: otherRegion });
      const off = { ...deps, demo: false };
      expect(await callerOfSession(off, session.regionId, session.token, testOrigin)).toBeNull();
      expect((await signIn(off, visitor, { ...person, password: goodPassword })).ok).toBe(false);
      expect((await signInRegions(off)).map(({ regionId }) => regionId)).toEqual([otherRegion]);
      const other = await sessionOf(off, real);
      expect(other.caller.accountId).toBe(real.accountId);
      expect(await callerOfSession(deps, session.regionId, session.token, testOrigin)).not.toBeNull();
    });

    it('does not touch the jobs of real counties while it is on', async () => {
      if ((await deps.storage.regions.get(otherRegion)) === null)
        await addRegion(deps, otherRegion, '另一县');
      await makePerson(deps, { signInName: `another-${count}`, regionId: otherRegion });
      const asked: string[] = [];
      const queue = {
        deadLetters: async () => [{ id: 'x', job: 'sweep' }],
        discard: async (id: string) => asked.push(id) > 0,
      } as unknown as NonNullable<StaffDeps['queue']>;
      const run = { ...deps, queue };
      expect(await settleDeadLetter(run, system, 'x', 'discard')).toMatchObject({
        ok: false,
        problems: [{ code: 'not-allowed' }],
      });
      expect(asked).toEqual([]);
      expect((await settleDeadLetter(run, { ...system, regionId: otherRegion }, 'x', 'discard')).ok).toBe(
        true,
      );
    });
  });

  it('a backup that was restored opens no session and no link of its day', async () => {
    const link = await invited();
    const { session } = await sessionOf(deps, person);
    const facts = { createdAt: '', rows: 0, digest: '' } as unknown as Parameters<typeof recordRestore>[2];
    expect(await recordRestore(deps, operator, facts)).toMatchObject({ ok: true });
    expect(await callerOfSession(deps, session.regionId, session.token, testOrigin)).toBeNull();
    expect((await showInvitation(deps, link)).ok).toBe(false);
  });
});

describe('over the web', () => {
  let county: County;
  let bench: Workbench;
  beforeAll(async () => {
    county = await startCounty();
    ({ bench } = county);
  });
  afterAll(() => bench.stop());

  const refusals = async () =>
    (
      await bench.staff.storage.audit.search({
        regionId: testRegion,
        actors: ['account/clerk'],
        outcome: 'refused',
        limit: 50,
      })
    ).map(({ subject }) => subject);

  it('records a refused attempt however long its address is', async () => {
    // Text that does not compress: an index entry is measured after compression.
    const long = Array.from({ length: 300 }, () => bench.staff.secrets.chance.id()).join('');
    for (const path of [`people/${long}/disable`, `people/${long}/sign-out`]) {
      const before = (await refusals()).length;
      expect((await county.clerk.post(`/workbench/${path}`, {})).status).toBe(403);
      const after = await refusals();
      expect(after).toHaveLength(before + 1);
      expect(after[0]).toBe(`account/${long.slice(0, 192)}…`);
    }
    expect(bench.faults).toEqual([]);
  });

  it('lets nobody keep what leads elsewhere or turns away', async () => {
    const { nobody } = bench;
    const answers = [
      await nobody.get('/workbench/me'),
      await county.clerk.get('/workbench/sign-in?return=/workbench/me'),
      await county.clerk.post('/workbench/me/sessions/end-others', {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    for (const answer of answers) expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('an old password opens nothing but the page on which it is changed, where the county says so', async () => {
    const { staff } = bench;
    await staff.storage.transaction((stores) =>
      stores.signIn.putPassword(
        testRegion,
        'clerk',
        'x',
        new Date(bench.clock().getTime() - 91 * 86_400_000).toISOString(),
      ),
    );
    expect((await county.clerk.get('/workbench/me')).status).toBe(200);
    const policy = staff.signIn.password as { expiresAfterDays: number | null };
    policy.expiresAfterDays = 90;
    try {
      for (const path of ['/workbench', '/workbench/me', '/workbench/agencies']) {
        const answer = await county.clerk.get(path);
        expect([answer.status, answer.headers.get('location')]).toEqual([
          303,
          '/workbench/me/password?expired=1',
        ]);
      }
      expect((await county.clerk.post('/workbench/me/sessions/end-others', {})).headers.get('location')).toBe(
        '/workbench/me/password?expired=1',
      );
      expect((await county.clerk.get('/workbench/me/password')).status).toBe(200);
      expect((await county.colleague.get('/workbench/me')).status).toBe(200);
    } finally {
      policy.expiresAfterDays = null;
    }
  });
});

it('keeps the keys of links out of the log when a page breaks', async () => {
  const logged: string[] = [];
  const bench = await startWorkbench();
  try {
    const { createApp, createSite } = await import('../../src/web/server.ts');
    const broken = new Proxy(bench.staff, {
      get: (staff, key) => {
        if (key === 'storage') throw new Error('broken');
        return Reflect.get(staff, key);
      },
    });
    const app = createApp(
      createSite({ ...bench.web, staff: broken, complain: (_fault, where) => logged.push(where) }),
    );
    const token = bench.staff.secrets.chance.token();
    const answer = await app.request(`/workbench/invitation/${testRegion}/${token}`);
    expect(answer.status).toBe(500);
    expect(logged).toEqual([`GET /workbench/invitation/${testRegion}/…`]);
  } finally {
    await bench.stop();
  }
});

describe('many passwords at once', () => {
  it('are checked a few at a time, and turned away when too many wait', async () => {
    const weak = { memoryCost: 64, timeCost: 1, parallelism: 1 };
    const hash = await createPasswords(weak).hash('right');
    const crowded = createPasswords(weak, { atOnce: 2, waiting: 3 });
    const tries = await Promise.allSettled(Array.from({ length: 9 }, () => crowded.verify(hash, 'right')));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    for (const each of tries)
      if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(PasswordsBusy);
    // Afterwards all of it is free again.
    expect(await Promise.all([1, 2, 3, 4, 5].map(() => crowded.verify(hash, 'wrong')))).toEqual(
      Array(5).fill(false),
    );
  });

  it('is answered with 503 and when to come back', async () => {
    const bench = await startWorkbench();
    try {
      const passwords = {
        ...bench.staff.secrets.passwords,
        verify: () => Promise.reject(new PasswordsBusy()),
      };
      const staff = { ...bench.staff, secrets: { ...bench.staff.secrets, passwords } };
      const { createApp, createSite } = await import('../../src/web/server.ts');
      const app = createApp(createSite({ ...bench.web, staff }));
      const answer = await app.request('http://site.test/workbench/sign-in', {
        method: 'POST',
        headers: { Origin: 'http://site.test', Host: 'site.test' },
        body: new URLSearchParams({ name: 'x', password: 'y' }),
      });
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10']);
      expect(await answer.text()).toContain('现在登录的人太多');
      expect(bench.faults).toEqual([]);
    } finally {
      await bench.stop();
    }
  });
});
