/** What a person has to do: the open work that 今日 shows and a handover moves. */

export interface Task {
  readonly regionId: string;
  readonly taskId: string;
  /** Kind, from rules/tasks/kinds.yaml. */
  readonly kind: string;
  /** What it is about, e.g. `agency/1001`. */
  readonly subject: string;
  readonly agencyId: string | null;
  readonly accountId: string | null;
  readonly title: string;
  /** Path in the workbench where it is done. */
  readonly link: string;
  /** `YYYY-MM-DD`; null: no date. */
  readonly due: string | null;
  readonly createdAt: string;
  readonly doneAt: string | null;
}

export interface TaskStore {
  get(regionId: string, taskId: string): Promise<Task | null>;
  put(task: Task): Promise<void>;
  /** Open tasks, the most urgent first; of an account, of agencies, or of the county. */
  open(
    regionId: string,
    filter: { readonly accountId?: string; readonly agencyIds?: readonly string[]; readonly limit: number },
  ): Promise<readonly Task[]>;
  openAbout(regionId: string, kind: string, subject: string): Promise<Task | null>;
}
