/** The counted tables as a spreadsheet: one line for each cell, with its official label. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import type { ReportFormat } from '../../domain/reports/format.ts';
import type { SheetFile, SheetFormat } from '../agencies/export-agencies.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type CountOrder, countRequests } from './count-requests.ts';

const types: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Act `request.count`, on the record: figures leave the house. */
export async function exportCount(
  deps: StaffDeps,
  formats: readonly ReportFormat[],
  caller: Caller,
  order: CountOrder & { readonly format: SheetFormat },
): Promise<Result<SheetFile>> {
  const counted = await countRequests(deps, formats, caller, order);
  if (!counted.ok) return counted;
  const { regionId, agencyId, year, name, cells, format } = counted.value;
  const act = { act: 'request.count', subject: 'request', resource: { regionId, agencyId } } as const;
  return perform(deps, caller, act, async () => {
    const rows = [
      ['格', '项目', '件数'],
      ...Object.entries(cells).map(([key, number]) => [
        key,
        format.cells.get(key)?.label ?? '',
        String(number),
      ]),
    ];
    const bytes =
      order.format === 'csv'
        ? new TextEncoder().encode(deps.sheets.csv(rows))
        : await deps.sheets.xlsx(`${year}年申请统计`, rows);
    const fileName = `申请统计-${name}-${year}.${order.format}`;
    return done({
      value: { fileName, type: types[order.format], bytes },
      detail: { year, format: order.format },
    });
  });
}
