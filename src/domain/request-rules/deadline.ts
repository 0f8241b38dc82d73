/** Periods of the law, dated (rules/deadlines). */
import type { Dated } from './dated.ts';

export interface DeadlineValue extends Dated {
  /** Length in the unit of the deadline. */
  readonly length: number;
  /** Version of the law, e.g. REG2019. */
  readonly law: string;
  /** `law`: the statute says so; `convention`: the county may set it (law books mark it [C]). */
  readonly basis: 'law' | 'convention';
}

export interface Deadline {
  /** e.g. `answer-request` */
  readonly id: string;
  /** For people: 答复期限. */
  readonly name: string;
  readonly unit: 'workdays' | 'days' | 'months';
  /** In the order of their days, without overlap. */
  readonly values: readonly DeadlineValue[];
}
