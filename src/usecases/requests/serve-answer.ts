/** 送达: signature, posting or publication on the status page is what counts, never the printed date (L-S.2, T-03, T-19). */
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { ledgerKindOf } from '../../domain/request-rules/lifecycle.ts';
import type { RequestEvent, ServedData } from '../../domain/requests/request-event.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { addressProblem } from './address-problem.ts';
import { openToAddressee } from './case-letter.ts';
import { clockAfter, isProblem } from './clock-allows.ts';
import { closeWork } from './close-work.ts';
import { actOnCase, type CaseOrder, type OpenCase, record } from './open-case.ts';
import { openOpennessReview } from './openness-review.ts';
import { checkSending, type Sending } from './sending.ts';
import { tellApplicant } from './tell-applicant.ts';

export interface ServeAnswer extends CaseOrder {
  readonly sending: Sending;
}

/** Served again after a returned mail: the first posting stays the finishing day (L-S.3). */
export function serveAnswer(deps: StaffDeps, caller: Caller, order: ServeAnswer): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const { state } = open;
    const { decision } = state;
    if (decision === null)
      return refused({ code: 'not-signed', message: '答复还没有签发，签发以后才能送达。' });
    const checked = checkSending(open, order.sending);
    if (!checked.ok) return checked;
    const { service, way, on, proof, receivedOn, files } = checked.value;
    const issuedOn =
      state.letters.find(({ letterId }) => letterId === decision.letterId)?.issued?.date ?? decision.on;
    if (on < issuedOn)
      return refused({
        code: 'field-invalid',
        field: 'on',
        message: `送达日期不能早于签发日期（${dayWords(issuedOn)}）。`,
      });
    const nowhere = await addressProblem(open, service);
    if (nowhere !== null) return refused(nowhere);
    const data: ServedData = {
      on,
      letterId: decision.letterId,
      way,
      proof,
      files,
      knownOn: receivedOn,
      ...(receivedOn === null ? {} : { receivedOn }),
    };
    const event = { kind: ledgerKindOf(service.event), data } as RequestEvent;
    const barred = serviceProblem(open, event);
    if (barred !== null) return refused(barred);
    const after = await record(open, event);
    await openToAddressee(after, decision.letterId);
    for (const fileId of new Set(state.items.flatMap(({ answer }) => answer?.files ?? [])))
      await after.stores.caseFiles.setAudience(state.regionId, fileId, 'applicant');
    await tellApplicant(after, service);
    await closeWork(after);
    await openOpennessReview(after);
    const warnings =
      after.clock.onTime === false && state.ended === null
        ? ['送达已经超过答复期限。超期会被确认违法，请在案卷中写明原因，并报告主管部门。']
        : [];
    return acted(after, { letterId: decision.letterId, warnings });
  });
}

function serviceProblem(open: OpenCase, event: RequestEvent): Problem | null {
  if (open.state.ended !== null && open.state.reanswer !== null) return null;
  const trial = clockAfter(open, event);
  return isProblem(trial) ? trial : null;
}
