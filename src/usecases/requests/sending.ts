/** How a letter leaves the house: the way, its proof, and the day that counts (law book L-S.1, L-S.2). */
import { isDay } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import type { ServiceWay } from '../../domain/request-rules/intake-rules.ts';
import type { RequestEvent } from '../../domain/requests/request-event.ts';
import { dayProblem } from './clock-allows.ts';
import type { OpenCase } from './open-case.ts';

export interface Sending {
  /** Id of rules/requests services. */
  readonly way: string;
  /** Day of signature, posting or sending, `YYYY-MM-DD`; left out: today. */
  readonly on?: string;
  /** Tracking or log number. No personal data. */
  readonly proof: string;
  /** Day on which it reached the addressee, where that is another day and known. */
  readonly receivedOn?: string | null;
  /** File ids of scans of the proof. */
  readonly files?: readonly string[];
}

export interface CheckedSending {
  readonly service: ServiceWay;
  readonly way: string;
  readonly on: string;
  readonly proof: string;
  readonly receivedOn: string | null;
  readonly files: readonly string[];
}

/** What is wrong with the way, its proof or its days; else what is recorded. */
export function checkSending(open: OpenCase, sending: Sending): Result<CheckedSending> {
  const { way, on = open.today, receivedOn = null, files = [] } = sending;
  const proof = sending.proof.trim();
  const problems: Problem[] = [];
  const wrongDay = dayProblem(open, on);
  if (wrongDay !== null) problems.push(wrongDay);
  const service = open.deps.requestRules.intake.services.find((each) => each.id === way && holdsOn(each, on));
  if (service === undefined)
    problems.push({
      code: 'way-not-allowed',
      field: 'way',
      message: '请选择送达方式。文书不能交民营快递，也不能由收件人付费；邮寄只能通过邮政企业。',
      article: '国办公开办函〔2016〕235号、《邮政法》第五十五条',
    });
  else {
    const article = service.articles.find((each) => holdsOn(each, on))?.article ?? '';
    if (service.proofRequired && proof === '')
      problems.push({
        code: 'proof-missing',
        field: 'proof',
        message: `请填写${service.proofLabel}。没有凭证，不能认定已经送达。`,
        article,
      });
    // The program itself puts it on the applicant's page, now: another day would be untrue (L-S.2, T-03).
    if (service.finishes === 'platform' && on !== open.today)
      problems.push({
        code: 'day-not-today',
        field: 'on',
        message: `通过${service.name}送达的，以放入申请人查询页的当天为准，只能是今天（${dayWords(open.today)}）。`,
        article,
      });
    const wrongProof =
      service.proofPattern !== null && !new RegExp(service.proofPattern).test(proof.replace(/\s/g, ''));
    if (proof !== '' && wrongProof)
      problems.push({
        code: 'proof-not-of-this-way',
        field: 'proof',
        message: `“${proof}”不是${service.proofLabel}。${service.warning}。`,
        article,
      });
  }
  if (receivedOn !== null && (!isDay(receivedOn) || receivedOn < on || receivedOn > open.today))
    problems.push({
      code: 'field-invalid',
      field: 'receivedOn',
      message: '收到日期应当在发出之日以后、今天以前；还不知道的，空着，知道后再登记。',
    });
  const [first, ...more] = problems;
  if (first !== undefined || service === undefined) return refused(first!, ...more);
  return done({ service, way, on, proof, receivedOn: receivedOn ?? receiptOf(service, on), files });
}

/** Where the finishing day is that of arrival, it is the day of receipt; of what was posted it is not known yet. */
const receiptOf = ({ finishes }: ServiceWay, on: string): string | null =>
  finishes === 'posting' ? null : on;

/** The event of a letter that is no answer. */
export const sentEvent = (
  letterId: string,
  { way, on, receivedOn, proof, files }: CheckedSending,
): RequestEvent => ({
  kind: 'request-letter-sent',
  data: { letterId, way, on, receivedOn, proof, files },
});
