/** The directory as a spreadsheet, and an empty one to fill in. */
import { shownTexts } from '../../domain/agencies/agency-texts.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { look, perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { noCounty } from './agency-problem.ts';

export type SheetFormat = 'csv' | 'xlsx';

export interface SheetFile {
  readonly fileName: string;
  /** MIME type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

const types: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Every agency of the county with all fields; importing the file again changes nothing. */
export function exportAgencies(
  deps: StaffDeps,
  caller: Caller,
  { regionId, format }: { readonly regionId: string; readonly format: SheetFormat },
): Promise<Result<SheetFile>> {
  const order = { act: 'agency.export', subject: 'agency', resource: { regionId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    if ((await stores.regions.get(regionId)) === null) return refused(noCounty);
    const agencies = await stores.agencies.list(regionId);
    const rows = agencies.map((agency) => {
      const texts = shownTexts(deps.agencyRules, agency);
      return deps.agencyRules.columns.map(({ field }) => texts[field]);
    });
    const file = await sheetFile(deps, `机关名录-${regionId}-${dayOf(at)}`, format, rows);
    return done({ value: file, detail: { format, agencies: agencies.length } });
  });
}

/** Headings only. */
export function importTemplate(
  deps: StaffDeps,
  caller: Caller,
  { regionId, format }: { readonly regionId: string; readonly format: SheetFormat },
): Promise<Result<SheetFile>> {
  const order = { act: 'agency.import', subject: 'agency', resource: { regionId } } as const;
  return look(deps, caller, order, async () => done(await sheetFile(deps, '机关名录空表', format, [])));
}

async function sheetFile(
  { sheets, agencyRules }: StaffDeps,
  name: string,
  format: SheetFormat,
  rows: readonly (readonly string[])[],
): Promise<SheetFile> {
  const all = [agencyRules.columns.map(({ label }) => label), ...rows];
  const bytes =
    format === 'csv' ? new TextEncoder().encode(sheets.csv(all)) : await sheets.xlsx('机关名录', all);
  return { fileName: `${name}.${format}`, type: types[format], bytes };
}
