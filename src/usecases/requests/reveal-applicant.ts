/** Shows one sealed datum of an applicant or of a consulted party: with a reason, on the record, not too often. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { look, perform, recordFailure } from '../perform.ts';
import { readReason } from '../personal-data/reason.ts';
import { destroyed, type Revealed, revealsPerHour, tooOften } from '../personal-data/reveal-datum.ts';
import type { MaskedDatum } from '../ports/personal-data.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type CasePlace, lookAtRequest, requestOrder } from './look-at-request.ts';
import { noRequest } from './open-case.ts';

export interface RevealPage {
  readonly number: string;
  readonly title: string;
  /** Masked; the applicant's first, then those of consulted parties. */
  readonly data: readonly MaskedDatum[];
}

const hour = 60 * 60 * 1000;

/** What may be opened, masked. */
export function showPersons(deps: StaffDeps, caller: Caller, place: CasePlace): Promise<Result<RevealPage>> {
  return lookAtRequest(deps, caller, 'request.reveal', place, async ({ personal }, state) => {
    const { regionId, requestId } = place;
    const parties = state.consultations.map(({ consultation }) => consultation);
    const data = [
      ...(await personal.maskedOf(regionId, 'request', [requestId])),
      ...(parties.length === 0 ? [] : await personal.maskedOf(regionId, 'consultation', parties)),
    ];
    return done({ number: state.number, title: state.title, data });
  });
}

/** The audit entry names the field and the reason, never the value. */
export async function revealApplicant(
  deps: StaffDeps,
  caller: Caller,
  input: CasePlace & { readonly datumId: string; readonly reason: string },
): Promise<Result<Revealed>> {
  const { regionId, datumId } = input;
  const { state, order: asked } = await requestOrder(deps, caller, 'request.reveal', input);
  const reason = readReason(input.reason);
  const order = { ...asked, reason: reason.ok ? reason.value : '' };
  const allowed = await look(deps, caller, order, async () =>
    state === null ? refused(noRequest) : done(state),
  );
  if (!allowed.ok) return allowed;
  if (!reason.ok) return reason;
  const known = allowed.value;
  const owners = new Set([
    `request/${known.requestId}`,
    ...known.consultations.map(({ consultation }) => `consultation/${consultation}`),
  ]);
  const revealed = await perform<Revealed>(deps, caller, order, async (stores, at) => {
    if (caller.kind !== 'staff') return refused(noRequest);
    await stores.personal.takeTurn(regionId, caller.accountId);
    const datum = await stores.personal.get(regionId, datumId);
    if (datum === null || !owners.has(`${datum.ownerKind}/${datum.ownerId}`))
      return refused({ code: 'field-invalid', field: 'datumId', message: '请选择要看的一项。' });
    const before = await stores.audit.search({
      regionId,
      actors: [`account/${caller.accountId}`],
      act: 'request.reveal',
      outcome: 'done',
      from: new Date(Date.parse(at) - hour).toISOString(),
      limit: revealsPerHour,
    });
    if (before.length >= revealsPerHour) return refused(tooOften);
    const value = await stores.personal.open(regionId, datumId);
    if (value === null) return refused(destroyed(datum));
    const { field, kind } = datum;
    return done({ value: { datum, value }, detail: { field, kind, datum: datumId } });
  });
  if (!revealed.ok && revealed.problems[0].code === 'too-often')
    await recordFailure(deps, caller, order, { why: 'too-often' });
  return revealed;
}
