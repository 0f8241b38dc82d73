import { expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { signedInAs } from '../../../tests/support/people.ts';
import { testRegion } from '../../../tests/support/staff.ts';
import { toldCounty, valueIn } from '../../../tests/support/told-county.ts';
import { listDeliveries } from './list-deliveries.ts';
import { newDelivery } from './new-delivery.ts';

eachDatabase((_name, open) => {
  const county = toldCounty(open);

  it('reaches somebody without an account at the sealed address, and names nobody in the list', async () => {
    const owner = { regionId: testRegion, ownerKind: 'request', ownerId: 'r1' };
    const at = county.clock().toISOString();
    await county.deps.storage.transaction(async (stores) => {
      await stores.personal.put(owner, 'email', 'email', 'guyusheng@example.cn', at);
      const text = {
        regionId: testRegion,
        accountId: 'request/r1',
        kind: 'applicant-letter',
        title: '您的政府信息公开申请有新的文书',
        text: '请到查询页查看。',
        link: '',
      };
      await stores.notifications.putDelivery(newDelivery(county.deps, [], 'mail', text, at));
    });
    await county.deliver();
    expect(county.mails.mails.map(({ to }) => to)).toEqual([['guyusheng@example.cn']]);
    const admin = await signedInAs(county.deps, 'admin');
    const page = valueIn(await listDeliveries(county.deps, admin, { status: '', before: '' }));
    expect(page.rows).toMatchObject([{ person: '申请人', status: 'sent' }]);
    expect(JSON.stringify(page)).not.toContain('guyusheng@');
  });
});
