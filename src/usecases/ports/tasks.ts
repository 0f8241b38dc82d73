/** What a person has to do: the open work that 今日 shows and a handover moves. */
import type { RoleId } from '../../domain/people/role.ts';

export interface Task {
  readonly regionId: string;
  readonly taskId: string;
  /** Kind, from rules/tasks/kinds.yaml. */
  readonly kind: string;
  /** What it is about, e.g. `agency/1001`. */
  readonly subject: string;
  readonly agencyId: string | null;
  /** Whose it is; null: of everybody who holds one of the roles in that agency. */
  readonly accountId: string | null;
  /** Roles that can do it, as the rule said when it was made. */
  readonly roles: readonly RoleId[];
  /** Act that does it: once it is done to the subject, the task is. */
  readonly act: string;
  /** Article that it stands on. */
  readonly article: string;
  readonly title: string;
  /** Path in the workbench where it is done. */
  readonly link: string;
  /** `YYYY-MM-DD`; null: no date. */
  readonly due: string | null;
  readonly createdAt: string;
  readonly doneAt: string | null;
}

export interface TaskFilter {
  /** Tasks of this person. */
  readonly accountId?: string;
  /** Tasks of nobody in particular. */
  readonly unassigned?: true;
  readonly agencyIds?: readonly string[];
  readonly limit: number;
}

export interface TaskStore {
  get(regionId: string, taskId: string): Promise<Task | null>;
  put(task: Task): Promise<void>;
  /** Open tasks of the county that the filter lets through, the most urgent first. */
  open(regionId: string, filter: TaskFilter): Promise<readonly Task[]>;
  /** How many open tasks these people have; without an entry: none. */
  countOpen(regionId: string, accountIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  openAbout(regionId: string, kind: string, subject: string): Promise<Task | null>;
  /** The newest task of a kind about each subject, open or done. */
  newest(regionId: string, kind: string): Promise<readonly Task[]>;
  /** Open tasks about a subject that this act does are done. Returns how many. */
  close(regionId: string, subject: string, act: string, at: string): Promise<number>;
}
