/** Work that comes up by itself, as rules/tasks says. */
import { addDays } from '../days/county-day.ts';
import type { RoleId } from '../people/role.ts';

export interface TaskKind {
  readonly id: string;
  /** With {agency} and {agency_id}. */
  readonly title: string;
  readonly link: string;
  /** Row of the permission table that does it. */
  readonly act: string;
  readonly everyDays: number;
  readonly aheadDays: number;
  /** Kinds of ledger events after which the days count anew. */
  readonly restarts: readonly string[];
  readonly roles: readonly RoleId[];
  readonly otherwise: readonly RoleId[];
  readonly article: string;
  /** Days on which the rule is in force: from inclusive, until exclusive; null: open. */
  readonly from: string;
  readonly until: string | null;
}

/**
 * The day on which a task of this kind is due; null while it need not appear yet.
 * @param last day on which it was last done or restarted; null: never
 */
export function dueDay(kind: TaskKind, last: string | null, today: string): string | null {
  if (today < kind.from || (kind.until !== null && today >= kind.until)) return null;
  if (last === null) return addDays(today, kind.aheadDays);
  const due = addDays(last, kind.everyDays);
  return addDays(due, -kind.aheadDays) <= today ? due : null;
}

/** Title or link of a task about an agency. */
export function aboutAgency(
  pattern: string,
  { agencyId, name }: { readonly agencyId: string; readonly name: string },
): string {
  return pattern.replaceAll('{agency_id}', agencyId).replaceAll('{agency}', name);
}
