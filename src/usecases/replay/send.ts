/** How letters of a replayed year leave the house: handed over, posted, put on the applicant's page, in turn. */
import { holdsOn } from '../../domain/request-rules/dated.ts';
import type { ServiceWay } from '../../domain/request-rules/intake-rules.ts';
import type { Sending } from '../requests/sending.ts';
import type { Stage } from './stage.ts';

/** The n-th letter of a request, today. @param finishes ways with this finishing day only */
export function sending(stage: Stage, n: number, finishes?: ServiceWay['finishes']): Sending {
  const today = stage.today();
  const wanted: readonly ServiceWay['finishes'][] =
    finishes === undefined ? ['signature', 'platform', 'posting'] : [finishes];
  const kind = wanted[n % wanted.length]!;
  const way = stage.deps.requestRules.intake.services.find(
    (each) => each.finishes === kind && holdsOn(each, today),
  );
  if (way === undefined) throw new Error(`no way to serve by ${kind}`);
  return { way: way.id, proof: proofOf(way, n) };
}

/** A number of the post office, or of the agency's own book. */
const proofOf = ({ proofPattern }: ServiceWay, n: number): string =>
  proofPattern === null
    ? `演练送达 ${String(n).padStart(4, '0')}`
    : `XA${String(100_000_000 + n).slice(0, 9)}CN`;
