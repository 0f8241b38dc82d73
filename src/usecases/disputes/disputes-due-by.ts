/** Disputes whose agency must act on or before a day: what reminders are sent for (L-S.5: three days before). */
import type { DisputeRow } from '../ports/disputes.ts';
import type { Stores } from '../ports/stores.ts';

const page = 500;

/** Open ones, the most urgent first. @param day `YYYY-MM-DD` */
export async function disputesDueBy(
  { disputes }: Pick<Stores, 'disputes'>,
  regionId: string,
  day: string,
): Promise<readonly DisputeRow[]> {
  const found: DisputeRow[] = [];
  for (let after: { readonly key: string; readonly disputeId: string } | null = null; ; ) {
    const rows = await disputes.list(regionId, { open: true, actUntil: day }, after, page);
    found.push(...rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < page) return found;
    after = { key: last.actBy ?? '9999-12-31', disputeId: last.disputeId };
  }
}
