/** The life of one planned request, from the first word to the disputes about its answer. */
import type { PlannedRequest } from '../../domain/replay/plan.ts';
import { decide, serve } from './answer.ts';
import { type Asker, ask } from './ask.ts';
import { beforeAnswer, endWithoutAnswer, type Scene } from './before-answer.ts';
import { liveDispute } from './live-dispute.ts';
import type { Story } from './scheduler.ts';
import type { AnsweredRequest, Stage } from './stage.ts';
import { type Way, waysTo } from './ways.ts';

/** @param rows results that a carried-out request may end in next year */
export async function* liveRequest(stage: Stage, planned: PlannedRequest, rows: readonly string[]): Story {
  yield planned.receivedOn;
  const way = wayOf(stage, planned, rows);
  const again = way.checks.includes('earlier-answer-served') ? earlierOf(stage, planned) : null;
  const asker: Asker = again ?? {
    applicantKind: planned.applicantKind,
    applicant: stage.next(),
    matter: stage.next(),
  };
  const { state } = await ask(stage, asker);
  const { requestId, regionId, number } = state;
  const scene: Scene = { stage, place: { regionId, requestId }, receivedOn: planned.receivedOn, way };
  if (way.kind.traits.given === 'lapse') {
    yield* endWithoutAnswer(scene);
    return;
  }
  yield* beforeAnswer(scene);
  const answeredOn = dayOfAnswer(stage, planned);
  yield stage.calendar.subtractWorkdays(answeredOn, 1).day;
  // What the case or a check of the proof decides; a law that really exists.
  const known = { reply: 'objects', title: '《中华人民共和国统计法》', provision: '第九条' };
  await decide(stage, scene.place, way, { earlier: again, known });
  yield answeredOn;
  await serve(stage, scene.place, asker.matter);
  stage.answered.push({ number, answeredOn, ...asker });
  for (const dispute of planned.disputes) yield* liveDispute(stage, number, dispute, answeredOn);
}

/** In turn where several ways lead to a row. What was carried out of the year ends in the plainest way. */
function wayOf(stage: Stage, { result, receivedOn }: PlannedRequest, rows: readonly string[]): Way {
  const { deps, format } = stage;
  const wanted = result === null ? rows : [result];
  const ways = wanted.flatMap((row) => waysTo(deps.requestRules, format, row, receivedOn));
  const way = result === null ? ways[0] : ways[stage.next() % ways.length];
  if (way === undefined) throw new Error(`no way to ${result}`);
  return way;
}

/** The day in next year's January on which the carried-out are answered; else as planned. */
function dayOfAnswer({ calendar, year }: Stage, { result, receivedOn, answerAfter }: PlannedRequest): string {
  const wanted =
    result === null
      ? calendar.addWorkdays(`${year}-12-31`, 6)
      : calendar.addWorkdays(receivedOn, answerAfter);
  return wanted.day;
}

/** Whoever asks again has been answered before; the same kind of applicant, so that the column stays. */
function earlierOf(stage: Stage, { applicantKind }: PlannedRequest): AnsweredRequest | null {
  return stage.answered.find((each) => each.applicantKind === applicantKind) ?? null;
}
