/** Brings the demo into the store: the reports of data/reports/, the county and people of data/demo/. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller } from '../domain/people/caller.ts';
import { done, type Result } from '../domain/problems/problem.ts';
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

  const { makeDueTasks } = await import('../usecases/tasks/make-due-tasks.ts');
  const { readDemoRequests } = await import('../demo-files/read-demo-requests.ts');
  const { loadDemoRequests } = await import('../usecases/replay/load-demo-requests.ts');
  for (const folder of demoFolders(root)) {
    const people = await loadPlace(staff, folder);
    const requests = people.ok
      ? await loadDemoRequests(staff, forms, program, people.value, await readDemoRequests(folder))
      : people;
    // What the daily job would make tomorrow morning: whoever enters today finds work.
    const tasks = people.ok && requests.ok ? await makeDueTasks(staff, program, people.value) : requests;
    if (!tasks.ok) for (const { code, message } of tasks.problems) log('error', message, { code });
  }
}

const demoFolders = (root: string): readonly string[] =>
  readdirSync(join(root, 'data', 'demo')).map((name) => join(root, 'data', 'demo', name));

/** Only the counties of the demo with their agencies and people, where they are missing. */
export async function loadDemoPlaces(staff: StaffDeps, root: string): Promise<Result<null>> {
  for (const folder of demoFolders(root)) {
    const place = await loadPlace(staff, folder);
    if (!place.ok) return place;
  }
  return done(null);
}

/** Region key of the county. */
async function loadPlace(staff: StaffDeps, folder: string): Promise<Result<string>> {
  const { readDemoCounty } = await import('../demo-files/read-demo-county.ts');
  const { readDemoPeople } = await import('../demo-files/read-demo-people.ts');
  const { loadDemoCounty } = await import('../usecases/demo/load-demo-county.ts');
  const { loadDemoPeople } = await import('../usecases/people/load-demo-people.ts');
  const files = await readDemoCounty(folder);
  const { regionId } = files.region;
  const county = await loadDemoCounty(staff, files);
  if (!county.ok) return county;
  const people = await loadDemoPeople(staff, program, regionId, await readDemoPeople(folder));
  return people.ok ? done(regionId) : people;
}
