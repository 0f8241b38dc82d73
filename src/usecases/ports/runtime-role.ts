/** The account of a PostgreSQL server under which the program runs, kept apart from the owner of the tables. */
import type { Result } from '../../domain/problems/problem.ts';

/** What was granted. */
export interface RoleGranted {
  readonly role: string;
  readonly tables: number;
  /** Were the tables of the job queue there to be granted too? */
  readonly queue: boolean;
}

export interface RuntimeRoles {
  /** Are we connected as the owner of the tables? On the embedded database we always are. */
  asOwner(): Promise<Result<null>>;
  /** Gives the role what the program needs and takes everything else; does the same again without harm. */
  grant(role: string): Promise<Result<RoleGranted>>;
  /** Roles that were given it before. */
  granted(): Promise<readonly string[]>;
}
