/**
 * Which agency answers for a function on a day: 派出机构 without a name of their own leave it to the agency that set
 * them up (条例第十条第二款), and after a reorganisation whoever now exercises the function is responsible
 * (国办公开办函〔2019〕14号).
 */
import type { Agency, Succession } from './agency.ts';
import { type AgencyKind, type AgencyRules, kindOf } from './agency-rules.ts';
import { existsOn } from './exists-on.ts';

/** One step from one agency to the next, with what it stands on. */
export interface ResponsibilityHop {
  readonly fromId: string;
  readonly toId: string;
  /** In words, for people. */
  readonly why: string;
  /** Document of the reorganisation; '' where the article is enough. */
  readonly basis: string;
  readonly article: string;
}

export type Responsibility =
  | { readonly ok: true; readonly agency: Agency; readonly hops: readonly ResponsibilityHop[] }
  | {
      readonly ok: false;
      /**
       * `which-function`: several took over, and the function does not say which; `ended`: nobody took over;
       * `not-yet`: set up later; `unknown`: no such agency; `circle`: the records lead back to where they began.
       */
      readonly code: 'which-function' | 'ended' | 'not-yet' | 'unknown' | 'circle';
      /** zh-CN, with what to do. */
      readonly message: string;
      readonly hops: readonly ResponsibilityHop[];
      /** Where to choose from, for `which-function`. */
      readonly choices: readonly Succession[];
    };

export const reorganisationArticle = '国办公开办函〔2019〕14号';
const ownNameArticle = '《条例》第十条第二款';

/**
 * Follows parents and successors.
 * @param functionName the function in words as the reorganisation names it; '' when it is not known
 */
export function responsibleAgency(
  { agencies, rules }: { readonly agencies: readonly Agency[]; readonly rules: AgencyRules },
  agencyId: string,
  functionName: string,
  day: string,
): Responsibility {
  const byId = new Map(agencies.map((agency) => [agency.agencyId, agency]));
  const hops: ResponsibilityHop[] = [];
  const seen = new Set<string>();
  const stop = (
    code: Extract<Responsibility, { ok: false }>['code'],
    message: string,
    choices: readonly Succession[] = [],
  ): Responsibility => ({ ok: false, code, message, hops, choices });

  let agency = byId.get(agencyId);
  // Day on which the function reached this agency: what it gave away before concerns an earlier time.
  let since = '';
  for (;;) {
    if (agency === undefined) return stop('unknown', '机关名录中没有这个机关，请核对机关代码。');
    if (seen.has(`${agency.agencyId}/${since}`))
      return stop('circle', `职能划转的记录绕回了${agency.name}，请主管部门核对划转日期和文件。`);
    seen.add(`${agency.agencyId}/${since}`);
    if (agency.from !== null && day < agency.from)
      return stop('not-yet', `${agency.name}自 ${agency.from} 起设立，请查在此之前履行该职能的机关。`);

    const moved = agency.successors.filter(({ on }) => since <= on && on <= day);
    const step = nextStep(agency, kindOf(rules, agency.kind), functionName, day, moved, byId);
    if (step.kind === 'itself') return { ok: true, agency, hops };
    if (step.kind === 'stop') return stop(step.code, step.message, step.choices);
    hops.push(step.hop);
    since = step.on ?? since;
    agency = byId.get(step.hop.toId);
  }
}

type Step =
  | { readonly kind: 'itself' }
  | { readonly kind: 'to'; readonly hop: ResponsibilityHop; readonly on: string | null }
  | {
      readonly kind: 'stop';
      readonly code: 'which-function' | 'ended';
      readonly message: string;
      readonly choices: readonly Succession[];
    };

function nextStep(
  agency: Agency,
  kind: AgencyKind,
  functionName: string,
  day: string,
  moved: readonly Succession[],
  byId: ReadonlyMap<string, Agency>,
): Step {
  const found = successionFor(moved, functionName, existsOn(agency, day));
  if (found === 'several') {
    const names = [...new Set(moved.map((each) => byId.get(each.successorId)?.name ?? each.successorId))];
    return {
      kind: 'stop',
      code: 'which-function',
      message: `${agency.name}的职能已分别划入${names.join('、')}，请先写明是哪一项职能。`,
      choices: moved,
    };
  }
  if (found !== null) {
    const to = byId.get(found.successorId)?.name ?? found.successorId;
    const what = found.functionName === '' ? '职能' : `“${found.functionName}”职能`;
    return {
      kind: 'to',
      on: found.on,
      hop: {
        fromId: agency.agencyId,
        toId: found.successorId,
        why: `自 ${found.on} 起，${agency.name}的${what}由${to}行使，由其负责公开。`,
        basis: found.basis,
        article: reorganisationArticle,
      },
    };
  }
  if (kind.mayHaveOwnName && !agency.ownName && agency.parentId !== null) {
    const parent = byId.get(agency.parentId)?.name ?? agency.parentId;
    return {
      kind: 'to',
      on: null,
      hop: {
        fromId: agency.agencyId,
        toId: agency.parentId,
        why: `${agency.name}没有依法以自己名义履职，由设立它的${parent}负责公开。`,
        basis: '',
        article: ownNameArticle,
      },
    };
  }
  if (existsOn(agency, day)) return { kind: 'itself' };
  return {
    kind: 'stop',
    code: 'ended',
    message: `${agency.name}已于 ${agency.until} 撤销，名录没有写明由谁承接，请主管部门明确。`,
    choices: [],
  };
}

/**
 * The latest succession that covers the function: one that names it, otherwise one of all functions. Whoever has
 * ended and left to a single successor left everything to it; with several the function must say which.
 */
function successionFor(
  moved: readonly Succession[],
  functionName: string,
  exists: boolean,
): Succession | 'several' | null {
  const latest = (those: readonly Succession[]) =>
    those.reduce<Succession | null>(
      (best, each) => (best === null || each.on >= best.on ? each : best),
      null,
    );
  const named = functionName === '' ? [] : moved.filter((each) => each.functionName === functionName);
  const all = moved.filter((each) => each.functionName === '');
  const found = latest([...named, ...all]);
  if (found !== null || exists || moved.length === 0) return found;
  return new Set(moved.map((each) => each.successorId)).size === 1 ? latest(moved) : 'several';
}
