/** A county with one person for every role, for attacks on a running site. */
import { connect } from 'node:net';
import { writeReportXlsx } from '../../src/documents/report-xlsx/report-xlsx.ts';
import type { RoleId } from '../../src/domain/people/role.ts';
import { readPages } from '../../src/reading/read-file.ts';
import { createReportStore } from '../../src/storage/report-store.ts';
import { createApp, createSite } from '../../src/web/server.ts';
import { portalRulebook } from '../journeys/portal.ts';
import { addAgencies, anAgency } from '../support/people.ts';
import { addRegion, otherRegion } from '../support/staff.ts';
import { startWorkbench, type Visitor, type Workbench } from '../support/workbench.ts';

export interface County {
  readonly bench: Workbench;
  readonly system: Visitor;
  readonly security: Visitor;
  readonly audit: Visitor;
  readonly desk: Visitor;
  /** Clerk of agency 1001. */
  readonly clerk: Visitor;
  /** Clerk of agency 1002. */
  readonly colleague: Visitor;
  /** System administrator of the other county. */
  readonly stranger: Visitor;
  readonly everybody: readonly Visitor[];
}

/** Starts a site with agencies 1001 and 1002, and 9001 in the other county. */
export async function startCounty(): Promise<County> {
  const bench = await startWorkbench();
  await addRegion(bench.staff);
  await addRegion(bench.staff, otherRegion, '另一县');
  const other = anAgency('9001', { regionId: otherRegion });
  await addAgencies(bench.staff, anAgency('1001'), anAgency('1002'), other);
  const add = (accountId: string, role: RoleId, agencyId: string | null = null) =>
    bench.person({ accountId, agencyId, roles: [{ role, agencyId }] });
  const people = {
    system: await add('system', 'system-administrator'),
    security: await add('security', 'security-administrator'),
    audit: await add('audit', 'audit-administrator'),
    desk: await add('desk', 'county-desk'),
    clerk: await add('clerk', 'clerk', '1001'),
    colleague: await add('colleague', 'clerk', '1002'),
    stranger: await bench.person({
      accountId: 'stranger',
      regionId: otherRegion,
      roles: [{ role: 'system-administrator', agencyId: null }],
    }),
  };
  return { bench, ...people, everybody: Object.values(people) };
}

export interface RouteOfSite {
  readonly method: string;
  /** With parameters as the framework writes them. */
  readonly path: string;
}

/** Every address of the site with its method, as the framework knows them. */
export async function routesOf(bench: Workbench): Promise<readonly RouteOfSite[]> {
  const app = createApp(
    createSite({
      store: await createReportStore(bench.database),
      rulebook: portalRulebook(),
      staff: bench.staff,
      readPages,
      writeWorkbook: writeReportXlsx,
      clock: bench.clock,
      options: { publicUrl: null, trustProxy: false, uploadBytes: 1024, auditPerMinute: 1, version: 'test' },
    }),
  );
  const seen = new Map<string, RouteOfSite>();
  for (const { method, path } of app.routes) {
    if (method === 'ALL' || path.includes('*')) continue;
    seen.set(`${method} ${path}`, { method, path });
  }
  return [...seen.values()];
}

/** The path with something in place of each parameter. */
export const filled = (path: string, value = 'x'): string => path.replaceAll(/:\w+(\{[^}]*\})?/g, value);

/** Sends bytes as they are over a new connection; gives what comes back until the other side is silent. */
export function exchange(url: string, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.setTimeout(3000, () => socket.destroy());
    socket.on('data', (part) => {
      answer += part;
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

/** A request line as it is, without the tidying that clients do. */
export const rawGet = (url: string, path: string, headers = ''): Promise<string> =>
  exchange(url, `GET ${path} HTTP/1.1\r\nHost: ${new URL(url).host}\r\nConnection: close\r\n${headers}\r\n`);
