/** Records a reorganisation: who exercises which function from which day on, and whether the agency ends. */
import type { Agency, Succession } from '../../domain/agencies/agency.ts';
import { agencySubject } from '../../domain/agencies/agency-event.ts';
import { kindOf } from '../../domain/agencies/agency-rules.ts';
import { cleanLine } from '../../domain/agencies/clean-line.ts';
import { readDay } from '../../domain/agencies/read-day.ts';
import { reorganisationArticle } from '../../domain/agencies/responsible-agency.ts';
import { successionProblems } from '../../domain/agencies/succession-problems.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { textIn } from './agency-input.ts';
import { agencyToChange } from './agency-now.ts';
import { withoutEchoes } from './register-agency.ts';
import { writeAgency } from './write-agency.ts';

export interface SucceedAgencyOrder {
  readonly regionId: string;
  readonly agencyId: string;
  /**
   * `version`; `successions`: a list of `successorId`, `functionName` ('' for all), `on`, `basis`, where rows that are
   * wholly empty count for nothing; `until`: first day on which the agency no longer exists, '' when it stays.
   */
  readonly input: unknown;
}

const mostRows = 50;
const longestFunction = 100;
const longestBasis = 200;

/** Problems name their field as `successions.0.on` or `until`. */
export function succeedAgency(
  deps: StaffDeps,
  caller: Caller,
  { regionId, agencyId, input }: SucceedAgencyOrder,
): Promise<Result<Agency>> {
  const order = { act: 'agency.succeed', subject: agencySubject(agencyId), resource: { regionId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    const now = await agencyToChange(stores, regionId, agencyId, textIn(input, 'version'));
    if (!now.ok) return now;
    const { agency: before, all } = now.value;
    const read = readInput(input);
    const successions = read.rows.map(({ succession }) => succession);
    const place = new Map(read.rows.map(({ at: row }, index) => [String(index), String(row)]));
    const problems = withoutEchoes([
      ...read.problems,
      ...successionProblems({ agencies: all, rules: deps.agencyRules }, before, successions).map(
        (problem) => ({
          ...problem,
          field: (problem.field ?? '').replace(/\d+/, (index) => place.get(index) ?? index),
        }),
      ),
      ...endProblems(deps, before, successions, read.until),
    ]);
    const [first, ...more] = problems;
    if (first !== undefined) return refused(first, ...more);
    let after = before;
    const write = async (event: Parameters<typeof writeAgency>[4]) => {
      after = await writeAgency(stores, { caller, at }, { regionId, agencyId }, after, event);
    };
    if (successions.length > 0) await write({ kind: 'agency-succeeded', data: { successions } });
    if (read.until !== null) {
      const basis = successions.at(-1)?.basis ?? before.successors.at(-1)?.basis ?? '';
      await write({ kind: 'agency-dissolved', data: { until: read.until, basis } });
    }
    return done({ value: after, before, after });
  });
}

interface ReadInput {
  /** With the number of the row in the form, from 0. */
  readonly rows: readonly { readonly at: number; readonly succession: Succession }[];
  readonly until: string | null;
  readonly problems: readonly Problem[];
}

function readInput(input: unknown): ReadInput {
  const given = (input as { readonly successions?: unknown } | null)?.successions;
  const problems: Problem[] = [];
  const wrong = (field: string, message: string) =>
    void problems.push({ code: 'field-invalid', message, field, article: reorganisationArticle });
  const rows = (Array.isArray(given) ? given.slice(0, mostRows) : []).flatMap((row: unknown, at) => {
    const [successorId, functionName, on, basis] = ['successorId', 'functionName', 'on', 'basis'].map(
      (name) => cleanLine(textIn(row, name)),
    ) as [string, string, string, string];
    if (successorId + functionName + on + basis === '') return [];
    const day = readDay(on);
    const place = `successions.${at}`;
    if (successorId === '') wrong(`${place}.successorId`, '请选择由哪个机关行使这项职能。');
    if (day === null) wrong(`${place}.on`, '请写明从哪一天起，如 2024-03-15。');
    if (basis === '') wrong(`${place}.basis`, '请写明依据的文件，如机构改革方案的名称和文号。');
    if ([...functionName].length > longestFunction)
      wrong(`${place}.functionName`, `职能最多 ${longestFunction} 个字，请写简短的名称。`);
    if ([...basis].length > longestBasis) wrong(`${place}.basis`, `依据最多 ${longestBasis} 个字。`);
    const succession = { successorId: successorId.toUpperCase(), functionName, on: day ?? '', basis };
    return successorId === '' || day === null ? [] : [{ at, succession }];
  });
  const untilText = cleanLine(textIn(input, 'until'));
  const until = untilText === '' ? null : readDay(untilText);
  if (untilText !== '' && until === null) wrong('until', '撤销日期请写成 2024-03-15 这样。');
  if (rows.length === 0 && untilText === '' && problems.length === 0)
    wrong('successions.0.successorId', '请至少填写一行职能去向。');
  return { rows, until, problems };
}

function endProblems(
  deps: StaffDeps,
  agency: Agency,
  successions: readonly Succession[],
  until: string | null,
): Problem[] {
  if (until === null) return [];
  const wrong = (message: string): Problem[] => [
    { code: 'field-invalid', message, field: 'until', article: reorganisationArticle },
  ];
  if (agency.until !== null) return wrong(`已登记自 ${agency.until} 起撤销，不能再登记一次。`);
  if (kindOf(deps.agencyRules, agency.kind).onePerCounty)
    return wrong('每个县都有这个机关，不能撤销。改名请用“修改基本情况”。');
  if (agency.from !== null && until <= agency.from)
    return wrong(`撤销日期应晚于设立日期（${agency.from}）。`);
  const all = [...agency.successors, ...successions];
  if (all.length === 0) return wrong('请同时写明撤销后由哪个机关行使职能，否则申请人找不到负责的机关。');
  const late = all.find(({ on }) => on > until);
  if (late !== undefined)
    return wrong(`有职能到 ${late.on} 才划转，撤销日期不能更早，否则中间没有机关负责。`);
  return [];
}
