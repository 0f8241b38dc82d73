/** The life of a review or suit about an answer: brought, taken on, answered, decided or still pending. */
import { addDays } from '../../domain/days/county-day.ts';
import type { PlannedDispute } from '../../domain/replay/plan.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import { enterDisputeStep } from '../disputes/enter-dispute-step.ts';
import { openDispute } from '../disputes/open-dispute.ts';
import type { Story } from './scheduler.ts';
import { must, type Stage } from './stage.ts';

/** Natural days of its steps after the answer, or after the review before. */
const days = { filed: 12, accepted: 15, answered: 21, decided: 70 } as const;

export async function* liveDispute(
  stage: Stage,
  requestNumber: string,
  planned: PlannedDispute,
  answeredOn: string,
): Story {
  const { deps, regionId, year } = stage;
  // One that follows a request of the year before is brought in the year that counts it.
  const start = planned.before || answeredOn >= `${year}-01-01` ? answeredOn : `${year}-01-10`;
  const on = (after: number): string => stage.calendar.onOrAfter(addDays(start, after)).day;
  const procedure = deps.requestRules.disputes.procedures.find(
    (each) => each.group === planned.group && holdsOn(each, on(days.accepted)),
  );
  if (procedure === undefined) throw new Error(`no procedure for ${planned.group}`);
  const filedOn = on(days.filed);
  // Pending at the end of the year: brought so late that nobody can have decided it.
  const shift = planned.result === null ? `${year}-11-20` : filedOn;
  const acceptedOn = planned.result === null ? shift : on(days.accepted);
  yield acceptedOn;
  const input = {
    requestNumber,
    procedure: procedure.id,
    act: 'answer',
    role: 'respondent',
    filedOn: planned.result === null ? addDays(shift, -3) : filedOn,
    acceptedOn,
    receivedOn: acceptedOn,
    caseNumber: `（${acceptedOn.slice(0, 4)}）演练 ${stage.next()} 号`,
    ...(procedure.afterReview ? { afterHow: 'decided', afterOn: addDays(acceptedOn, -10) } : {}),
  };
  const desk = stage.by('county-desk');
  const { disputeId } = must('登记争议', await openDispute(deps, desk, { regionId, input }));
  const step = async (name: string, values: Readonly<Record<string, string>>) =>
    must(name, await enterDisputeStep(deps, desk, { regionId, disputeId, step: name, input: values }));
  yield stage.calendar.addWorkdays(acceptedOn, 5).day;
  await step('answer', { on: stage.today(), proof: '演练送达记录' });
  const decidedOn =
    planned.result === null ? stage.calendar.onOrAfter(`${year + 1}-03-02`).day : on(days.decided);
  yield decidedOn;
  const outcome = deps.requestRules.disputes.outcomes.find(
    (each) =>
      each.procedure === procedure.procedure &&
      each.result === (planned.result ?? each.result) &&
      !each.reanswer,
  );
  const form = deps.requestRules.sides.dispute.decisions.find(
    (each) => each.procedure === procedure.procedure && each.appeal === null,
  );
  if (outcome === undefined || form === undefined) throw new Error(`no outcome for ${planned.result}`);
  await step('decide', {
    form: form.id,
    outcome: outcome.id,
    document: `（${decidedOn.slice(0, 4)}）演练决字 ${stage.next()} 号`,
    on: decidedOn,
    receivedOn: decidedOn,
  });
}
