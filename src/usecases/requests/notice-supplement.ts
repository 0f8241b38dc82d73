/** 告知补正: once, each point named, a reasonable period; later than seven working days it is a breach (条例 30). */
import type { Caller } from '../../domain/people/caller.ts';
import { type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { ActDone } from './act-done.ts';
import { formFor, type LetterWish } from './case-letter.ts';
import { addresseeOf, caseLetterFacts } from './case-letter-facts.ts';
import { deadlineLength } from './deadline-length.ts';
import { actByLetter } from './letter-act.ts';
import type { LetterStep } from './letter-step.ts';
import { actOnCase, type CaseOrder, type OpenCase } from './open-case.ts';
import { checkSending, type Sending } from './sending.ts';

export interface NoticeSupplement extends CaseOrder, LetterStep {
  /** What is unclear or missing, point by point. */
  readonly points: readonly string[];
  /** How to put it right. */
  readonly guidance: string;
  /** Working days given; left out: those of rules/deadlines. */
  readonly workdays?: number;
  readonly sending: Sending;
}

/** Problems: `only-once` (T-05), `not-allowed-now`, fields. A late notice is recorded, with a warning (L-30.4). */
export function noticeSupplement(
  deps: StaffDeps,
  caller: Caller,
  order: NoticeSupplement,
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const points = order.points.map((point) => point.trim()).filter((point) => point !== '');
    const workdays = order.workdays ?? deadlineLength(open, 'supplement-period');
    const problems = problemsIn(points, order.guidance, workdays);
    const [first, ...more] = problems;
    if (first !== undefined) return refused(first, ...more);
    const sending = checkSending(open, order.sending);
    if (!sending.ok) return sending;
    const { on, receivedOn } = sending.value;
    return actByLetter(open, {
      event: (letterId) => ({
        kind: 'request-supplement-noticed',
        data: {
          on,
          periodWorkdays: workdays,
          ...(receivedOn === null ? {} : { receivedOn }),
          points,
          guidance: order.guidance.trim(),
          letterId,
        },
      }),
      letter: await supplementLetter(open, points, order.guidance.trim(), workdays),
      step: order,
      sending: sending.value,
      warnings: ({ clock }) =>
        clock.supplementNoticeLate
          ? ['补正告知已经超过七个工作日。法律没有规定后果，请按较早的期限准备答复。']
          : [],
    });
  });
}

async function supplementLetter(
  open: OpenCase,
  points: readonly string[],
  guidance: string,
  workdays: number,
): Promise<LetterWish> {
  const form = formFor(open, 'supplement');
  const addressee = await addresseeOf(open, form);
  const facts = {
    ...(await caseLetterFacts(open, addressee)),
    supplement_points: points.map((what) => ({ what })),
    supplement_guidance: guidance,
    supplement_period: `${workdays}个工作日`,
  };
  return { form, addressee, facts };
}

const longestPoint = 300;

function problemsIn(points: readonly string[], guidance: string, workdays: number): readonly Problem[] {
  const article = '《条例》第三十条';
  const problems: Problem[] = [];
  if (points.length === 0)
    problems.push({ code: 'field-invalid', field: 'points', article, message: '请逐项写明需要补正什么。' });
  if (points.some((point) => [...point].length < 4 || [...point].length > longestPoint))
    problems.push({
      code: 'field-invalid',
      field: 'points',
      article,
      message: `每一项都要写具体，让申请人看得懂缺什么（4 到 ${longestPoint} 个字）。`,
    });
  if (guidance.trim() === '')
    problems.push({
      code: 'field-invalid',
      field: 'guidance',
      article,
      message: '请写明怎样补正，给予指导和释明。',
    });
  if (!Number.isInteger(workdays) || workdays < 1 || workdays > 60)
    problems.push({
      code: 'field-invalid',
      field: 'workdays',
      article,
      message: '补正期限应当合理：1 到 60 个工作日。',
    });
  return problems;
}
