/** A county whose people are told things: a mail server, a gateway and a clock that stands still. */
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { createCarriers } from '../../src/delivery/carriers.ts';
import type { Caller } from '../../src/domain/people/caller.ts';
import type { Result } from '../../src/domain/problems/problem.ts';
import { deliverDue } from '../../src/usecases/notifications/deliver-due.ts';
import { newGatewayKey, saveGateway } from '../../src/usecases/notifications/gateway.ts';
import { placeOf } from '../../src/usecases/notifications/new-delivery.ts';
import { notify } from '../../src/usecases/notifications/notify.ts';
import { sendLetter } from '../../src/usecases/notifications/send-letter.ts';
import type { Delivery, NoticeChoice } from '../../src/usecases/ports/notifications.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import type { OpenNew } from './databases.ts';
import { type GatewayServer, startGatewayServer } from './gateway-server.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { addPerson, signedInAs, type TestPerson } from './people.ts';
import { addRegion, type TestClock, testClock, testRegion, testStaffDeps } from './staff.ts';

export const program: Caller = { kind: 'program', from: { door: 'job', address: 'test', agent: 'test' } };

/** The value of a success. */
export const valueIn = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problems[0].message);
  return result.value;
};

export const codeOf = (result: Result<unknown>) => (result.ok ? 'done' : result.problems[0].code);

/** Call it in a block of tests: each test gets a new county with a system administrator, `admin`. */
export function toldCounty(open: OpenNew) {
  let mails: MailServer;
  let gateway: GatewayServer;
  beforeAll(async () => {
    mails = await startMailServer();
    gateway = await startGatewayServer();
  });
  afterAll(async () => {
    await mails.stop();
    await gateway.stop();
  });

  let clock: TestClock;
  let deps: StaffDeps;

  const person = async (
    accountId: string,
    contacts: { email?: string; phone?: string } = {},
    more: Partial<TestPerson> = {},
  ) => {
    await addPerson(deps, { accountId, ...more });
    const owner = { regionId: more.regionId ?? testRegion, ownerKind: 'account', ownerId: accountId };
    const at = clock().toISOString();
    await deps.storage.transaction(async ({ personal }) => {
      if (contacts.email !== undefined) await personal.put(owner, 'email', 'email', contacts.email, at);
      if (contacts.phone !== undefined) await personal.put(owner, 'phone', 'phone', contacts.phone, at);
    });
  };
  const tell = (accountIds: readonly string[], task = '核对机关信息', kind = 'task-assigned') =>
    deps.storage.transaction((stores) =>
      notify(stores, deps, {
        regionId: testRegion,
        accountIds,
        kind,
        subject: 'agency/1001',
        facts: kind === 'password-changed' ? { at: task } : { task, due: '2026-12-01' },
        link: '/workbench/tasks/1',
      }),
    );
  const letter = (accountId: string) =>
    deps.storage.transaction((stores) =>
      sendLetter(stores, deps, {
        regionId: testRegion,
        accountId,
        kind: 'sign-in-link',
        facts: {
          link: 'https://gongkai.example/workbench/sign-in/link/secret-token',
          until: '2026年11月21日 10:00',
        },
      }),
    );
  const choose = (accountId: string, choice: Partial<NoticeChoice>) =>
    deps.storage.transaction(async ({ notifications }) => {
      const before = await notifications.choice(testRegion, accountId);
      await notifications.putChoice(testRegion, accountId, { ...before, ...choice });
    });
  const all = (): Promise<readonly Delivery[]> =>
    deps.storage.notifications.deliveries(testRegion, { limit: 100 });
  const only = async () => {
    const deliveries = await all();
    expect(deliveries).toHaveLength(1);
    return deliveries[0]!;
  };
  const deliver = async (own: StaffDeps = deps) => valueIn(await deliverDue(own, program));
  const textOf = (delivery: Delivery) => deps.secrets.sealer.open(delivery.sealedText, placeOf(delivery));
  const withGateway = async () => {
    const admin = await signedInAs(deps, 'admin');
    valueIn(await saveGateway(deps, admin, { address: gateway.url, enabled: false }));
    const key = valueIn(await newGatewayKey(deps, admin));
    valueIn(await saveGateway(deps, admin, { address: gateway.url, enabled: true }));
    return { admin, key };
  };

  beforeEach(async () => {
    mails.mails.length = 0;
    mails.refusals.clear();
    gateway.messages.length = 0;
    gateway.answer = (response) => void response.end('{}');
    clock = testClock();
    const database = await open();
    deps = {
      ...testStaffDeps(database, clock),
      carriers: createCarriers({
        smtpUrl: mails.url,
        mailFrom: 'no-reply@gongkai.example',
        outboundHosts: [gateway.host],
      }),
    };
    await addRegion(deps);
    await person(
      'admin',
      { phone: '13900139000' },
      { roles: [{ role: 'system-administrator', agencyId: null }] },
    );
  });

  return {
    get deps() {
      return deps;
    },
    get clock() {
      return clock;
    },
    get mails() {
      return mails;
    },
    get gateway() {
      return gateway;
    },
    person,
    tell,
    letter,
    choose,
    all,
    only,
    deliver,
    textOf,
    withGateway,
  };
}
