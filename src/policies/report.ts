/** Annual reports are public by law (《政府信息公开条例》第四十九条): the rows of the table that concern them. */
import { type Act, type Permission, permissions } from './permissions.ts';

export type Actor = 'anyone' | 'operator';
type Named<T> = T extends `report.${infer Name}` ? Name : never;
export type ReportAct = Named<Act>;

/** May this actor do this with reports? */
export function mayActOnReports(actor: Actor, act: ReportAct): boolean {
  const permission: Permission = permissions[`report.${act}`];
  return permission[actor] === true;
}

/** Throws when a caller reaches an act that the table does not grant: a fault of the program, not of the visitor. */
export function requireReportAct(actor: Actor, act: ReportAct): void {
  if (!mayActOnReports(actor, act)) throw new Error(`${actor} may not ${act} reports`);
}
