/** Brings the demo into the store: the reports of data/reports/, the county and people of data/demo/. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '../domain/people/caller.ts';
import type { Log } from '../log.ts';
import type { ReportForms } from '../usecases/replay/replay-year.ts';
import type { ImportDeps } from '../usecases/reports/import.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';

/** What the program does by itself at its start. */
export const program: Caller = { kind: 'program', from: { door: 'job', address: '', agent: 'start' } };

/** Adds what is missing; what is there stays as it is. Problems go to the log: the program starts all the same. */
export async function loadDemo(
  reports: ImportDeps,
  staff: StaffDeps,
  forms: ReportForms,
  root: string,
  log: Log,
): Promise<void> {
  const { readDemo } = await import('../demo-files/read-demo.ts');
  const { loadReports } = await import('../usecases/reports/load.ts');
  const loaded = await loadReports(reports, await readDemo(join(root, 'data', 'reports')));
  for (const { fileName, problem } of loaded.problems)
    log('error', problem.message, { fileName, code: problem.code });
  log('debug', 'demo reports', { recorded: loaded.recorded, unchanged: loaded.unchanged });

  const { readDemoCounty } = await import('../demo-files/read-demo-county.ts');
  const { readDemoPeople } = await import('../demo-files/read-demo-people.ts');
  const { loadDemoCounty } = await import('../usecases/demo/load-demo-county.ts');
  const { makeDueTasks } = await import('../usecases/tasks/make-due-tasks.ts');
  const { loadDemoPeople } = await import('../usecases/people/load-demo-people.ts');
  const { readDemoRequests } = await import('../demo-files/read-demo-requests.ts');
  const { loadDemoRequests } = await import('../usecases/replay/load-demo-requests.ts');
  for (const name of readdirSync(join(root, 'data', 'demo'))) {
    const folder = join(root, 'data', 'demo', name);
    const files = await readDemoCounty(folder);
    const county = await loadDemoCounty(staff, files);
    const people = county.ok
      ? await loadDemoPeople(staff, program, files.region.regionId, await readDemoPeople(folder))
      : county;
    const requests = people.ok
      ? await loadDemoRequests(staff, forms, program, files.region.regionId, await readDemoRequests(folder))
      : people;
    // What the daily job would make tomorrow morning: whoever enters today finds work.
    const tasks = requests.ok ? await makeDueTasks(staff, program, files.region.regionId) : requests;
    if (!tasks.ok) for (const { code, message } of tasks.problems) log('error', message, { code });
  }
}
