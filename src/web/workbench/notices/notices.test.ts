import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testRegion } from '../../../../tests/support/staff.ts';
import { startWorkbench, type Visitor, type Workbench } from '../../../../tests/support/workbench.ts';
import { createJobQueue } from '../../../queue/job-queue.ts';
import { deliverDue } from '../../../usecases/notifications/deliver-due.ts';
import { notify } from '../../../usecases/notifications/notify.ts';
import { sendLetter } from '../../../usecases/notifications/send-letter.ts';
import type { JobQueue } from '../../../usecases/ports/queue.ts';
import { demoDoor } from '../../../usecases/sign-in/demo-door.ts';

let bench: Workbench;
let admin: Visitor;
let clerk: Visitor;
let queue: JobQueue;
let broken = true;

beforeAll(async () => {
  bench = await startWorkbench();
  await bench.staff.storage.regions.add({
    regionId: testRegion,
    name: '青禾县（演示）',
    level: 'county',
    province: null,
    prefecture: null,
  });
  admin = await bench.person({
    accountId: 'admin',
    roles: [{ role: 'system-administrator', agencyId: null }],
  });
  clerk = await bench.person({ accountId: 'clerk', roles: [{ role: 'county-desk', agencyId: null }] });
  queue = createJobQueue({
    place: { embedded: bench.database.plain! },
    complain: () => {},
    polling: 0.5,
  });
  const run = async () => {
    if (broken) throw new Error('磁盘已满 <b>');
  };
  await queue.start([{ name: 'sweep', cron: '30 3 * * *', retryLimit: 0, retryDelay: 1, expire: 60, run }]);
});
afterAll(async () => {
  await queue.stop();
  await bench.stop();
  expect(bench.faults).toEqual([]);
});

const told = (title: string) =>
  bench.staff.storage.transaction((stores) =>
    notify(stores, bench.staff, {
      regionId: testRegion,
      accountIds: ['clerk'],
      kind: 'task-assigned',
      subject: 'x',
      facts: { task: title, due: '2026-12-01' },
      link: '/workbench/agencies',
    }),
  );

describe('my notices', () => {
  it('are shown, counted in the head of the page, and marked as read', async () => {
    expect(await (await clerk.get('/workbench/notices')).text()).toContain('还没有通知');
    await told('核对 <script>');
    const page = await (await clerk.get('/workbench/notices')).text();
    expect(page).toContain('核对 &lt;script>');
    expect(page).toContain('通知 1');
    expect(await (await admin.get('/workbench/notices')).text()).not.toContain('核对');
    const marked = await clerk.post('/workbench/notices', { notice: 'all' });
    expect(marked.status).toBe(303);
    expect(await (await clerk.get('/workbench/notices')).text()).toContain('没有未读的通知');
  });
});

describe('my choices', () => {
  const form = {
    mail: 'daily',
    gateway: 'never',
    quietFrom: '22:00',
    quietUntil: '07:30',
    digestAt: '17:00',
  };

  it('are saved, and a wrong one comes back with what was typed', async () => {
    const wrong = await clerk.post('/workbench/me/notices', { ...form, quietUntil: '' });
    expect(wrong.status).toBe(422);
    const text = await wrong.text();
    expect(text).toContain('value="22:00"');
    expect(text).toContain('quietUntil-problem');
    const saved = await clerk.post('/workbench/me/notices', form);
    expect(saved.headers.get('location')).toBe('/workbench/me/notices?done=saved');
    const page = await (await clerk.get('/workbench/me/notices?done=saved')).text();
    expect(page).toContain('value="07:30"');
    expect(page).toContain('已保存');
  });
});

describe('pages of the system administrator', () => {
  const addresses = ['/workbench/deliveries', '/workbench/gateway', '/workbench/jobs'];

  it('are for nobody else', async () => {
    for (const address of addresses) {
      expect((await admin.get(address)).status).toBe(200);
      expect((await clerk.get(address)).status).toBe(403);
      const away = await bench.nobody.get(address);
      expect(away.headers.get('location') ?? away.url).toContain('/workbench/sign-in');
    }
    for (const address of ['/workbench/gateway', '/workbench/gateway/key', '/workbench/gateway/test']) {
      expect((await clerk.post(address, { address: 'https://sms.example/' })).status).toBe(403);
    }
    expect((await clerk.post('/workbench/jobs/retry', { letter: 'x' })).status).toBe(403);
  });

  it('set the gateway: a forbidden address comes back, a key is shown once', async () => {
    const wrong = await admin.post('/workbench/gateway', {
      address: 'https://169.254.169.254/',
      enabled: 'no',
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="https://169.254.169.254/"');
    const saved = await admin.post('/workbench/gateway', {
      address: 'https://sms.example.gov.cn/',
      enabled: 'no',
    });
    expect(saved.status).toBe(303);
    const made = await admin.post('/workbench/gateway/key', {});
    const key = /one-time-key">([\w-]{43})</.exec(await made.text())?.[1];
    expect(key).toBeDefined();
    expect(made.headers.get('cache-control')).toBe('no-store');
    expect(await (await admin.get('/workbench/gateway')).text()).not.toContain(key);
  });

  it('show a job that failed, in one line, and do it again or give it up', async () => {
    const withQueue = Object.assign(bench.staff, { queue });
    expect(withQueue.queue).toBe(queue);
    const failed = async () => {
      await queue.wake('sweep');
      for (;;) {
        const [letter] = await queue.deadLetters();
        if (letter !== undefined) return letter;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    const first = await failed();
    const page = await (await admin.get('/workbench/jobs')).text();
    expect(page).toContain('磁盘已满 &lt;b>');
    expect(page).toContain('再做一次');
    expect(page).toContain('每天 03:30');
    const discarded = await admin.post('/workbench/jobs/discard', { letter: first.id });
    expect(discarded.headers.get('location')).toBe('/workbench/jobs?done=discard');
    expect((await admin.post('/workbench/jobs/discard', { letter: first.id })).status).toBe(404);
    const second = await failed();
    broken = false;
    expect((await admin.post('/workbench/jobs/retry', { letter: second.id })).status).toBe(303);
    expect(await (await admin.get('/workbench/jobs')).text()).toContain('没有失败的任务');
    const entries = await bench.staff.storage.audit.search({
      regionId: testRegion,
      act: 'job.retry',
      limit: 10,
    });
    const done = entries.filter(({ outcome }) => outcome === 'done');
    expect(done.map(({ subject, detail }) => [subject, detail.settling])).toEqual([
      ['job/sweep', 'retry'],
      ['job/sweep', 'discard'],
    ]);
  });
});

describe('the demo’s outbox', () => {
  it('shows letters to whoever has the key, and to nobody else', async () => {
    expect((await bench.nobody.get('/workbench/demo/wrong/outbox')).status).toBe(404);
    await bench.person({ accountId: 'actor', demo: true });
    await bench.staff.storage.transaction((stores) =>
      sendLetter(stores, bench.staff, {
        regionId: testRegion,
        accountId: 'actor',
        kind: 'sign-in-link',
        facts: { link: 'https://gongkai.example/l/one-time', until: '今天' },
      }),
    );
    await deliverDue(bench.staff, { kind: 'program', from: { door: 'job', address: '', agent: '' } });
    const door = await demoDoor(bench.staff);
    const page = await (await bench.nobody.get(`${door}/outbox`)).text();
    expect(page).toContain('href="https://gongkai.example/l/one-time"');
    expect(page).toContain('已处理');
    const deliveries = await (await admin.get('/workbench/deliveries')).text();
    expect(deliveries).not.toContain('one-time');
    expect(deliveries).toContain('演示：没有真的发出');
  });
});
