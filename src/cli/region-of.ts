/** Which county a command is about: the one that was named, or the only one that the data holds. */
import type { Caller } from '../domain/people/caller.ts';
import { listDirectories } from '../usecases/agencies/directory.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import type { Program } from './command.ts';

/** Its code; null after what is wrong was written to stderr. */
export async function regionOf(
  { terminal }: Pick<Program, 'terminal'>,
  staff: StaffDeps,
  caller: Caller,
  named: string | undefined,
): Promise<string | null> {
  if (named !== undefined) return named;
  const listed = await listDirectories(staff, caller);
  const counties = listed.ok ? listed.value : [];
  const [only, ...more] = counties;
  if (only === undefined) {
    terminal.complain('数据里还没有办理申请的县。No county handles requests here yet.');
    return null;
  }
  if (more.length > 0) {
    const names = counties.map(({ regionId, name }) => `${regionId} ${name}`).join('、');
    terminal.complain(`请用 --region 写明是哪个县：${names}。Name the county with --region.`);
    return null;
  }
  return only.regionId;
}
