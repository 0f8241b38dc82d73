import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { aNewRequest } from '../../../tests/support/desk-requests.ts';
import { type ImapServer, startImapServer } from '../../../tests/support/imap-server.ts';
import { addAgencies, addPerson, anAgency, signedInAs } from '../../../tests/support/people.ts';
import {
  addRegion,
  type TestClock,
  testClock,
  testOrigin,
  testRegion,
  testStaffDeps,
} from '../../../tests/support/staff.ts';
import { createMailboxReader } from '../../delivery/mailbox/mailbox-reader.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done } from '../../domain/problems/problem.ts';
import { registerRequest } from '../requests/register-request.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { fetchMail, mailOwner, mostAnswersPerDay } from './fetch-mail.ts';
import { type MailboxInput, saveMailbox, showMailbox } from './mailbox.ts';
import { listMails, openMailFile, putMailAside, showMail } from './mails.ts';
import { settleMail } from './settle-mail.ts';

const program: Caller = { kind: 'program', from: { ...testOrigin, door: 'job' } };

let server: ImapServer;
beforeAll(async () => {
  server = await startImapServer();
});
afterAll(() => server.stop());

let last = 0;
/** A mail of its own. */
const mail = (more: { from?: string; head?: string; body?: string } = {}) => {
  last += 1;
  return `${more.head === undefined ? '' : `${more.head}\n`}From: ${more.from ?? '谷雨生 <guyusheng@qinghe.example>'}
Subject: request ${last}
Message-ID: <${last}.${process.pid}@qinghe.example>
Content-Type: text/plain; charset=utf-8

${more.body ?? '请公开城北片区征地补偿安置方案。'}`;
};

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let clock: TestClock;
  let admin: Caller;
  let lin: Caller;
  const settings = (more: Partial<MailboxInput> = {}): MailboxInput => ({
    host: '127.0.0.1',
    port: String(server.port),
    security: 'none',
    user: server.user,
    password: server.password,
    folder: 'INBOX',
    agencyId: '1001',
    enabled: true,
    ...more,
  });

  beforeEach(async () => {
    clock = testClock('2026-11-23T01:00:00Z');
    const mailbox = createMailboxReader({ allowed: [`127.0.0.1:${server.port}`], timeout: 5_000 });
    deps = { ...testStaffDeps(await open(), clock), mailbox };
    await addRegion(deps);
    await addAgencies(deps, anAgency('1001'), anAgency('1002'));
    await addPerson(deps, { accountId: 'admin', roles: [{ role: 'system-administrator', agencyId: null }] });
    await addPerson(deps, {
      accountId: 'lin',
      agencyId: '1001',
      roles: [{ role: 'clerk', agencyId: '1001' }],
    });
    await addPerson(deps, {
      accountId: 'chen',
      agencyId: '1002',
      roles: [{ role: 'clerk', agencyId: '1002' }],
    });
    admin = await signedInAs(deps, 'admin');
    lin = await signedInAs(deps, 'lin');
  });

  const set = async (more: Partial<MailboxInput> = {}) => saveMailbox(deps, admin, settings(more));
  const fetched = async () => {
    const result = await fetchMail(deps, program, testRegion);
    if (!result.ok) throw new Error(result.problems[0].message);
    return result.value;
  };
  const asked = { regionId: testRegion, state: 'new', after: null } as const;
  const listed = async (state: 'new' | 'registered' | 'put-aside' = 'new') => {
    const list = await listMails(deps, lin, { ...asked, state });
    if (!list.ok) throw new Error(list.problems[0].message);
    return list.value;
  };
  const answers = async () =>
    (await deps.storage.notifications.deliveries(testRegion, { limit: 100 })).filter(
      ({ kind }) => kind === 'mail-received',
    );

  describe('the mailbox', () => {
    it('is set by the system administrator; its password is never shown and goes to no other server', async () => {
      expect((await set()).ok).toBe(true);
      expect((await saveMailbox(deps, lin, settings())).ok).toBe(false);
      const shown = await showMailbox(deps, admin);
      expect(JSON.stringify(shown)).not.toContain(server.password);
      expect((await set({ password: '' })).ok).toBe(true);
      const moved = await set({ password: '', user: 'other@qinghe.example' });
      expect(moved.ok ? '' : moved.problems[0].field).toBe('password');
    });

    it('may not lead into the house', async () => {
      const refusedAt = async (more: Partial<MailboxInput>) => {
        const saved = await set(more);
        return saved.ok ? 'saved' : saved.problems[0].field;
      };
      expect(await refusedAt({ host: '10.0.0.5', port: '993', security: 'tls' })).toBe('host');
      expect(await refusedAt({ host: 'imap.example.gov.cn', port: '22', security: 'tls' })).toBe('host');
      expect(await refusedAt({ port: 'x' })).toBe('port');
      expect(await refusedAt({ agencyId: '9' })).toBe('agencyId');
    });

    it('that cannot be reached is noted, and fetching goes on the next time', async () => {
      await set({ password: 'wrong' });
      expect(await fetched()).toBe(0);
      expect((await listed()).mailbox?.trouble).toContain('口令');
      await set();
      await server.deliver(mail(), '2026-11-23T00:30:00Z');
      expect(await fetched()).toBe(1);
      expect((await listed()).mailbox?.trouble).toBeNull();
    });
  });

  describe('a mail', () => {
    beforeEach(async () => {
      await set();
      await fetched();
    });

    it('is taken once, numbered, acknowledged, and told to those who register', async () => {
      const source = mail();
      await server.deliver(source, '2026-11-22T15:59:00Z');
      await server.deliver(source, '2026-11-22T16:01:00Z');
      await fetched();
      const { mails } = await listed();
      expect(mails).toHaveLength(1);
      const [one] = mails;
      expect(one).toMatchObject({ receivedAt: '2026-11-22T15:59:00.000Z', subject: `request ${last}` });
      expect(one!.number).toMatch(/^邮〔2026〕\d+号$/);
      const [answer] = await answers();
      expect(answer!.accountId).toBe(mailOwner(one!.mailId));
      expect(answer!.title).toContain(one!.number);
      const owner = { regionId: testRegion, ownerKind: 'mail', ownerId: one!.mailId };
      expect(await deps.storage.personal.openField(owner, 'email')).toBe('guyusheng@qinghe.example');
      const notices = await deps.storage.notifications.notices(testRegion, 'lin', 10);
      expect(notices.map(({ kind }) => kind)).toContain('mail-came');
      expect(JSON.stringify(notices)).not.toContain('谷雨生');
      const others = await listMails(deps, await signedInAs(deps, 'chen'), asked);
      expect(others.ok).toBe(false);
    });

    it('of a program is put aside and gets no answer', async () => {
      await server.deliver(mail({ head: 'Auto-Submitted: auto-replied' }), '2026-11-23T00:00:00Z');
      await fetched();
      expect((await listed()).mails).toEqual([]);
      expect((await listed('put-aside')).mails[0]!.reason).toContain('自动回复');
      expect(await answers()).toEqual([]);
    });

    it('is answered so often a day and no more: two programs do not answer each other for ever', async () => {
      for (let at = 0; at < mostAnswersPerDay + 2; at += 1)
        await server.deliver(mail({ from: 'loop@qinghe.example' }), '2026-11-23T00:00:00Z');
      await server.deliver(mail({ from: server.user }), '2026-11-23T00:00:00Z');
      await fetched();
      expect((await listed()).mails).toHaveLength(mostAnswersPerDay + 3);
      expect(await answers()).toHaveLength(mostAnswersPerDay);
    });

    it('becomes a request with its files, once; the day it came is the day of receipt', async () => {
      await server.deliver(mail(), '2026-11-20T15:00:00Z');
      await fetched();
      const [taken] = (await listed()).mails;
      const { mailId } = taken!;
      const register = () =>
        registerRequest(deps, lin, {
          request: aNewRequest({
            channel: 'email',
            arrivedAtAgency: '2026-11-20',
            arrivedAtOffice: '2026-11-20',
            confirmedOn: '2026-11-20',
            evidence: taken!.number,
            draft: mailOwner(mailId),
          }),
          scans: [],
          duplicatesSeen: true,
          also: async (stores, { state }, at) => {
            const settled = { state: 'registered', requestId: state.requestId, reason: '', at } as const;
            const by = actorOf(lin);
            const first = await settleMail(
              stores,
              deps,
              { regionId: testRegion, mailId },
              { ...settled, by },
            );
            return first
              ? done(null)
              : { ok: false, problems: [{ code: 'stale', message: '这封邮件已经有人处理过了。' }] };
          },
        });
      const received = await register();
      if (!received.ok) throw new Error(received.problems[0].message);
      const { state } = received.value;
      expect(state.receivedOn).toBe('2026-11-20');
      const files = await deps.storage.caseFiles.listOf(testRegion, `request/${state.requestId}`);
      expect(files.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['mail', 'mail-text', 'description']),
      );
      expect((await listed('registered')).mails[0]!.requestId).toBe(state.requestId);
      const again = await register();
      expect(again.ok ? '' : again.problems[0].code).toBe('stale');
      expect(await deps.storage.requests.count(testRegion, {}, 10)).toBe(1);
    });

    it('is shown with its text, opened on the record, and put aside with a reason', async () => {
      await server.deliver(mail({ body: '推销广告' }), '2026-11-23T00:00:00Z');
      await fetched();
      const [taken] = (await listed()).mails;
      const place = { regionId: testRegion, mailId: taken!.mailId };
      const shown = await showMail(deps, lin, place);
      if (!shown.ok) throw new Error('not shown');
      expect(shown.value.text).toBe('推销广告');
      const original = shown.value.files.find(({ kind }) => kind === 'mail');
      const opened = await openMailFile(deps, lin, { ...place, fileId: original!.fileId });
      expect(opened.ok && Buffer.from(opened.value.bytes).toString()).toContain('推销广告');
      expect((await openMailFile(deps, lin, { ...place, fileId: 'none' })).ok).toBe(false);
      const short = await putMailAside(deps, lin, { ...place, reason: '广告' });
      expect(short.ok ? '' : short.problems[0].field).toBe('reason');
      expect((await putMailAside(deps, lin, { ...place, reason: '推销邮件，不是申请' })).ok).toBe(true);
      const twice = await putMailAside(deps, lin, { ...place, reason: '推销邮件，不是申请' });
      expect(twice.ok ? '' : twice.problems[0].code).toBe('stale');
      const entries = await deps.storage.audit.search({
        regionId: testRegion,
        act: 'mail-intake.read',
        limit: 10,
      });
      expect(JSON.stringify(entries)).not.toContain('推销广告');
    });
  });
});
