/** What use cases of the workbench need, real, on a database of the test. */

import { join } from 'node:path';
import { documentsIn } from '../../src/compose/documents.ts';
import { createCarriers } from '../../src/delivery/carriers.ts';
import { createMailboxReader } from '../../src/delivery/mailbox/mailbox-reader.ts';
import { csvText } from '../../src/documents/csv/csv.ts';
import { writeSheetXlsx } from '../../src/documents/sheet-xlsx/sheet-xlsx.ts';
import { subjectPage } from '../../src/documents/subject-export/subject-page.ts';
import type { Origin, Staff } from '../../src/domain/people/caller.ts';
import type { RoleId } from '../../src/domain/people/role.ts';
import type { RequestRules } from '../../src/domain/request-rules/request-rules.ts';
import { readSheet } from '../../src/reading/sheet/read-sheet.ts';
import { readAgencyRules } from '../../src/rulebook-files/agency-kinds.ts';
import { readNoticeRules } from '../../src/rulebook-files/notices.ts';
import { readPrivacyRules } from '../../src/rulebook-files/privacy.ts';
import { readFormats } from '../../src/rulebook-files/read-formats.ts';
import { readReminders } from '../../src/rulebook-files/reminders.ts';
import { readRequestRules } from '../../src/rulebook-files/request-rules.ts';
import { readSignInPolicy } from '../../src/rulebook-files/sign-in-policy.ts';
import { readTaskKinds } from '../../src/rulebook-files/task-kinds.ts';
import { createSecrets } from '../../src/secrets/create-secrets.ts';
import { fixedRing, type KeyRing } from '../../src/secrets/key-ring.ts';
import { keyRingDoor } from '../../src/secrets/key-ring-file.ts';
import { createStorage } from '../../src/storage/create-storage.ts';
import type { Database } from '../../src/storage/open-database.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';

export const testRing: KeyRing = {
  current: 'k1',
  keys: [{ id: 'k1', method: 'aes-256-gcm', secret: 'A'.repeat(43) }],
  digestKey: 'B'.repeat(43),
};

export const testSecrets = () => createSecrets(testRing);

/** The project's own numbers of signing in. */
export const testPolicy = () => {
  const read = readSignInPolicy(join(import.meta.dirname, '../../rules'));
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.policy;
};

export const testRegion = '990121';
export const otherRegion = '990122';
export const testOrigin: Origin = { door: 'web', address: '192.0.2.7', agent: 'test' };

/** A clock that stands still until it is moved. */
export interface TestClock {
  (): Date;
  set(instant: string): void;
  forward(minutes: number): void;
}

export function testClock(start = '2026-11-21T01:00:00Z'): TestClock {
  let now = new Date(start);
  return Object.assign(() => now, {
    set: (instant: string) => {
      now = new Date(instant);
    },
    forward: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  });
}

export function testStaffDeps(database: Database, clock: () => Date = testClock()): StaffDeps {
  const secrets = testSecrets();
  return {
    storage: createStorage(database, secrets),
    secrets,
    clock,
    wording: testWording(),
    publicUrl: 'https://gongkai.example',
    carriers: createCarriers({ smtpUrl: null, mailFrom: null, outboundHosts: [] }),
    mailbox: createMailboxReader({ allowed: [] }),
    queue: null,
    signIn: testPolicy(),
    demo: true,
    sheets: testSheets,
    documents: testDocuments,
    agencyRules: testAgencyRules(),
    privacy: testPrivacyRules(),
    requestRules: testRequestRules(),
    subjectPage,
    keys: keyRingDoor(fixedRing(testRing), null, 'aes-256-gcm'),
    reminders: testReminders(),
    taskKinds: testTaskKinds(),
  };
}

/** Documents as the program makes and reads them; one thread for all tests of a file. */
export const testDocuments = documentsIn(null);

/** Spreadsheets as the program reads and writes them. */
export const testSheets = { read: readSheet, csv: csvText, xlsx: writeSheetXlsx };

/** The project's own kinds of tasks. */
export function testTaskKinds() {
  const read = readTaskKinds(new URL('../../rules', import.meta.url).pathname);
  if (!read.ok)
    throw new Error(read.problems.map((each) => `${each.file}:${each.line} ${each.message}`).join('\n'));
  return read.kinds;
}

let requestRules: RequestRules | undefined;

/** The project's own rules on requests; read once, since they do not change. */
export function testRequestRules(): RequestRules {
  if (requestRules !== undefined) return requestRules;
  const folder = new URL('../../rules', import.meta.url).pathname;
  const formats = readFormats(folder);
  const read = formats.ok ? readRequestRules(folder, formats.formats) : formats;
  if (!read.ok)
    throw new Error(read.problems.map((each) => `${each.file}:${each.line} ${each.message}`).join('\n'));
  requestRules = read.rules;
  return requestRules;
}

/** The project's own rules on reminders. */
export function testReminders() {
  const { kinds, letters } = testWording();
  const read = readReminders(new URL('../../rules', import.meta.url).pathname, {
    notices: kinds.map(({ id }) => id),
    letters: letters.map(({ id }) => id),
  });
  if (!read.ok)
    throw new Error(read.problems.map((each) => `${each.file}:${each.line} ${each.message}`).join('\n'));
  return read.rules;
}

/** The project's own rules on personal data. */
export function testPrivacyRules() {
  const read = readPrivacyRules(new URL('../../rules', import.meta.url).pathname);
  if (!read.ok)
    throw new Error(read.problems.map((each) => `${each.file}:${each.line} ${each.message}`).join('\n'));
  return read.rules;
}

/** The project's own rules on agencies. */
export function testAgencyRules() {
  const read = readAgencyRules(new URL('../../rules', import.meta.url).pathname);
  if (!read.ok)
    throw new Error(read.problems.map((each) => `${each.file}:${each.line} ${each.message}`).join('\n'));
  return read.rules;
}

/** The project's own wording of notices and letters. */
export function testWording() {
  const read = readNoticeRules(new URL('../../rules', import.meta.url).pathname);
  if (!read.ok)
    throw new Error(read.problems.map((each) => `${each.file}:${each.line} ${each.message}`).join('\n'));
  return read.rules;
}

/** A county in the store: what most tests begin with. */
export async function addRegion(
  deps: StaffDeps,
  regionId = testRegion,
  name = '青禾县（演示）',
): Promise<void> {
  await deps.storage.regions.add({ regionId, name, level: 'county', province: null, prefecture: null });
}

/** A signed-in person with these roles; `agencyId` null for a role of the whole county. */
export function aStaff(
  roles: readonly { readonly role: RoleId; readonly agencyId: string | null }[],
  more: Partial<Staff> = {},
): Staff {
  return {
    kind: 'staff',
    regionId: testRegion,
    accountId: 'tester',
    name: '测试员',
    sessionId: 'session',
    standing: 'full',
    grants: roles.map((each) => ({ ...each, onBehalfOf: null })),
    from: testOrigin,
    ...more,
  };
}
