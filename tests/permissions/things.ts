/** Single things that addresses and forms name: a task, a notice, a delegation, a personal datum. */

import { dayOf } from '../../src/domain/days/county-day.ts';
import type { Caller } from '../../src/domain/people/caller.ts';
import { recordPeople } from '../../src/usecases/people/record-people.ts';
import type { Task } from '../../src/usecases/ports/tasks.ts';
import { keepText } from '../../src/usecases/requests/keep-file.ts';
import { writeRequest } from '../../src/usecases/requests/write-request.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import { receivedData } from '../support/request-cases.ts';

export async function addTask(
  deps: StaffDeps,
  task: Pick<Task, 'regionId' | 'taskId' | 'agencyId' | 'accountId' | 'title'>,
): Promise<void> {
  await deps.storage.tasks.put({
    kind: 'check',
    subject: `agency/${task.taskId}`,
    roles: ['clerk'],
    act: 'agency.change-office',
    article: '《条例》第四条',
    link: '/workbench',
    due: null,
    createdAt: deps.clock().toISOString(),
    doneAt: null,
    ...task,
  });
}

/** The id of the notice is `notice-` and the account. */
export async function addNotice(deps: StaffDeps, regionId: string, accountId: string, text: string) {
  await deps.storage.notifications.addNotice({
    regionId,
    noticeId: `notice-${accountId}`,
    accountId,
    kind: 'task-assigned',
    subject: 'agency/1001',
    title: text,
    text,
    link: '/workbench',
    createdAt: deps.clock().toISOString(),
    readAt: null,
  });
}

interface NewDelegation {
  readonly regionId: string;
  readonly accountId: string;
  readonly delegationId: string;
  readonly grantId: string;
  readonly toAccountId: string;
  readonly reason: string;
}

/** A delegation that has not begun yet: it gives nobody anything during the walk. */
export async function addDelegation(deps: StaffDeps, { regionId, ...facts }: NewDelegation) {
  const period = { from: '2026-12-01T00:00:00.000Z', until: '2026-12-05T00:00:00.000Z' };
  await deps.storage.transaction((stores) =>
    recordPeople(stores, {
      regionId,
      at: deps.clock().toISOString(),
      actor: 'operator',
      kind: 'delegation-made',
      facts: { ...facts, ...period },
    }),
  );
}

/** A telephone number of an account. Returns the id of the datum. */
export async function addDatum(deps: StaffDeps, regionId: string, accountId: string, phone: string) {
  const owner = { regionId, ownerKind: 'account', ownerId: accountId };
  await deps.storage.personal.put(owner, 'phone', 'phone', phone, deps.clock().toISOString());
  return datumOf(deps, regionId, accountId);
}

export async function datumOf(deps: StaffDeps, regionId: string, accountId: string): Promise<string> {
  const [datum] = await deps.storage.personal.maskedOf(regionId, 'account', [accountId]);
  return datum!.datumId;
}

/** A request of an agency, `request-<agency>`: with an applicant, a file `file-<agency>` and a question `ask-<agency>`. */
export async function addRequest(deps: StaffDeps, regionId: string, agencyId: string, text: string) {
  const requestId = `request-${agencyId}`;
  const owner = `request/${requestId}`;
  const at = deps.clock().toISOString();
  const day = dayOf(at);
  const caller: Caller = { kind: 'program', from: { door: 'job', address: 'test', agent: 'test' } };
  await deps.storage.transaction(async (stores) => {
    await stores.regions.hold(regionId);
    const file = { regionId, owner, audience: 'staff', by: 'program', at } as const;
    const description = await keepText(stores, deps, { ...file, kind: 'description', title: '描述', text });
    await stores.caseFiles.add(
      {
        regionId,
        fileId: `file-${agencyId}`,
        owner,
        kind: 'record',
        title: text,
        fileName: 'a.txt',
        mediaType: 'text/plain; charset=utf-8',
        size: 1,
        sha256: 'x',
        audience: 'staff',
        createdAt: at,
        createdBy: 'program',
      },
      new TextEncoder().encode('x'),
    );
    const person = { regionId, ownerKind: 'request', ownerId: requestId };
    await stores.personal.put(person, 'name', 'other', `${text}谷雨生`, at);
    await stores.personal.put(person, 'phone', 'phone', '19900000099', at);
    const received = receivedData({
      on: day,
      arrivedAtAgency: day,
      arrivedAtOffice: day,
      number: `申〔2026〕${agencyId}号`,
      agencyId,
      title: text,
      items: [{ itemId: '1', title: text }],
      applicantKind: deps.requestRules.intake.applicants[0]!.id,
      description,
      likeness: `likeness-${agencyId}`,
      applicantDigest: `applicant-${agencyId}`,
    });
    const place = { regionId, requestId };
    const act = { caller, at };
    const event = { kind: 'request-received', data: received } as const;
    const state = await writeRequest(stores, deps, act, place, null, event);
    await writeRequest(stores, deps, act, place, state, askEvent(agencyId, `ask-${agencyId}`, day));
  });
}

const askEvent = (agencyId: string, askId: string, day: string) =>
  ({
    kind: 'request-cohandler-asked',
    data: { askId, agencyId, accountId: null, question: '请核实台账', dueOn: day, on: day },
  }) as const;

/** A question that nobody has answered yet. Returns its id. */
export async function addAsk(deps: StaffDeps, regionId: string, agencyId: string, askId: string) {
  const at = deps.clock().toISOString();
  const caller: Caller = { kind: 'program', from: { door: 'job', address: 'test', agent: 'test' } };
  const place = { regionId, requestId: `request-${agencyId}` };
  await deps.storage.transaction(async (stores) => {
    await stores.regions.hold(regionId);
    const state = await stores.requests.get(regionId, place.requestId);
    await writeRequest(stores, deps, { caller, at }, place, state, askEvent(agencyId, askId, dayOf(at)));
  });
  return askId;
}

/** A mail that waits, with its text as its only file; the mailbox is that of the agency. */
export async function addMail(
  deps: StaffDeps,
  regionId: string,
  agencyId: string,
  mailId: string,
  text: string,
) {
  const at = deps.clock().toISOString();
  await deps.storage.transaction(async (stores) => {
    const file = { regionId, owner: `mail/${mailId}`, audience: 'staff', by: 'program', at } as const;
    const fileId = await keepText(stores, deps, { ...file, kind: 'mail-text', title: '邮件正文', text });
    await stores.mailIntake.setMailbox({
      regionId,
      settings: {
        host: 'imap.example.gov.cn',
        port: 993,
        security: 'tls',
        user: 'foi',
        password: 'x',
        folder: 'INBOX',
        agencyId,
      },
      enabled: false,
      setAt: at,
      setBy: 'program',
      triedAt: null,
      trouble: null,
    });
    await stores.mailIntake.take({
      regionId,
      mailId,
      messageDigest: mailId,
      receivedAt: at,
      takenAt: at,
      from: text,
      subject: text,
      number: mailId,
      fileIds: [fileId],
      state: 'new',
      requestId: null,
      reason: '',
      settledAt: null,
      settledBy: null,
    });
  });
}
