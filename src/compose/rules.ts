/** The rules, read from rules/: every problem in all of them at once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChartForm } from '../domain/reports/chart.ts';
import type { Rulebook } from '../domain/rulebook/rulebook.ts';
import type { RuleProblem } from '../rulebook-files/yaml-file.ts';
import type { LoadClockRules } from '../usecases/requests/clock-cases.ts';
import type { LoadRulebook } from '../usecases/rules/check.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import { StartProblem, type Surroundings } from './surroundings.ts';

/** What the use cases of the workbench read from rules/. */
export type StaffRules = Pick<
  StaffDeps,
  'agencyRules' | 'privacy' | 'reminders' | 'requestRules' | 'signIn' | 'taskKinds' | 'wording'
>;

const ruleLine = ({ file, line, message }: RuleProblem): string => `rules/${file}:${line}: ${message}`;

const reading = new Map<string, ReturnType<typeof readOnce>>();

/** Who asks while the files are being read shares the answer: a start asks twice. Whoever asks later reads them anew. */
function readStaffRules(root: string): ReturnType<typeof readOnce> {
  const already = reading.get(root);
  if (already !== undefined) return already;
  const read = readOnce(root).finally(() => reading.delete(root));
  reading.set(root, read);
  return read;
}

async function readOnce(root: string) {
  const rules = join(root, 'rules');
  const [agencies, notices, privacy, requests, signIn, tasks] = await Promise.all([
    import('../rulebook-files/agency-kinds.ts').then(({ readAgencyRules }) => readAgencyRules(rules)),
    import('../rulebook-files/notices.ts').then(({ readNoticeRules }) => readNoticeRules(rules)),
    import('../rulebook-files/privacy.ts').then(({ readPrivacyRules }) => readPrivacyRules(rules)),
    readRequests(rules),
    import('../rulebook-files/sign-in-policy.ts').then(({ readSignInPolicy }) => readSignInPolicy(rules)),
    import('../rulebook-files/task-kinds.ts').then(({ readTaskKinds }) => readTaskKinds(rules)),
  ]);
  const { readReminders } = await import('../rulebook-files/reminders.ts');
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const reminders = notices.ok
    ? readReminders(rules, { notices: ids(notices.rules.kinds), letters: ids(notices.rules.letters) })
    : notices;
  if (agencies.ok && notices.ok && privacy.ok && reminders.ok && requests.ok && signIn.ok && tasks.ok) {
    const staff: StaffRules = {
      agencyRules: agencies.rules,
      wording: notices.rules,
      privacy: privacy.rules,
      reminders: reminders.rules,
      requestRules: requests.rules,
      signIn: signIn.policy,
      taskKinds: tasks.kinds,
    };
    return { ok: true as const, rules: staff };
  }
  const problems = [agencies, notices, privacy, reminders, requests, signIn, tasks].flatMap((read) =>
    read.ok ? [] : read.problems.map(ruleLine),
  );
  return { ok: false as const, problems };
}

/** The rules on requests, held against the forms of the annual report. */
async function readRequests(rules: string) {
  const { readFormats } = await import('../rulebook-files/read-formats.ts');
  const { readRequestRules } = await import('../rulebook-files/request-rules.ts');
  const read = readFormats(rules);
  return read.ok ? readRequestRules(rules, read.formats) : read;
}

/** @throws StartProblem when any of them cannot be used */
export async function staffRulesIn(root: string): Promise<StaffRules> {
  const read = await readStaffRules(root);
  if (!read.ok) throw new StartProblem(read.problems.join('\n'));
  return read.rules;
}

/** The rules of the answer clock alone: calendars, deadlines and lifecycle. */
export const clockRulesIn =
  ({ root }: Surroundings): LoadClockRules =>
  async () => {
    const { readClockRules } = await import('../rulebook-files/clock-rules.ts');
    const read = readClockRules(join(root, 'rules'));
    return read.ok ? read : { ok: false, problems: read.problems.map(ruleLine) };
  };

/** The rulebook of the reports and the charts drawn from it; the rules of the workbench are checked with it. */
export const rulesIn =
  ({ root, build }: Surroundings): LoadRulebook =>
  async () => {
    const [{ loadRulebook }, { parseCharts }, staff] = await Promise.all([
      import('../rulebook-files/load-rulebook.ts'),
      import('../rulebook-files/charts.ts'),
      readStaffRules(root),
    ]);
    const loaded = loadRulebook(join(root, 'rules'));
    const drawn = parseCharts(readFileSync(join(root, 'rules', 'reports', 'charts.yaml'), 'utf8'));
    const problems = [
      ...(loaded.ok ? [] : loaded.problems.map(ruleLine)),
      ...(staff.ok ? [] : staff.problems),
      ...(drawn.ok ? [] : drawn.problems.map((problem) => `rules/reports/charts.yaml: ${problem}`)),
      ...(loaded.ok && drawn.ok ? danglingCells(drawn.charts, loaded.rulebook) : []),
    ];
    // The forms are read for the reports and for the requests: a problem in them is one.
    if (!loaded.ok || !drawn.ok || !staff.ok || problems.length > 0)
      return { ok: false, problems: [...new Set(problems)] };
    const { rulebook } = loaded;
    const fingerprint = `${rulebook.fingerprint}-${build}`;
    return {
      ok: true,
      rulebook: { ...rulebook, fingerprint, charts: drawn.charts },
      requestRules: staff.rules.requestRules,
    };
  };

/** Cells that a chart adds up and no form prints. */
function danglingCells(charts: readonly ChartForm[], { formats }: Rulebook): string[] {
  return charts.flatMap((chart) =>
    chart.series.flatMap((series) =>
      Object.entries(series.cells).flatMap(([form, keys]) => {
        const cells = formats.find((format) => format.id === form)?.cells;
        return keys
          .filter((key) => !cells?.has(key))
          .map((key) => `rules/reports/charts.yaml: ${chart.id}: ${form} has no cell ${key}`);
      }),
    ),
  );
}
