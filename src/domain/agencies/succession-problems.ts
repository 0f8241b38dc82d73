/** Whether functions can be moved as stated. */
import type { Problem } from '../problems/problem.ts';
import type { Agency, Succession } from './agency.ts';
import { type AgencyRules, kindOf } from './agency-rules.ts';
import { reorganisationArticle } from './responsible-agency.ts';

/**
 * Problems of new successions of an agency; fields are `successions.0.successorId` and so on. A function that comes
 * back on the day on which it left would have nobody responsible; it may come back later.
 */
export function successionProblems(
  { agencies, rules }: { readonly agencies: readonly Agency[]; readonly rules: AgencyRules },
  agency: Agency,
  successions: readonly Succession[],
): readonly Problem[] {
  const byId = new Map(agencies.map((each) => [each.agencyId, each]));
  return successions.flatMap((succession, at): Problem[] => {
    const field = `successions.${at}.successorId`;
    const wrong = (message: string): Problem[] => [
      { code: 'field-invalid', message, field, article: reorganisationArticle },
    ];
    const successor = byId.get(succession.successorId);
    if (successor === undefined) return wrong('名录里没有这个承接机关。请先登记它，再办理职能划转。');
    if (successor.agencyId === agency.agencyId) return wrong('承接机关不能是它自己。请选择另一个机关。');
    if (successor.until !== null && successor.until <= succession.on)
      return wrong(`${successor.name}在 ${succession.on} 已经撤销，不能承接。请选择存续的机关。`);
    if (successor.from !== null && successor.from > succession.on)
      return wrong(`${successor.name}自 ${successor.from} 起才设立，承接日期不能更早。`);
    if (kindOf(rules, successor.kind).mayHaveOwnName && !successor.ownName)
      return wrong(`${successor.name}没有依法以自己名义履职，不能承接。请选择设立它的机关。`);
    const twin = (other: Succession) =>
      other.functionName === succession.functionName && other.on === succession.on;
    if (agency.successors.some(twin) || successions.slice(0, at).some(twin))
      return wrong('同一天、同一项职能已经登记过承接机关。请核对，不要重复登记。');
    if (leadsTo(byId, succession, agency.agencyId))
      return wrong(
        `按已有记录，这项职能会在同一天从${successor.name}又转回${agency.name}。请核对日期和承接机关。`,
      );
    return [];
  });
}

/** Does the function come from the successor to the agency on the same day? */
function leadsTo(byId: ReadonlyMap<string, Agency>, first: Succession, agencyId: string): boolean {
  const open = [first];
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.successorId === agencyId) return true;
    if (seen.has(next.successorId)) continue;
    seen.add(next.successorId);
    const { on, functionName } = next;
    for (const each of byId.get(next.successorId)?.successors ?? [])
      if (each.on === on && overlaps(each.functionName, functionName)) open.push(each);
  }
  return false;
}

const overlaps = (one: string, other: string): boolean => one === '' || other === '' || one === other;
