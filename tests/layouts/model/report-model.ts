/** A report as its author means it: every cell filled, all identities of the form satisfied. */
import type { ReportFormat } from '../../../src/domain/reports/format.ts';

export interface ReportModel {
  readonly format: ReportFormat;
  /** Full name of the division. */
  readonly region: string;
  readonly year: number;
  /** A number for every cell of the form. */
  readonly values: ReadonlyMap<string, number>;
  readonly phone: string;
}

/** The value of a cell, which every model has. */
export function meantValue(model: ReportModel, key: string): number {
  const value = model.values.get(key);
  if (value === undefined) throw new Error(`${key} is no cell of ${model.format.id}`);
  return value;
}
