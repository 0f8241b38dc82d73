/** Durable jobs. The queue only wakes: what there is to do stands in our own tables. */
import type { Result } from '../../domain/problems/problem.ts';

/** A job as the queue needs to know it. */
export interface QueuedWork {
  readonly name: string;
  /** When: five fields, in Asia/Shanghai. */
  readonly cron: string;
  /** How often a run that failed is tried again before it is laid aside as a dead letter. */
  readonly retryLimit: number;
  /** Seconds before the first retry; each further one waits twice as long. */
  readonly retryDelay: number;
  /** Seconds after which a run whose process died is given to another one. */
  readonly expire: number;
  /** @throws what failed; the queue tries again */
  readonly run: () => Promise<void>;
}

/** How a job stands. Instants are ISO. */
export interface JobState {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  readonly dead: number;
  readonly lastRunAt: string | null;
  readonly lastOutcome: 'done' | 'failed' | 'running' | null;
  readonly nextRunAt: string | null;
}

/** A run that failed so often that it was laid aside. */
export interface DeadLetter {
  readonly id: string;
  /** Name of the job; '' when the queue no longer knows it. */
  readonly job: string;
  readonly diedAt: string;
  /** What went wrong, one line. */
  readonly error: string;
}

export interface JobQueue {
  /**
   * Makes the tables where it may, takes up the jobs and their times.
   * @param works the jobs that this process runs; none: the queue is only looked at
   */
  start(works: readonly QueuedWork[]): Promise<Result<null>>;
  /** Lets runs under way finish, for half a minute at most. */
  stop(): Promise<void>;
  states(names: readonly string[]): Promise<readonly JobState[]>;
  /** Newest first. */
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Puts a dead letter back into its queue. False: it is gone, or its job is. */
  retry(id: string): Promise<boolean>;
  /** Throws a dead letter away. False: it is gone. */
  discard(id: string): Promise<boolean>;
  /** Runs a job as soon as a process is free, besides its times. */
  wake(name: string): Promise<void>;
}
