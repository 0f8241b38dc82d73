import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { signedInAs } from '../../../tests/support/people.ts';
import { addRegion, otherRegion, testRegion } from '../../../tests/support/staff.ts';
import { codeOf, toldCounty, valueIn } from '../../../tests/support/told-county.ts';
import { newGatewayKey, saveGateway, showGateway, testGateway } from './gateway.ts';
import { listDeliveries } from './list-deliveries.ts';

eachDatabase((_name, open) => {
  const county = toldCounty(open);
  const { person, tell, letter, choose, all, deliver, withGateway } = county;

  describe('the gateway', () => {
    it('is set, gets a key that is shown once, and carries messages signed with it', async () => {
      const { admin, key } = await withGateway();
      expect(JSON.stringify(await showGateway(county.deps, admin))).not.toContain(key);
      expect(JSON.stringify(await county.deps.storage.notifications.gateway(testRegion))).not.toContain(key);
      await person('wang', { phone: '13800138000' });
      await choose('wang', { mail: 'never', gateway: 'at-once' });
      await tell(['wang']);
      expect(await deliver()).toMatchObject({ sent: 1 });
      const [message] = county.gateway.messages;
      const { createHmac } = await import('node:crypto');
      const stamp = message!.headers['x-gongkai-timestamp'];
      const expected = createHmac('sha256', key).update(`${stamp}.${message!.body}`).digest('hex');
      expect(message!.headers['x-gongkai-signature']).toBe(`v1=${expected}`);
      expect(JSON.parse(message!.body)).toMatchObject({ to: '13800138000', kind: 'task-assigned' });
    });

    it('keeps messages while it is switched off', async () => {
      const { admin } = await withGateway();
      await person('wang', { phone: '13800138000' });
      await choose('wang', { gateway: 'at-once' });
      await tell(['wang']);
      valueIn(await saveGateway(county.deps, admin, { address: county.gateway.url, enabled: false }));
      expect(await deliver()).toMatchObject({ kept: 1 });
      expect(county.gateway.messages).toEqual([]);
      await tell(['wang'], '二');
      expect(await all()).toHaveLength(1);
    });

    it('may not lead into the house', async () => {
      const admin = await signedInAs(county.deps, 'admin');
      for (const address of [
        'https://169.254.169.254/',
        'https://10.0.0.1/',
        'http://localhost/',
        'https://u:p@sms.example/',
        '',
      ]) {
        const saved = await saveGateway(county.deps, admin, { address, enabled: false });
        expect(saved.ok ? 'saved' : saved.problems[0].field).toBe('address');
      }
      expect(await county.deps.storage.notifications.gateway(testRegion)).toBeNull();
    });

    it('is not used without a key', async () => {
      const admin = await signedInAs(county.deps, 'admin');
      const saved = await saveGateway(county.deps, admin, { address: county.gateway.url, enabled: true });
      expect(saved.ok ? 'saved' : saved.problems[0].field).toBe('enabled');
      expect(codeOf(await newGatewayKey(county.deps, admin))).toBe('not-allowed');
    });

    it('is tested with one’s own phone, and other administrators are told of every change', async () => {
      await person('second', {}, { roles: [{ role: 'system-administrator', agencyId: null }] });
      const { admin } = await withGateway();
      expect(valueIn(await testGateway(county.deps, admin))).toBeNull();
      expect(JSON.parse(county.gateway.messages.at(-1)!.body)).toMatchObject({
        to: '13900139000',
        kind: 'test',
      });
      county.gateway.answer = (response) => void response.writeHead(503).end();
      expect(valueIn(await testGateway(county.deps, admin))).toContain('503');
      expect(await county.deps.storage.notifications.unread(testRegion, 'second')).toBe(3);
      expect(await county.deps.storage.notifications.unread(testRegion, 'admin')).toBe(0);
      expect(codeOf(await testGateway(county.deps, await signedInAs(county.deps, 'second')))).toBe(
        'not-allowed',
      );
    });

    it('belongs to the system administrator of its county', async () => {
      await withGateway();
      await addRegion(county.deps, otherRegion, '他县');
      await person('clerk', {}, { roles: [{ role: 'security-administrator', agencyId: null }] });
      const clerk = await signedInAs(county.deps, 'clerk');
      expect(codeOf(await showGateway(county.deps, clerk))).toBe('forbidden');
      expect(codeOf(await newGatewayKey(county.deps, clerk))).toBe('forbidden');
      await person(
        'far',
        {},
        { regionId: otherRegion, roles: [{ role: 'system-administrator', agencyId: null }] },
      );
      const far = await signedInAs(county.deps, 'far', otherRegion);
      expect(valueIn(await showGateway(county.deps, far))).toEqual({
        address: '',
        enabled: false,
        hasKey: false,
      });
    });
  });

  describe('the list of deliveries', () => {
    it('shows attempts with masked addresses and no text, filtered, of the own county only', async () => {
      await person('wang', { email: 'wang@example.cn' });
      await person('li', { email: 'li@example.cn' });
      county.mails.refusals.set('li@', 451);
      await tell(['wang', 'li']);
      await letter('wang');
      await deliver();
      const admin = await signedInAs(county.deps, 'admin');
      const page = valueIn(await listDeliveries(county.deps, admin, { status: '', before: '' }));
      expect(page.counts).toEqual({ waiting: 1, sent: 2, 'given-up': 0 });
      const shown = JSON.stringify(page);
      for (const secret of ['wang@example.cn', 'secret-token', '核对机关信息'])
        expect(shown).not.toContain(secret);
      const waiting = valueIn(await listDeliveries(county.deps, admin, { status: 'waiting', before: '' }));
      expect(waiting.rows).toMatchObject([{ person: 'li', attempts: 1, kindName: '新的待办' }]);
      expect(
        valueIn(await listDeliveries(county.deps, admin, { status: "x' or 1=1", before: 'none' })).rows,
      ).toEqual([]);
      await addRegion(county.deps, otherRegion, '他县');
      await person(
        'far',
        {},
        { regionId: otherRegion, roles: [{ role: 'system-administrator', agencyId: null }] },
      );
      const far = await signedInAs(county.deps, 'far', otherRegion);
      expect(valueIn(await listDeliveries(county.deps, far, { status: '', before: '' })).rows).toEqual([]);
    });
  });
});
