/** The list that is on the screen as a spreadsheet: all its pages, applicants masked, the export on record. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { SheetFile, SheetFormat } from '../agencies/export-agencies.ts';
import { directoryOf, namesOf } from '../people/directory.ts';
import { perform } from '../perform.ts';
import type { RequestPlace, RequestRow } from '../ports/requests.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { countyCalendar } from './county-calendar.ts';
import { placeOf, stateName } from './list-requests.ts';
import { nextWords } from './next-words.ts';
import { reachOf } from './reach.ts';
import { filterOf, orderOf, type RequestQuery } from './request-query.ts';
import { urgencyOf } from './urgency.ts';

/** More rows are no list that anybody reads; the filter says which part is wanted. */
export const mostExported = 10_000;
const page = 500;

const types: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const heads = [
  '编号',
  '申请内容',
  '答复机关',
  '承办人',
  '申请人类型',
  '申请人（已遮盖）',
  '来件方式',
  '收到日期',
  '状态',
  '下一步',
  '到期日',
  '期限',
  '办结日期',
  '是否按期',
  '答复',
];

export function exportRequests(
  deps: StaffDeps,
  caller: Caller,
  order: { readonly regionId: string; readonly query: RequestQuery; readonly format: SheetFormat },
): Promise<Result<SheetFile>> {
  const { regionId, query, format } = order;
  const { resource, agencyIds } = reachOf(caller, 'request.export', regionId, query.agencyId);
  const asked = { act: 'request.export', subject: 'request', resource } as const;
  return perform(deps, caller, asked, async (stores, at) => {
    const today = dayOf(at);
    const calendar = await countyCalendar(stores, deps, regionId);
    const accountId = caller.kind === 'staff' ? caller.accountId : '';
    const filter = filterOf(query, accountId, agencyIds, calendar, today);
    const found: RequestRow[] = [];
    for (let after: RequestPlace | null = null; ; ) {
      const rows: readonly RequestRow[] = await stores.requests.list(
        regionId,
        filter,
        orderOf(query),
        after,
        page,
      );
      found.push(...rows);
      if (rows.length < page) break;
      if (found.length >= mostExported) return refused(tooMany);
      after = placeOf(rows.at(-1)!, query);
    }
    const names = await namesFor(stores, regionId, today, found);
    const { intake, answers } = deps.requestRules;
    const named = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
      list.find((each) => each.id === id)?.name ?? id;
    const rows = found.map((row) => [
      row.number,
      row.title,
      names.agency(row.agencyId),
      names.person(row.accountId),
      named(intake.applicants, row.applicantKind),
      names.applicant(row.requestId),
      named(intake.channels, row.channel),
      row.receivedOn,
      stateName(deps, row.state),
      nextWords(row, names.person(row.accountId)),
      row.due ?? '',
      urgencyOf(calendar, row, today).words,
      row.endedOn ?? '',
      row.onTime === null ? '' : row.onTime ? '按期' : '逾期',
      row.answer === null ? '' : named(answers, row.answer),
    ]);
    const all = [heads, ...rows];
    const bytes =
      format === 'csv'
        ? new TextEncoder().encode(deps.sheets.csv(all))
        : await deps.sheets.xlsx('依申请公开', all);
    const fileName = `依申请公开-${regionId}-${today}.${format}`;
    const file = { fileName, type: types[format], bytes };
    return done({ value: file, detail: { format, requests: rows.length, view: query.view } });
  });
}

const tooMany = {
  code: 'too-many',
  message: `一次最多导出 ${mostExported} 件。请先用筛选缩小范围，例如按收到日期分年导出。`,
};

async function namesFor(stores: Stores, regionId: string, today: string, rows: readonly RequestRow[]) {
  const directory = await directoryOf(stores, regionId, today);
  const accounts = await namesOf(
    stores,
    regionId,
    rows.flatMap(({ accountId }) => (accountId === null ? [] : [accountId])),
  );
  const applicants = new Map<string, string>();
  for (let from = 0; from < rows.length; from += page) {
    const ids = rows.slice(from, from + page).map(({ requestId }) => requestId);
    for (const { ownerId, field, masked } of await stores.personal.maskedOf(regionId, 'request', ids))
      if (field === 'name') applicants.set(ownerId, masked);
  }
  return {
    agency: directory.agencyName,
    person: (accountId: string | null) => (accountId === null ? '' : (accounts.get(accountId)?.name ?? '')),
    applicant: (requestId: string) => applicants.get(requestId) ?? '',
  };
}
