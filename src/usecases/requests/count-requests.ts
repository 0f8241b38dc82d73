/** Counts the ledger's requests and disputes of a year into the cells of the annual report. */

import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { ReportFormat } from '../../domain/reports/format.ts';
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';
import { type CellPlace, cellPlace } from '../../domain/requests/cell-place.ts';
import { formatOfYear, reportTableOf, yearCells } from '../../domain/requests/year-cells.ts';
import { noAgency, noCounty } from '../agencies/agency-problem.ts';
import { look } from '../perform.ts';
import type { DisputeFilter } from '../ports/disputes.ts';
import type { RequestFilter, RequestRow } from '../ports/requests.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface CountOrder {
  readonly regionId: string;
  /** null: the whole county. */
  readonly agencyId: string | null;
  readonly year: number;
}

export interface YearCount {
  readonly regionId: string;
  readonly agencyId: string | null;
  /** Name of the agency, or of the county. */
  readonly name: string;
  readonly year: number;
  /** The form of that year. */
  readonly format: ReportFormat;
  /** Every cell of both tables. */
  readonly cells: Readonly<Record<string, number>>;
  /** Tables of the form that were counted, by key. */
  readonly tables: readonly string[];
  /** Ended requests that no row counts: numbers of at most 200 of them, and how many there are. */
  readonly unplaced: { readonly numbers: readonly string[]; readonly total: number };
}

const mostUnplaced = 200;

/** @param formats the forms of the report, from the rulebook */
export function countRequests(
  deps: StaffDeps,
  formats: readonly ReportFormat[],
  caller: Caller,
  { regionId, agencyId, year }: CountOrder,
): Promise<Result<YearCount>> {
  const order = { act: 'request.count', subject: 'request', resource: { regionId, agencyId } } as const;
  return look(deps, caller, order, async (storage) => {
    const region = await storage.regions.get(regionId);
    if (region === null) return refused(noCounty);
    const agency = agencyId === null ? null : await storage.agencies.get(regionId, agencyId);
    if (agencyId !== null && agency === null) return refused(noAgency);
    const format = formatOfYear(formats, year);
    const rule = format === null ? null : reportTableOf(deps.requestRules.reportTables, format.id);
    if (format === null || rule === null) return refused(noForm(year));
    const [requests, disputes] = await Promise.all([
      storage.requests.countYear(regionId, agencyId, year, format.id),
      storage.disputes.countYear(regionId, agencyId, year),
    ]);
    const { applicants } = deps.requestRules.intake;
    const counted = yearCells(format, rule, applicants, requests, disputes);
    const numbers =
      counted.unplaced === 0 ? [] : await unplacedIn(storage, format.id, { regionId, agencyId, year });
    return done({
      regionId,
      agencyId,
      name: agency?.name ?? region.name,
      year,
      format,
      cells: counted.cells,
      tables: [rule.table, ...(rule.disputes === null ? [] : [rule.disputes.table])],
      unplaced: { numbers, total: counted.unplaced },
    });
  });
}

const noForm = (year: number): Problem => ({
  code: 'field-invalid',
  field: 'year',
  message: `没有 ${year} 年度报告的表格，不能统计。请核对年份。`,
});

async function unplacedIn(
  { requests }: Pick<Stores, 'requests'>,
  format: string,
  { regionId, agencyId, year }: CountOrder,
): Promise<readonly string[]> {
  const found: string[] = [];
  const filter = { ...endedIn(year), ...ofAgency(agencyId) };
  let after: { readonly key: string; readonly requestId: string } | null = null;
  while (found.length < mostUnplaced) {
    const rows: readonly RequestRow[] = await requests.list(regionId, filter, 'newest', after, 500);
    for (const row of rows) if (row.cells[format] === undefined) found.push(row.number);
    const last = rows.at(-1);
    if (last === undefined || rows.length < 500) break;
    after = { key: last.receivedOn, requestId: last.requestId };
  }
  return found.slice(0, mostUnplaced);
}

const endedIn = (year: number) => ({ endedFrom: `${year}-01-01`, endedUntil: `${year}-12-31` });
const ofAgency = (agencyId: string | null) => (agencyId === null ? {} : { agencyIds: [agencyId] });

/** What stands behind a figure: the list that it counts, as a filter of the queue or of the register of disputes. */
export type CellList =
  | { readonly about: 'requests'; readonly label: string; readonly filter: RequestFilter }
  | { readonly about: 'disputes'; readonly label: string; readonly filter: DisputeFilter };

/** null where the key names no such cell of the form of that year. */
export function cellList(
  rules: RequestRules,
  formats: readonly ReportFormat[],
  key: string,
  year: number,
  agencyId: string | null = null,
): CellList | null {
  const format = formatOfYear(formats, year);
  const rule = format === null ? null : reportTableOf(rules.reportTables, format.id);
  if (format === null || rule === null) return null;
  const place = cellPlace(format, rule, rules.intake.applicants, key);
  if (place === null) return null;
  if (place.about === 'disputes') {
    const counted = { year, ...(place.result === undefined ? {} : { result: place.result }) };
    const filter = { group: place.group, counted, ...ofAgency(agencyId) };
    return { about: 'disputes', label: place.label, filter };
  }
  const filter = { ...requestFilter(place, format.id, year), ...ofAgency(agencyId) };
  return { about: 'requests', label: place.label, filter };
}

function requestFilter(
  { row, cell, applicantKind }: Extract<CellPlace, { readonly about: 'requests' }>,
  format: string,
  year: number,
): RequestFilter {
  const kind = applicantKind === null ? {} : { applicantKind };
  switch (row) {
    case 'received':
      return { ...kind, receivedFrom: `${year}-01-01`, receivedUntil: `${year}-12-31` };
    case 'carried-in':
      return { ...kind, openOn: `${year}-01-01` };
    case 'carried-out':
      return { ...kind, openOn: `${year + 1}-01-01` };
    case 'handled':
      return { ...kind, ...endedIn(year) };
    case 'result':
      return { ...kind, ...endedIn(year), cell: { format, row: cell } };
  }
}

/** Address of the list behind a figure in the workbench: the queue's own query, or the register's. */
export function cellAddress(list: CellList): string {
  const query = new URLSearchParams();
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined) query.set(name, value);
  };
  set('agency', list.filter.agencyIds?.[0]);
  if (list.about === 'disputes') {
    const { group, counted } = list.filter;
    set('group', group);
    set('year', counted === undefined ? undefined : String(counted.year));
    set('result', counted?.result === null ? 'pending' : counted?.result);
    return `/workbench/disputes?view=all&${query}`;
  }
  const { cell, applicantKind, receivedFrom, receivedUntil, endedFrom, endedUntil, openOn } = list.filter;
  set('cell', cell === undefined ? undefined : `${cell.format}:${cell.row}`);
  set('applicant', applicantKind);
  set('from', receivedFrom);
  set('until', receivedUntil);
  set('ended-from', endedFrom);
  set('ended-until', endedUntil);
  set('open-on', openOn);
  return `/workbench/requests?view=all&${query}`;
}
