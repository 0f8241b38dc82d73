/** A whole portal on a database of its own, with the demo's reports: what the journeys walk through. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDemo } from '../../src/demo-files/read-demo.ts';
import { writeReportXlsx } from '../../src/documents/report-xlsx/report-xlsx.ts';
import { readPages } from '../../src/reading/read-file.ts';
import { parseCharts } from '../../src/rulebook-files/charts.ts';
import { createStorage } from '../../src/storage/create-storage.ts';
import { createReportStore } from '../../src/storage/report-store.ts';
import type { ReportStore } from '../../src/usecases/ports.ts';
import { importReport } from '../../src/usecases/reports/import.ts';
import type { PortalRulebook } from '../../src/usecases/reports/portal-deps.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import { createWebServer } from '../../src/web/server.ts';
import type { WebOptions } from '../../src/web/site.ts';
import { opened } from '../support/databases.ts';
import { testRulebook } from '../support/rulebook.ts';
import { testSecrets, testStaffDeps } from '../support/staff.ts';

const root = join(import.meta.dirname, '..', '..');
/** A report that the portal holds and that has contradictions. */
export const samplePath = '/reports/321183/2019';
export const sampleFile = join(root, 'data/reports/321183-2019.txt');

export interface Portal {
  readonly url: string;
  readonly store: ReportStore;
  readonly staff: StaffDeps;
  readonly faults: unknown[];
  stop(): Promise<void>;
}

/** The project's rules with its charts. */
export function portalRulebook(): PortalRulebook {
  const charts = parseCharts(readFileSync(join(root, 'rules/reports/charts.yaml'), 'utf8'));
  if (!charts.ok) throw new Error(charts.problems.join('\n'));
  return { ...testRulebook, charts: charts.charts };
}

/** Starts a portal on a free port. */
export async function startPortal(options: Partial<WebOptions> = {}): Promise<Portal> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-portal-'));
  const database = await opened({ dataFolder: join(folder, 'data') });
  const store = await createReportStore(database);
  const rulebook = portalRulebook();
  const clock = () => new Date('2026-11-21T08:00:00Z');
  for (const { file, order } of await readDemo(join(root, 'data/reports'))) {
    const imported = await importReport({ store, rulebook, readPages, clock }, file, order);
    if (!imported.ok) throw new Error(`${file.fileName}: ${imported.problem.message}`);
  }
  const faults: unknown[] = [];
  const secrets = testSecrets();
  const staff = {
    ...testStaffDeps(database, clock),
    storage: createStorage(database, secrets, store.advance),
    secrets,
  };
  const server = createWebServer({
    store,
    rulebook,
    staff,
    readPages: (bytes, name) => readPages(bytes, name),
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
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store,
    staff,
    faults,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Every kind of page. */
export const pages: readonly string[] = [
  '/',
  '/reports',
  '/reports?q=%E6%B2%A1%E6%9C%89',
  samplePath,
  '/reports/532530/2018',
  '/reports/441523/2020',
  '/reports/500154/2017',
  `${samplePath}/text`,
  `${samplePath}/cells/requests.new_received.total`,
  '/regions/321183',
  '/agencies',
  '/compare',
  '/compare?r=321183/2019&r=520424/2019',
  '/findings',
  '/check',
  '/rules',
  '/rules/G2',
  '/about',
  '/api',
  '/components',
];
