/** Who may do what with annual reports. A report is public by law (《政府信息公开条例》第四十九条). */

export type Actor = 'anyone' | 'operator';
export type ReportAct = 'list' | 'show' | 'compare' | 'export' | 'check' | 'import';

const table: Readonly<Record<ReportAct, readonly Actor[]>> = {
  list: ['anyone', 'operator'],
  show: ['anyone', 'operator'],
  compare: ['anyone', 'operator'],
  export: ['anyone', 'operator'],
  check: ['anyone', 'operator'],
  import: ['operator'],
};

/** May this actor do this with reports? */
export function mayActOnReports(actor: Actor, act: ReportAct): boolean {
  return table[act].includes(actor);
}

/** Throws when a caller reaches an act that its table does not grant: a fault of the program, not of the visitor. */
export function requireReportAct(actor: Actor, act: ReportAct): void {
  if (!mayActOnReports(actor, act)) throw new Error(`${actor} may not ${act} reports`);
}
