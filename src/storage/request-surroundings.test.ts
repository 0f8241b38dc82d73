/** What lies around requests: drafts, links of third parties, published answers, the mailbox, notices on days off. */
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { aRequest, openColumns } from '../../tests/support/request-cases.ts';
import { addRegion, otherRegion, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import type { TakenMail } from '../usecases/ports/mail-intake.ts';
import type { Publication } from '../usecases/ports/publications.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import type { Database } from './open-database.ts';

const at = '2026-11-21T01:00:00.000Z';
const later = '2026-11-22T01:00:00.000Z';

eachDatabase((_name, open) => {
  let database: Database;
  let deps: StaffDeps;
  const raw = async (table: string) =>
    JSON.stringify((await sql`select * from ${sql.table(table)}`.execute(database.kysely)).rows);
  beforeAll(async () => {
    database = await open();
    deps = testStaffDeps(database);
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
    await deps.storage.requests.put(aRequest('r1'), openColumns(null));
  });

  describe('drafts', () => {
    const draft = (draftId: string, expiresAt: string) => ({
      regionId: testRegion,
      draftId,
      document: { name: '李四', items: ['甲', null, 3] },
      createdAt: at,
      expiresAt,
    });

    it('are sealed, and come back until their time is over', async () => {
      await deps.storage.requestDrafts.put(draft('d1', later));
      expect(await deps.storage.requestDrafts.get(testRegion, 'd1', at)).toEqual(draft('d1', later));
      expect(await deps.storage.requestDrafts.get(testRegion, 'd1', later)).toBeNull();
      expect(await deps.storage.requestDrafts.get(otherRegion, 'd1', at)).toBeNull();
      expect(await raw('request_draft')).not.toContain('李四');
      await deps.storage.requestDrafts.put({ ...draft('d1', later), document: { name: '王五' } });
      expect((await deps.storage.requestDrafts.get(testRegion, 'd1', at))!.document).toEqual({
        name: '王五',
      });
    });

    it('vanish with their files when their time is over, or when they were filed', async () => {
      const { requestDrafts, caseFiles } = deps.storage;
      await requestDrafts.put(draft('d2', at));
      const bytes = new Uint8Array([1, 2, 3]);
      await caseFiles.add(
        {
          regionId: testRegion,
          fileId: 'f1',
          owner: 'draft/d2',
          kind: 'scan',
          title: '',
          fileName: 'a.png',
          mediaType: 'image/png',
          size: 3,
          sha256: '',
          audience: 'applicant',
          createdAt: at,
          createdBy: 'citizen',
        },
        bytes,
      );
      expect(await requestDrafts.sweep(at)).toBe(0);
      expect(await requestDrafts.sweep(later)).toBe(1);
      expect(await caseFiles.listOf(testRegion, 'draft/d2')).toEqual([]);
      expect(await raw('case_file_piece')).toBe('[]');
      await requestDrafts.remove(testRegion, 'd1');
      expect(await raw('request_draft')).toBe('[]');
    });
  });

  it('links of third parties are used once, and end with the consultation', async () => {
    const { consultationLinks } = deps.storage;
    const link = (linkId: string, consultation: string) => ({
      regionId: testRegion,
      linkId,
      requestId: 'r1',
      consultation,
      createdAt: at,
      expiresAt: later,
      usedAt: null,
    });
    for (const [id, of] of [
      ['l1', 'c1'],
      ['l2', 'c1'],
      ['l3', 'c2'],
    ] as const) {
      await consultationLinks.put(link(id, of));
    }
    expect(await consultationLinks.get(testRegion, 'l1')).toEqual(link('l1', 'c1'));
    expect(await consultationLinks.get(otherRegion, 'l1')).toBeNull();
    expect(await consultationLinks.use(testRegion, 'l1', at)).toBe(true);
    expect(await consultationLinks.use(testRegion, 'l1', later)).toBe(false);
    expect(await consultationLinks.use(testRegion, 'none', at)).toBe(false);
    await consultationLinks.end(testRegion, 'r1', 'c1', later);
    const used = await Promise.all(['l1', 'l2', 'l3'].map((id) => consultationLinks.get(testRegion, id)));
    expect(used.map((each) => each!.usedAt)).toEqual([at, later, null]);
  });

  it('published answers are listed newest first, until they are withdrawn', async () => {
    const { publications } = deps.storage;
    const answer = (publicationId: string, more: Partial<Publication> = {}): Publication => ({
      regionId: testRegion,
      publicationId,
      requestId: 'r1',
      agencyId: 'a1',
      title: '标题',
      question: '问',
      answer: '答',
      day: '2026-01-01',
      link: `/answers/${publicationId}`,
      publishedAt: at,
      withdrawnAt: null,
      ...more,
    });
    await publications.put(answer('p1'));
    await publications.put(answer('p2', { day: '2026-02-01', agencyId: 'a2', requestId: null }));
    await publications.put(answer('p3'));
    await publications.put(answer('p4', { regionId: otherRegion, requestId: null }));
    const ids = async (
      ...[filter, after, limit]: [{ agencyId?: string }, Parameters<typeof publications.list>[2], number]
    ) =>
      (await publications.list(testRegion, filter, after, limit)).map(({ publicationId }) => publicationId);
    expect(await ids({}, null, 2)).toEqual(['p2', 'p3']);
    expect(await ids({}, { day: '2026-01-01', publicationId: 'p3' }, 2)).toEqual(['p1']);
    expect(await ids({ agencyId: 'a1' }, null, 5)).toEqual(['p3', 'p1']);
    expect(await publications.get(testRegion, 'p2')).toEqual(
      answer('p2', { day: '2026-02-01', agencyId: 'a2', requestId: null }),
    );
    await publications.withdraw(testRegion, 'p3', later);
    expect(await ids({}, null, 5)).toEqual(['p2', 'p1']);
    expect((await publications.get(testRegion, 'p3'))!.withdrawnAt).toBe(later);
    expect(await publications.count(testRegion, {}, 10)).toBe(2);
    expect(await publications.count(testRegion, {}, 1)).toBe(1);
    expect(await publications.count(testRegion, { agencyId: 'a2' }, 10)).toBe(1);
  });

  describe('the mailbox', () => {
    const settings = {
      host: 'imap.example.cn',
      port: 993,
      security: 'tls',
      user: 'foi@example.cn',
      password: 'geheim',
      folder: 'INBOX',
      agencyId: 'a1',
    } as const;
    const mail = (mailId: string, more: Partial<TakenMail> = {}): TakenMail => ({
      regionId: testRegion,
      mailId,
      messageDigest: `digest-${mailId}`,
      receivedAt: at,
      takenAt: later,
      from: '赵六 <zhao@example.cn>',
      subject: '关于赵六宅基地的申请',
      number: `邮〔2026〕${mailId}号`,
      fileIds: ['f1', 'f2'],
      state: 'new',
      requestId: null,
      reason: '',
      settledAt: null,
      settledBy: null,
      ...more,
    });

    it('keeps how it is reached sealed, and remembers what went wrong', async () => {
      const { mailIntake } = deps.storage;
      const box = { regionId: testRegion, settings, enabled: true, setAt: at, setBy: 'tester' };
      await mailIntake.setMailbox({ ...box, triedAt: null, trouble: null });
      expect(await mailIntake.mailbox(testRegion)).toEqual({ ...box, triedAt: null, trouble: null });
      expect(await mailIntake.mailbox(otherRegion)).toBeNull();
      expect(await raw('mailbox')).not.toContain('geheim');
      await mailIntake.tried(testRegion, later, '登录被拒绝');
      expect(await mailIntake.mailbox(testRegion)).toMatchObject({ triedAt: later, trouble: '登录被拒绝' });
      expect(await mailIntake.enabled()).toEqual([testRegion]);
      await mailIntake.setMailbox({ ...box, enabled: false, triedAt: null, trouble: null });
      expect(await mailIntake.enabled()).toEqual([]);
    });

    it('takes each mail once, and lists the newest first', async () => {
      const { mailIntake } = deps.storage;
      expect(await mailIntake.take(mail('m1'))).toBe(true);
      expect(await mailIntake.take(mail('again', { messageDigest: 'digest-m1' }))).toBe(false);
      expect(await mailIntake.take(mail('m2', { receivedAt: later }))).toBe(true);
      expect(await mailIntake.take(mail('m3'))).toBe(true);
      expect(await mailIntake.taken(testRegion, 'digest-m1')).toBe(true);
      expect(await mailIntake.taken(otherRegion, 'digest-m1')).toBe(false);
      expect(await mailIntake.mail(testRegion, 'm1')).toEqual(mail('m1'));
      expect(await raw('taken_mail')).not.toContain('赵六');
      const ids = async (after: Parameters<typeof mailIntake.list>[2]) =>
        (await mailIntake.list(testRegion, 'new', after, 2)).map(({ mailId }) => mailId);
      expect(await ids(null)).toEqual(['m2', 'm3']);
      expect(await ids({ receivedAt: at, mailId: 'm3' })).toEqual(['m1']);
    });

    it('settles a mail once', async () => {
      const { mailIntake } = deps.storage;
      const settled = { state: 'registered', requestId: 'r1', reason: '', at: later, by: 'tester' } as const;
      expect(await mailIntake.settle(testRegion, 'm1', settled)).toBe(true);
      expect(
        await mailIntake.settle(testRegion, 'm1', { ...settled, state: 'put-aside', reason: '广告' }),
      ).toBe(false);
      expect(await mailIntake.mail(testRegion, 'm1')).toEqual(
        mail('m1', { state: 'registered', requestId: 'r1', settledAt: later, settledBy: 'tester' }),
      );
      expect(await mailIntake.count(testRegion, 'new', 10)).toBe(2);
      expect(await mailIntake.count(testRegion, 'new', 1)).toBe(1);
      expect((await mailIntake.list(testRegion, null, null, 10)).length).toBe(3);
    });

    it('forgets who sent a settled mail, and does not take it again', async () => {
      const { mailIntake } = deps.storage;
      await mailIntake.forget(testRegion, ['m1', 'm2']);
      expect(await mailIntake.mail(testRegion, 'm1')).toMatchObject({
        from: '',
        subject: '',
        number: '邮〔2026〕m1号',
        requestId: 'r1',
      });
      expect((await mailIntake.mail(testRegion, 'm2'))!.from).toBe('赵六 <zhao@example.cn>');
      expect(await mailIntake.take(mail('again', { messageDigest: 'digest-m1' }))).toBe(false);
    });
  });

  it('notices on days off come back in the order in which they prevail', async () => {
    const { calendarNotices } = deps.storage;
    const notice = (noticeId: string, issued: string) => ({
      regionId: testRegion,
      noticeId,
      year: 2027,
      source: '国办发明电〔2026〕1号',
      issued,
      scope: 'national' as const,
      off: [{ from: '2027-01-01', until: '2027-01-03', name: '元旦' }],
      work: [{ day: '2027-01-04', name: '元旦' }],
      enteredAt: at,
      enteredBy: 'tester',
    });
    await calendarNotices.add(notice('n1', '2026-12-01'));
    await calendarNotices.add(notice('n2', '2026-11-01'));
    expect(await calendarNotices.list(testRegion)).toEqual([
      notice('n2', '2026-11-01'),
      notice('n1', '2026-12-01'),
    ]);
    expect(await calendarNotices.list(otherRegion)).toEqual([]);
  });
});
