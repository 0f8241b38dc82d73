import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { signedInAs } from '../../../tests/support/people.ts';
import { testOrigin, testRegion } from '../../../tests/support/staff.ts';
import { codeOf, program, toldCounty, valueIn } from '../../../tests/support/told-county.ts';
import { saveChoices, showChoices } from './choices.ts';
import { notify } from './notify.ts';
import { listNotices, markNoticesRead } from './own-notices.ts';
import { sendDigests } from './send-digests.ts';

eachDatabase((_name, open) => {
  const county = toldCounty(open);
  const { person, tell, choose, all, only, deliver } = county;

  describe('a notice', () => {
    it('is in the workbench of each person once, and in the mail of those who have an address', async () => {
      await person('wang', { email: 'wang@example.cn' });
      await person('li');
      await tell(['wang', 'li', 'wang', 'nobody']);
      expect(await county.deps.storage.notifications.unread(testRegion, 'wang')).toBe(1);
      expect(await county.deps.storage.notifications.unread(testRegion, 'li')).toBe(1);
      expect(await deliver()).toEqual({ sent: 1, failed: 0, givenUp: 0, kept: 0 });
      expect(county.mails.mails.map(({ to }) => to)).toEqual([['wang@example.cn']]);
      expect(county.mails.mails[0]!.text).toContain('核对机关信息');
      expect(county.mails.mails[0]!.text).toContain('https://gongkai.example/workbench/tasks/1');
      expect((await only()).status).toBe('sent');
      expect(await deliver()).toEqual({ sent: 0, failed: 0, givenUp: 0, kept: 0 });
    });

    it('leaves out of every text what looks personal', async () => {
      await person('wang', { email: 'wang@example.cn' });
      await tell(['wang'], '王芳 110101199003078515 电话 13800138000');
      await deliver();
      const [notice] = await county.deps.storage.notifications.notices(testRegion, 'wang', 10);
      const texts = JSON.stringify([notice, county.mails.mails, await all()]);
      expect(texts).not.toContain('110101199003078515');
      expect(texts).not.toContain('13800138000');
    });

    it('does not keep the address anywhere near the delivery, nor the text in clear', async () => {
      await person('wang', { email: 'wang@example.cn' });
      county.mails.refusals.set('wang@', 550);
      await tell(['wang']);
      await deliver();
      const entries = await county.deps.storage.audit.search({ regionId: testRegion, limit: 100 });
      expect(entries.some(({ act }) => act === 'notification.deliver')).toBe(true);
      const kept = JSON.stringify([await all(), entries]);
      expect(kept).not.toContain('wang@example.cn');
      expect((await only()).sealedText).not.toContain('核对');
    });

    it('is not written when what it tells of is undone', async () => {
      await person('wang', { email: 'wang@example.cn' });
      const undone = county.deps.storage.transaction(async (stores) => {
        await notify(stores, county.deps, {
          regionId: testRegion,
          accountIds: ['wang'],
          kind: 'task-assigned',
          subject: 'x',
          facts: { task: '一', due: '二' },
          link: '/',
        });
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      expect(await all()).toEqual([]);
      expect(await county.deps.storage.notifications.unread(testRegion, 'wang')).toBe(0);
    });

    it('of an unknown kind, or with other facts, is a fault', async () => {
      await expect(tell(['admin'], '一', 'no-such-kind')).rejects.toThrow(RangeError);
    });

    it('is not sent to who was disabled since', async () => {
      await person('wang', { email: 'wang@example.cn' });
      await tell(['wang']);
      const account = await county.deps.storage.accounts.get(testRegion, 'wang');
      await county.deps.storage.transaction(({ accounts }) =>
        accounts.put({ ...account!, status: 'disabled' }),
      );
      expect(await deliver()).toMatchObject({ sent: 0, givenUp: 1 });
      expect(county.mails.mails).toEqual([]);
      await tell(['wang']);
      expect(await all()).toHaveLength(1);
    });
  });

  describe('a choice', () => {
    it('of never keeps notices in the workbench, but not those about the account’s safety', async () => {
      await person('wang', { email: 'wang@example.cn' });
      await choose('wang', { mail: 'never' });
      await tell(['wang']);
      expect(await all()).toEqual([]);
      await tell(['wang'], '09:00', 'password-changed');
      await deliver();
      expect(county.mails.mails).toHaveLength(1);
    });

    it('of quiet hours puts off what is not urgent until they end', async () => {
      await person('wang', { email: 'wang@example.cn' });
      await choose('wang', { quietFrom: '22:00', quietUntil: '07:30' });
      county.clock.set('2026-11-21T15:00:00Z'); // 23:00 in Shanghai
      await tell(['wang']);
      await tell(['wang'], '23:00', 'password-changed');
      expect(await deliver()).toMatchObject({ sent: 1 });
      expect(county.mails.mails[0]!.text).toContain('口令');
      county.clock.set('2026-11-21T23:29:00Z');
      expect(await deliver()).toMatchObject({ sent: 0 });
      county.clock.set('2026-11-21T23:30:00Z'); // 07:30
      expect(await deliver()).toMatchObject({ sent: 1 });
    });

    it('of a digest makes one mail a day, without what was read meanwhile, and only once', async () => {
      await person('wang', { email: 'wang@example.cn' });
      await choose('wang', { mail: 'daily', digestAt: '17:00' });
      for (const task of ['甲', '乙', '丙', '甲']) await tell(['wang'], task);
      const read = (await county.deps.storage.notifications.notices(testRegion, 'wang', 10)).find(
        ({ title }) => title.includes('乙'),
      );
      valueIn(await markNoticesRead(county.deps, await signedInAs(county.deps, 'wang'), read!.noticeId));
      expect(valueIn(await sendDigests(county.deps, program))).toBe(0);
      county.clock.set('2026-11-21T09:00:00Z'); // 17:00
      const twice = await Promise.all([sendDigests(county.deps, program), sendDigests(county.deps, program)]);
      expect(twice.map(valueIn).reduce((sum, each) => sum + each, 0)).toBe(1);
      expect(valueIn(await sendDigests(county.deps, program))).toBe(0);
      await deliver();
      expect(county.mails.mails).toHaveLength(1);
      const { text } = county.mails.mails[0]!;
      expect(text).toContain('甲（2 次）');
      expect(text).toContain('丙');
      expect(text).not.toContain('乙');
      county.clock.forward(24 * 60);
      expect(valueIn(await sendDigests(county.deps, program))).toBe(0);
    });

    it('that everything was read before the digest makes no mail', async () => {
      await person('wang', { email: 'wang@example.cn' });
      await choose('wang', { mail: 'daily' });
      await tell(['wang']);
      valueIn(await markNoticesRead(county.deps, await signedInAs(county.deps, 'wang'), 'all'));
      county.clock.forward(24 * 60);
      valueIn(await sendDigests(county.deps, program));
      expect(await all()).toEqual([]);
    });

    it('is checked field by field, saved, and moves what waits', async () => {
      await person('wang', { email: 'wang@example.cn' });
      const wang = await signedInAs(county.deps, 'wang');
      const form = { mail: 'daily', gateway: 'never', quietFrom: '', quietUntil: '', digestAt: '23:00' };
      const field = async (more: Partial<typeof form>) => {
        const saved = await saveChoices(county.deps, wang, { ...form, ...more });
        return saved.ok ? 'saved' : saved.problems.map((problem) => problem.field).join();
      };
      expect(await field({ mail: 'often' })).toBe('mail');
      expect(await field({ digestAt: '24:00' })).toBe('digestAt');
      expect(await field({ quietFrom: '22:00' })).toBe('quietUntil');
      expect(await field({ quietFrom: '22:00', quietUntil: '22:00' })).toBe('quietUntil');
      expect(await field({ quietFrom: 'x', quietUntil: '7:30', gateway: '' })).toBe(
        'gateway,quietFrom,quietUntil',
      );
      expect(await field({})).toBe('saved');
      await tell(['wang']);
      expect(await field({ digestAt: '10:00' })).toBe('saved');
      county.clock.set('2026-11-21T02:00:00Z'); // 10:00
      expect(valueIn(await sendDigests(county.deps, program))).toBe(1);
      await tell(['wang']);
      expect(await field({ mail: 'never' })).toBe('saved');
      county.clock.forward(48 * 60);
      expect(valueIn(await sendDigests(county.deps, program))).toBe(0);
      const view = valueIn(await showChoices(county.deps, wang));
      expect(view).toMatchObject({ choice: { mail: 'never' }, phone: null, gateway: false });
      expect(view.email).not.toContain('wang@');
      expect(view.urgent).toContain('口令已改');
    });

    it('is a person’s own', async () => {
      expect(codeOf(await showChoices(county.deps, program))).toBe('forbidden');
      expect(codeOf(await showChoices(county.deps, { kind: 'anyone', from: testOrigin }))).toBe(
        'sign-in-needed',
      );
      await person('wang');
      await person('li');
      await tell(['wang']);
      const [notice] = await county.deps.storage.notifications.notices(testRegion, 'wang', 1);
      valueIn(await markNoticesRead(county.deps, await signedInAs(county.deps, 'li'), notice!.noticeId));
      valueIn(await markNoticesRead(county.deps, await signedInAs(county.deps, 'li'), 'all'));
      expect(await county.deps.storage.notifications.unread(testRegion, 'wang')).toBe(1);
      const own = valueIn(
        await listNotices(county.deps, await signedInAs(county.deps, 'li'), notice!.noticeId),
      );
      expect(own.notices).toEqual([]);
    });
  });
});
