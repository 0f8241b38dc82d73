/** What the use cases of the workbench need. */

import type { Secrets } from './ports/secrets.ts';
import type { Storage } from './ports/stores.ts';
import type { Clock } from './ports.ts';

export interface StaffDeps {
  readonly storage: Storage;
  readonly secrets: Secrets;
  readonly clock: Clock;
}
