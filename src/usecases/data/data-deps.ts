/** What backup and restore need. */
import type { CheckBackup, WriteBackup } from '../ports/data-doors.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface DataDeps extends StaffDeps {
  readonly writeBackup: WriteBackup;
  readonly checkBackup: CheckBackup;
}
