/** The walk: every walker at a door in every relation, and everything that was not as the table says. */
import type { Aim, Door, Outcome, Relation } from './door.ts';
import { actOf, expected } from './expected.ts';
import { type Answer, addressOf, send } from './send.ts';
import { auditWatch, type Trace, tableDigests } from './traces.ts';
import { foreignMark, noticeMark, taskMark, type Walker, type World } from './world.ts';

interface Attempt {
  readonly walker: Walker;
  readonly relation: Relation;
  readonly aim: Aim;
  readonly outcome: Outcome;
}

/** What must come out of it; replaced in the test that shows that a wrong row is noticed. */
export type Expect = (walker: Walker, door: Door, aim: Aim) => Outcome;

/** Walks through one door. @returns what differs, one line each; empty when all is as the table says */
export async function walkThrough(
  world: World,
  door: Door,
  expect: Expect = expected,
): Promise<readonly string[]> {
  const { database } = world.bench;
  const wrong: string[] = [];
  const attempts = await attemptsAt(world, door, expect);
  const watch = auditWatch(database);

  await watch();
  const shut = attempts.filter(({ outcome }) => outcome !== 'in');
  const before = await tableDigests(database);
  const absent = new Map<Walker, string>();
  for (const attempt of shut) {
    const answer = await send(world, attempt.walker, door, attempt.aim);
    wrong.push(...differences(door, attempt, answer, await watch()));
    wrong.push(...alike(absent, door, attempt, answer), ...leaks(door, attempt, answer));
  }
  const after = await tableDigests(database);
  const touched = Object.keys(before).filter((name) => before[name] !== after[name]);
  if (touched.length > 0) wrong.push(`${titleOf(door)}: what was not let in changed ${touched.join(', ')}`);

  for (const { walker, relation, aim, outcome } of attempts) {
    if (outcome !== 'in') continue;
    const ready = (await door.ready?.(world, walker, relation)) ?? {};
    await watch();
    const attempt = { walker, relation, aim: { ...aim, ...ready }, outcome };
    const answer = await send(world, walker, door, attempt.aim);
    wrong.push(...differences(door, attempt, answer, await watch()), ...leaks(door, attempt, answer));
  }
  return wrong;
}

async function attemptsAt(world: World, door: Door, expect: Expect): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  for (const relation of door.relations) {
    for (const walker of world.walkers) {
      const aim = door.aim(walker, relation);
      if (aim === null) continue;
      const outcome = expect(walker, door, aim);
      const made =
        outcome !== 'in' && door.readyAnyway === true ? await door.ready!(world, walker, relation) : {};
      attempts.push({ walker, relation, aim: { ...aim, ...made }, outcome });
    }
  }
  return attempts;
}

function differences(door: Door, attempt: Attempt, answer: Answer, traces: readonly Trace[]): string[] {
  const { walker, relation, aim, outcome } = attempt;
  const where = `${titleOf(door)} · ${walker.name} · ${relation}`;
  const due = outcome === 'in' ? (door.leads ?? 'in') : outcome;
  if (answer.outcome !== due) return [`${where}: ${answer.outcome} instead of ${due}`];
  const found = traces.map((each) => `${each.outcome} ${each.act} by ${each.actor}`);
  const actor = walker.staff === null ? 'anyone' : `account/${walker.staff.accountId}`;
  const act = actOf(door, aim);
  if (outcome === 'refused') {
    const entry = `refused ${act} by ${actor}`;
    return found.join() === entry ? [] : [`${where}: “${found}” in the audit trail instead of “${entry}”`];
  }
  const done = traces.filter((each) => each.outcome === 'done');
  if (door.method === 'POST' && outcome === 'in' && aim.does !== false) {
    const finished = answer.status === 200 || answer.status === 303;
    const recorded = done.length === 1 && done[0]!.act === act;
    return finished && recorded ? [] : [`${where}: ${answer.status}, “${found}” instead of done ${act}`];
  }
  if (outcome === 'in' && door.method === 'GET') return [];
  return done.length === 0 ? [] : [`${where}: “${found}” in the audit trail, though nothing was to be done`];
}

/** To each walker, what another county has is answered like what nobody has, in the same words. */
function alike(seen: Map<Walker, string>, door: Door, attempt: Attempt, answer: Answer): string[] {
  const { walker, relation, aim } = attempt;
  if (aim.there !== false || attempt.outcome === 'sign-in' || attempt.outcome === 'half') return [];
  const names = [addressOf(door, aim), ...Object.values({ ...aim.params, ...aim.query, ...aim.form })];
  const plain = names
    .filter((name) => name !== '')
    .sort((a, b) => b.length - a.length)
    .reduce(
      (text, name) => text.replaceAll(name, '…').replaceAll(encodeURIComponent(name), '…'),
      answer.text,
    );
  const first = seen.get(walker) ?? plain;
  seen.set(walker, first);
  return first === plain
    ? []
    : [`${titleOf(door)} · ${walker.name} · ${relation}: told apart from what does not exist`];
}

/** Texts that this walker must not have been shown. */
function leaks(door: Door, { walker, relation }: Attempt, { text }: Answer): string[] {
  if (!door.path.startsWith('/workbench')) return [];
  const where = `${titleOf(door)} · ${walker.name} · ${relation}`;
  const found: string[] = [];
  if (text.includes(foreignMark)) found.push(`${where}: shows the other county's data`);
  const administrator = walker.staff?.grants.some(({ role }) => role.endsWith('-administrator')) ?? false;
  if (administrator && text.includes(taskMark)) found.push(`${where}: shows an administrator casework`);
  // A person's own file holds their notices, and the demo shows what it would have sent to people who are nobody.
  const own = noticeMark(walker.name);
  const notices = [...text.matchAll(/NOTICE\.([\w-]+)\./g)].filter(([mark]) => mark !== own);
  const handsOver =
    titleOf(door) === 'POST /workbench/subject-export' || door.path === '/workbench/demo/:key/outbox';
  if (notices.length > 0 && !handsOver) found.push(`${where}: shows a notice of ${notices[0]![1]}`);
  return found;
}

export const titleOf = ({ method, path }: Pick<Door, 'method' | 'path'>): string => `${method} ${path}`;
