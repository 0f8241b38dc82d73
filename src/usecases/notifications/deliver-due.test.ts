import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { signedInAs } from '../../../tests/support/people.ts';
import { testOrigin, testRegion } from '../../../tests/support/staff.ts';
import { codeOf, toldCounty } from '../../../tests/support/told-county.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { deliverDue } from './deliver-due.ts';
import { placeOf } from './new-delivery.ts';

eachDatabase((_name, open) => {
  const county = toldCounty(open);
  const { person, tell, letter, choose, all, only, deliver, textOf } = county;

  describe('delivery', () => {
    it('tries again at growing intervals with the same id, and gives up after the eighth', async () => {
      await person('wang', { email: 'wang@example.cn' });
      county.mails.refusals.set('wang@', 451);
      await tell(['wang']);
      const waits: number[] = [];
      for (;;) {
        const before = county.clock().getTime();
        await deliver();
        const delivery = await only();
        if (delivery.status !== 'waiting') break;
        expect(await deliver()).toMatchObject({ failed: 0 });
        waits.push((Date.parse(delivery.nextAt) - before) / 60_000);
        county.clock.set(delivery.nextAt);
      }
      expect(waits).toEqual([1, 5, 15, 60, 240, 240, 240]);
      expect(await only()).toMatchObject({ status: 'given-up', attempts: 8 });
      expect(await county.deps.storage.notifications.due('2030-01-01T00:00:00Z', 10)).toEqual([]);
      const told = await county.deps.storage.notifications.notices(testRegion, 'admin', 10);
      expect(told.map(({ kind }) => kind)).toEqual(['delivery-failed']);
      expect(JSON.stringify(told)).not.toContain('wang@');
    });

    it('is attempted by one of several workers only', async () => {
      const people = Array.from({ length: 12 }, (_, at) => `p${at}`);
      for (const each of people) await person(each, { email: `${each}@example.cn` });
      await tell(people);
      const runs = await Promise.all([deliver(), deliver(), deliver()]);
      expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(12);
      expect(county.mails.mails.map(({ to }) => to[0]).sort()).toEqual(
        people.map((each) => `${each}@example.cn`).sort(),
      );
      expect((await all()).every(({ status, attempts }) => status === 'sent' && attempts === 1)).toBe(true);
    });

    it('is taken over from a worker that died, with the same id: at most one copy more', async () => {
      await person('wang', { email: 'wang@example.cn' });
      await tell(['wang']);
      const dying: StaffDeps = {
        ...county.deps,
        carriers: {
          ...county.deps.carriers,
          mail: async (mail) => {
            await county.deps.carriers.mail!(mail);
            throw new Error('killed');
          },
        },
      };
      await expect(deliver(dying)).rejects.toThrow('killed');
      expect(await deliver()).toMatchObject({ sent: 0 });
      county.clock.forward(11);
      expect(await deliver()).toMatchObject({ sent: 1 });
      const ids = county.mails.mails.map(({ headers }) => headers.find((line) => /^message-id:/i.test(line)));
      expect(ids).toHaveLength(2);
      expect(ids[0]).toBe(ids[1]);
      expect(await only()).toMatchObject({ status: 'sent', attempts: 2 });
    });

    it('does not overwrite what another worker recorded after taking over', async () => {
      await person('wang', { email: 'wang@example.cn' });
      await tell(['wang']);
      const slow: StaffDeps = {
        ...county.deps,
        carriers: {
          ...county.deps.carriers,
          mail: async () => {
            county.clock.forward(11);
            await deliver();
            return { ok: false, final: true, trouble: '迟到' };
          },
        },
      };
      await deliver(slow);
      expect(await only()).toMatchObject({ status: 'sent', trouble: null });
    });

    it('keeps mail without a mail server, for a week, without counting attempts', async () => {
      await person('wang', { email: 'wang@example.cn' });
      const none = { ...county.deps, carriers: { ...county.deps.carriers, mail: null } };
      await tell(['wang']);
      expect(await deliver(none)).toMatchObject({ kept: 1 });
      expect(await only()).toMatchObject({ status: 'waiting', attempts: 0, trouble: '未设置邮件服务' });
      county.clock.forward(16);
      expect(await deliver()).toMatchObject({ sent: 1 });
      await tell(['wang'], '二');
      county.clock.forward(8 * 24 * 60);
      expect(await deliver(none)).toMatchObject({ givenUp: 1 });
    });

    it('is for programs and operators', async () => {
      expect(codeOf(await deliverDue(county.deps, await signedInAs(county.deps, 'admin')))).not.toBe('done');
      expect(codeOf(await deliverDue(county.deps, { kind: 'anyone', from: testOrigin }))).toBe(
        'sign-in-needed',
      );
    });
  });

  describe('a letter', () => {
    it('is kept sealed until it was sent, then its link is gone', async () => {
      await person('wang', { email: 'wang@example.cn' });
      await choose('wang', { mail: 'never', quietFrom: '00:00', quietUntil: '23:59' });
      await letter('wang');
      const waiting = await only();
      expect(JSON.stringify(waiting)).not.toContain('secret-token');
      expect(textOf(waiting)).toContain('secret-token');
      expect(await deliver()).toMatchObject({ sent: 1 });
      expect(county.mails.mails[0]!.text).toContain(
        'https://gongkai.example/workbench/sign-in/link/secret-token',
      );
      expect(textOf(await only())).toBe('');
    });

    it('loses its link too when it is given up', async () => {
      await person('wang');
      await letter('wang');
      expect(await deliver()).toMatchObject({ givenUp: 1 });
      expect(await only()).toMatchObject({ trouble: '没有登记电子邮箱。' });
      expect(textOf(await only())).toBe('');
    });

    it('cannot be opened in another row', async () => {
      await person('wang', { email: 'wang@example.cn' });
      await letter('wang');
      const delivery = await only();
      expect(() =>
        county.deps.secrets.sealer.open(delivery.sealedText, placeOf({ ...delivery, deliveryId: 'other' })),
      ).toThrow();
    });
  });

  describe('the demo', () => {
    it('sends nothing out of the house, whoever is told', async () => {
      await person('actor', {}, { demo: true });
      await person('wang', { email: 'wang@example.cn' });
      await letter('wang');
      expect(await deliver()).toMatchObject({ sent: 1 });
      expect(county.mails.mails).toEqual([]);
      expect(textOf(await only())).toContain('secret-token');
    });
  });

  it('settles only in the transaction that it is given', async () => {
    await person('wang', { email: 'wang@example.cn' });
    await tell(['wang']);
    const undone = county.deps.storage.transaction(async ({ notifications }) => {
      await notifications.claimDue(county.clock().toISOString(), '2026-11-21T02:00:00.000Z', 5);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await only()).toMatchObject({ attempts: 0 });
  });
});
