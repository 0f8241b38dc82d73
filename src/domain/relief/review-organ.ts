/** Where one turns to against an agency: organ of review and court. Source: law book V-1.2, V-2.5, T-17. */
import { holdsOn } from '../request-rules/dated.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';

/** The agency that decided, and names around it as far as they are known. */
export interface DecidingAgency {
  /** Kind, from rules/agencies. */
  readonly kind: string;
  readonly name: string;
  readonly names: {
    /** 青禾县; without 人民政府. */
    readonly county: string | null;
    readonly prefecture: string | null;
    /** The agency that set it up. */
    readonly parent: string | null;
    /** The department above it. */
    readonly superior: string | null;
    readonly basicCourt: string | null;
    readonly intermediateCourt: string | null;
  };
}

export interface ReviewOrgan {
  readonly organ: string;
  /** Another organ that one may choose instead; null: none. */
  readonly alternative: string | null;
  /** false: its name is not known and it is described. */
  readonly named: boolean;
  readonly article: string;
}

export interface Court {
  readonly court: string;
  readonly named: boolean;
  readonly article: string;
}

/**
 * The organ of review by kind of agency and day of the decision; one function for every paper (V-2.8).
 * @throws RangeError when the rules have none for the kind on that day
 */
export function reviewOrganOf(
  { disputes }: Pick<RequestRules, 'disputes'>,
  agency: DecidingAgency,
  day: string,
): ReviewOrgan {
  const rules = disputes.organs.filter(
    (rule) => rule.agencyKinds.includes(agency.kind) && holdsOn(rule, day),
  );
  const rule =
    rules.find(({ nameEnds }) => nameEnds.some((end) => agency.name.endsWith(end))) ??
    rules.find(({ nameEnds }) => nameEnds.length === 0);
  if (rule === undefined) throw new RangeError(`no organ of review for ${agency.kind} on ${day}`);
  const organ = filled(rule.organ, agency);
  return {
    organ: organ ?? rule.unnamed,
    alternative: rule.alternative === null ? null : filled(rule.alternative, agency),
    named: organ !== null,
    article: rule.article,
  };
}

/**
 * The court of first instance.
 * @throws RangeError when the rules have none for the kind on that day
 */
export function courtOf(
  { disputes }: Pick<RequestRules, 'disputes'>,
  agency: DecidingAgency,
  day: string,
): Court {
  const rule = disputes.courts.find((each) => each.agencyKinds.includes(agency.kind) && holdsOn(each, day));
  if (rule === undefined) throw new RangeError(`no court for ${agency.kind} on ${day}`);
  const court = filled(rule.court, agency);
  return { court: court ?? rule.unnamed, named: court !== null, article: rule.article };
}

/** The pattern with its names; null when one is not known. */
function filled(pattern: string, { names }: DecidingAgency): string | null {
  const known: Readonly<Record<string, string | null>> = {
    county: names.county,
    prefecture: names.prefecture,
    parent: names.parent,
    superior: names.superior,
    basic_court: names.basicCourt,
    intermediate_court: names.intermediateCourt,
  };
  const missing = [...pattern.matchAll(/\{(\w+)\}/g)].some(([, name]) => !known[name!]);
  return missing ? null : pattern.replace(/\{(\w+)\}/g, (_, name: string) => known[name]!);
}
