/** A whole site with its workbench, on a database of its own, and people who are signed in to it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeReportXlsx } from '../../src/documents/report-xlsx/report-xlsx.ts';
import { readPages } from '../../src/reading/read-file.ts';
import { parseCharts } from '../../src/rulebook-files/charts.ts';
import { createStorage } from '../../src/storage/create-storage.ts';
import type { Database } from '../../src/storage/open-database.ts';
import { createReportStore } from '../../src/storage/report-store.ts';
import { openSession } from '../../src/usecases/sign-in/open-session.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import { createWebServer, type WebServerDeps } from '../../src/web/server.ts';
import type { WebOptions } from '../../src/web/site.ts';
import { opened } from './databases.ts';
import { addPerson, type TestPerson } from './people.ts';
import { testRulebook } from './rulebook.ts';
import { type TestClock, testClock, testOrigin, testRegion, testStaffDeps } from './staff.ts';

const root = join(import.meta.dirname, '..', '..');

/** A person with a browser that holds their session. */
export interface Visitor {
  readonly accountId: string;
  /** `session=990121.…`; '' for nobody. */
  readonly cookie: string;
  get(path: string): Promise<Response>;
  /** Sends a form as a page of the site would. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response>;
  upload(path: string, fileName: string, bytes: Uint8Array | string): Promise<Response>;
}

export interface Workbench {
  readonly url: string;
  /** What the server was made of. */
  readonly web: WebServerDeps;
  readonly staff: StaffDeps;
  readonly database: Database;
  readonly clock: TestClock;
  readonly faults: unknown[];
  /** Adds a person and signs them in. Their agencies must exist. */
  person(person: TestPerson): Promise<Visitor>;
  /** A person who was added before, in a new session: after the clock ran ahead. */
  again(accountId: string, regionId?: string): Promise<Visitor>;
  /** Somebody who is not signed in. */
  readonly nobody: Visitor;
  stop(): Promise<void>;
}

/** Starts a site on a free port; no reports, no agencies. @param given an empty database; a new embedded one unless told */
export async function startWorkbench(
  options: Partial<WebOptions> = {},
  given?: Database,
): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-workbench-'));
  const database = given ?? (await opened({ dataFolder: join(folder, 'data') }));
  const store = await createReportStore(database);
  const clock = testClock();
  const deps = testStaffDeps(database, clock);
  const staff = { ...deps, storage: createStorage(database, deps.secrets, store.advance) };
  const charts = parseCharts(readFileSync(join(root, 'rules/reports/charts.yaml'), 'utf8'));
  if (!charts.ok) throw new Error(charts.problems.join('\n'));
  const faults: unknown[] = [];
  const web: WebServerDeps = {
    store,
    rulebook: { ...testRulebook, charts: charts.charts },
    staff,
    readPages,
    writeWorkbook: writeReportXlsx,
    clock,
    options: {
      publicUrl: null,
      trustProxy: false,
      uploadBytes: 1024 * 1024,
      auditPerMinute: 20,
      version: 'test',
      ...options,
    },
    complain: (fault) => faults.push(fault),
  };
  const server = createWebServer(web);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    web,
    staff,
    database,
    clock,
    faults,
    nobody: visitor(url, '', ''),
    person: async (person) => {
      await addPerson(staff, person);
      return visitor(url, person.accountId, await signIn(staff, person));
    },
    again: async (accountId, regionId = testRegion) =>
      visitor(url, accountId, await signIn(staff, { accountId, regionId })),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A real session, as signing in with both factors opens it. */
async function signIn(deps: StaffDeps, { accountId, regionId = testRegion }: TestPerson): Promise<string> {
  const { token } = await deps.storage.transaction(async (stores) => {
    const account = await stores.accounts.get(regionId, accountId);
    const facts = { method: 'password', standing: 'full', from: testOrigin } as const;
    return openSession(stores, deps, account!, facts, deps.clock().toISOString());
  });
  return `session=${regionId}.${token}`;
}

function visitor(url: string, accountId: string, cookie: string): Visitor {
  const headers = { Cookie: cookie, Origin: url, 'Sec-Fetch-Site': 'same-origin' };
  const send = (path: string, body: BodyInit) =>
    fetch(url + path, { method: 'POST', redirect: 'manual', headers, body });
  return {
    accountId,
    cookie,
    get: (path) => fetch(url + path, { redirect: 'manual', headers: { Cookie: cookie } }),
    post: (path, fields) => send(path, new URLSearchParams(fields)),
    upload: (path, fileName, bytes) => {
      const form = new FormData();
      form.set('file', new File([bytes as BlobPart], fileName));
      return send(path, form);
    },
  };
}
