/** What signing in costs, and how much of a workbench page goes into asking the permission table. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../src/storage/open-database.ts';
import { enterCode } from '../src/usecases/sign-in/enter-code.ts';
import { signIn } from '../src/usecases/sign-in/sign-in.ts';
import { callerOf, codeAt, goodPassword, makePerson, visitor } from '../tests/support/sign-in.ts';
import { testClock, testStaffDeps } from '../tests/support/staff.ts';
import { enterDemo } from './enter-demo.ts';
import type { Figure, Measure } from './figure.ts';
import { root } from './reports.ts';
import { startServer } from './server.ts';
import { onServer } from './server-database.ts';
import { median } from './stopwatch.ts';

const signIns = 40;
const warmUp = 5;
const pages = 200;

/** Processor time of whole sign-ins: password, then the digits of the app. Milliseconds each. */
async function timeSignIns(database: Database): Promise<readonly number[]> {
  const clock = testClock();
  const deps = testStaffDeps(database, clock);
  const person = await makePerson(deps, { signInName: 'bench' });
  const { regionId, signInName } = person;
  const times: number[] = [];
  for (let at = 0; at < signIns + warmUp; at += 1) {
    clock.forward(1);
    const code = codeAt(person.secret, clock());
    const begun = process.cpuUsage();
    const half = await signIn(deps, visitor, { regionId, signInName, password: goodPassword });
    if (!half.ok) throw new Error(half.problems[0].message);
    const whole = await enterCode(deps, (await callerOf(deps, half.value))!, { code });
    if (!whole.ok) throw new Error(whole.problems[0].message);
    const { user, system } = process.cpuUsage(begun);
    if (at >= warmUp) times.push((user + system) / 1000);
  }
  return times;
}

interface Spent {
  readonly calls: number;
  readonly milliseconds: number;
}

/** Time of all pages of a server, asked for one after the other, and of the decisions among them. */
async function timePages(count: number): Promise<{ readonly pages: number; readonly decisions: Spent }> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  const file = join(folder, 'decisions.json');
  try {
    const running = await startServer(
      ['--import', join(root, 'bench/time-decisions.mjs'), join(root, 'scripts/gongkai.mjs'), 'serve'],
      {
        GONGKAI_PORT: '0',
        GONGKAI_DATA: join(folder, 'data'),
        GONGKAI_DEMO: 'true',
        DATABASE_URL: '',
        LOG_LEVEL: 'error',
        BENCH_DECISIONS: file,
      },
    );
    const cookie = await enterDemo(running.url, join(folder, 'data'), '系统管理员');
    const addresses = ['/workbench', '/workbench/agencies', '/workbench/people', '/workbench/delegations'];
    const get = async (path: string) => {
      const answer = await fetch(running.url + path, { headers: { Cookie: cookie } });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      await answer.text();
    };
    let spent = 0;
    for (let at = 0; at < count; at += 1) {
      const begun = performance.now();
      await get(addresses[at % addresses.length]!);
      spent += performance.now() - begun;
    }
    await running.stop();
    return { pages: spent, decisions: JSON.parse(readFileSync(file, 'utf8')) as Spent };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The decisions of the pages alone: what a server decides that only starts is taken off. */
async function permissionShare(): Promise<Figure> {
  const idle = await timePages(0);
  const busy = await timePages(pages);
  const calls = busy.decisions.calls - idle.decisions.calls;
  const milliseconds = busy.decisions.milliseconds - idle.decisions.milliseconds;
  if (calls < pages) throw new Error(`${calls} decisions for ${pages} pages: they are not counted`);
  return {
    what: { en: 'Asking the permission table, of a workbench page', zh: '工作台页面中权限判断所占时间' },
    value: (100 * milliseconds) / busy.pages,
    unit: '%',
    bar: { operator: '<=', value: 1, of: 'value' },
    note: `${(calls / pages).toFixed(1)} decisions a page, ${((1000 * milliseconds) / calls).toFixed(2)} µs each; a page ${(busy.pages / pages).toFixed(1)} ms, ${pages} pages one after the other, embedded database`,
  };
}

export const people: Measure = {
  name: 'people',
  alone: false,
  async measure() {
    const times = await onServer(timeSignIns);
    return [
      {
        what: { en: 'Processor time of a sign-in, both factors', zh: '一次登录（口令加动态码）的处理器时间' },
        value: median(times),
        unit: 'ms',
        bar: { operator: '<=', value: 300, of: 'value' },
        note: `median of ${signIns}, most ${Math.max(...times).toFixed(0)} ms; PostgreSQL’s own time is not in it`,
      },
      await permissionShare(),
    ];
  },
};
