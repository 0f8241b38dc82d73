/** Lives a year of requests and disputes after the cells of an annual report, through the use cases that people use. */
import type { Agency } from '../../domain/agencies/agency.ts';
import { existsOn } from '../../domain/agencies/exists-on.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { demoCounty } from '../../domain/people/demo-county.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { planYear, UnreachableRow } from '../../domain/replay/plan-year.ts';
import { readYear } from '../../domain/replay/read-year.ts';
import type { YearCells } from '../../domain/replay/year-cells.ts';
import type { Identity, ReportFormat } from '../../domain/reports/format.ts';
import { formatOfYear, reportTableOf } from '../../domain/requests/year-cells.ts';
import { operate } from '../perform.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { liveRequest } from './live-request.ts';
import { openStage } from './open-stage.ts';
import { liveThrough } from './scheduler.ts';
import { ReplayStuck } from './stage.ts';
import { takesOf, waysTo } from './ways.ts';

export interface ReplayOrder {
  /** Cell key → value, as a report in data/reports or the like has them. */
  readonly cells: Readonly<Record<string, number | null>>;
  readonly year: number;
  /** null: the first agency whose year is empty. */
  readonly agencyId: string | null;
}

export interface Replayed {
  readonly regionId: string;
  readonly agencyId: string;
  readonly name: string;
  readonly year: number;
  readonly format: string;
  /** Requests and disputes that were lived through, those of the years around included. */
  readonly requests: number;
  readonly disputes: number;
}

/** The report's forms and sums, from the rulebook. */
export interface ReportForms {
  readonly formats: readonly ReportFormat[];
  readonly identities: readonly Identity[];
}

/**
 * Only in the demo's county. Problems: `no-chapters`, `cell-invalid`, `not-balanced` with the identity, `year-not-over`,
 * `year-not-empty`, `row-unreachable`. Each act is a transaction of its own; a replay that was cut short stays as it is.
 */
export function replayYear(
  deps: StaffDeps,
  forms: ReportForms,
  caller: Caller,
  order: ReplayOrder,
): Promise<Result<Replayed>> {
  const regionId = demoCounty;
  return operate(deps, caller, { act: 'demo.replay', subject: 'demo', resource: { regionId } }, async () => {
    const format = formatOfYear(forms.formats, order.year);
    const rule = format === null ? null : reportTableOf(deps.requestRules.reportTables, format.id);
    if (format === null || rule === null || rule.disputes === null) return refused(noForm(order.year));
    const { applicants } = deps.requestRules.intake;
    const read = readYear({ format, rule, applicants, identities: forms.identities, cells: order.cells });
    if (!read.ok) return read;
    const agencies = await agenciesFor(deps, order);
    if (!agencies.ok) return agencies;
    if (`${order.year}-12-31` >= dayOf(deps.clock().toISOString())) return refused(notOver(order.year));
    try {
      const replayed = await live(
        deps,
        caller,
        { regionId, format, year: order.year },
        read.value,
        agencies.value,
      );
      return done({ value: replayed, subject: `agency/${replayed.agencyId}`, detail: { year: order.year } });
    } catch (error) {
      if (error instanceof UnreachableRow) return refused(unreachable(format, error.row));
      if (error instanceof ReplayStuck) return refused({ ...error.problem, message: error.message });
      throw error;
    }
  });
}

async function live(
  deps: StaffDeps,
  caller: Caller,
  place: { readonly regionId: string; readonly format: ReportFormat; readonly year: number },
  cells: YearCells,
  { agency, other }: ActingAgencies,
): Promise<Replayed> {
  const { regionId, format, year } = place;
  const rules = deps.requestRules;
  const calendar = await countyCalendar(deps.storage, deps, regionId);
  const plan = planYear({
    year,
    cells,
    calendar,
    fits: (row, receivedOn) => waysTo(rules, format.id, row, receivedOn).length > 0,
    takes: (row) => Math.max(0, ...waysTo(rules, format.id, row, `${year}-12-01`).map(takesOf)),
    answered: (row, receivedOn) =>
      waysTo(rules, format.id, row, receivedOn).every(({ kind }) => kind.traits.given === 'decision'),
    afterReview: afterReviewOf(deps),
  });
  const { stage, move } = await openStage(deps, caller, { agency, other, year, format: format.id });
  const rows = Object.keys(cells.results);
  const last = calendar.subtractWorkdays(dayOf(deps.clock().toISOString()), 1).day;
  await liveThrough(
    plan.map((planned) => liveRequest(stage, planned, rows)),
    move,
    last,
  );
  return {
    regionId,
    agencyId: agency.agencyId,
    name: agency.name,
    year,
    format: format.id,
    requests: plan.length,
    disputes: plan.reduce((sum, { disputes }) => sum + disputes.length, 0),
  };
}

/** The row of suits after a review, and how that review ended. */
function afterReviewOf({ requestRules: { disputes } }: StaffDeps) {
  const suit = disputes.procedures.find(({ afterReview }) => afterReview);
  const review = disputes.procedures.find(({ procedure }) => procedure === 'review');
  const kept = disputes.outcomes.find(({ procedure, lost }) => procedure === 'review' && !lost);
  if (suit === undefined || review === undefined || kept === undefined) return null;
  return { group: suit.group, review: review.group, settled: kept.result };
}

interface ActingAgencies {
  readonly agency: Agency;
  readonly other: Agency;
}

async function agenciesFor(
  { storage, agencyRules }: StaffDeps,
  { agencyId, year }: ReplayOrder,
): Promise<Result<ActingAgencies>> {
  const answering = new Set(
    agencyRules.kinds.filter(({ needsOffice }) => needsOffice === 'always').map(({ code }) => code),
  );
  const all = (await storage.agencies.list(demoCounty)).filter(
    (each) =>
      existsOn(each, `${year - 1}-06-01`) && existsOn(each, `${year + 1}-03-31`) && answering.has(each.kind),
  );
  const empty = async ({ agencyId: id }: Agency) =>
    (await storage.requests.count(
      demoCounty,
      { agencyIds: [id], receivedFrom: `${year - 1}-01-01`, receivedUntil: `${year}-12-31` },
      1,
    )) === 0;
  let agency: Agency | undefined;
  if (agencyId === null) {
    for (const each of all) if (agency === undefined && (await empty(each))) agency = each;
  } else agency = all.find((each) => each.agencyId === agencyId);
  if (agency === undefined) return refused(noAgency);
  if (!(await empty(agency))) return refused(notEmpty(agency, year));
  const other = all.find((each) => each !== agency);
  return other === undefined ? refused(noAgency) : done({ agency, other });
}

const noForm = (year: number): Problem => ({
  code: 'field-invalid',
  field: 'year',
  message: `${year} 年度的报告没有“收到和处理政府信息公开申请情况”等两张表，不能演练。`,
});
const notOver = (year: number): Problem => ({
  code: 'year-not-over',
  field: 'year',
  message: `${year} 年还没有过完，不能演练。请换一个过去的年份。`,
});
const noAgency: Problem = {
  code: 'field-invalid',
  field: 'agencyId',
  message: '演示县里没有这一年能办理申请的这个机关。请先启动一次程序，载入演示县，或者改用别的机关。',
};
/** Code of the problem that the agency has requests in that year already. */
export const yearNotEmpty = 'year-not-empty';

const notEmpty = ({ name }: Agency, year: number): Problem => ({
  code: yearNotEmpty,
  field: 'agencyId',
  message: `${name}在 ${year} 年或者上一年已经有申请，演练会改变它的数。请用 --agency 换一个机关，或者换一年。`,
});
const unreachable = (format: ReportFormat, row: string): Problem => ({
  code: 'row-unreachable',
  message: `这一年没有一种答复能落在“${format.tables.flatMap(({ rows }) => rows).find(({ key }) => key === row)?.label ?? row}”一行。`,
});
