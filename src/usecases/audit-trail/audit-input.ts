/** What a search or an export asks for, as it is typed; unknown fields never get through. */
import { dayEnd, dayStart } from '../../domain/audit-trail/county-time.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { isAct } from '../../policies/permissions.ts';
import type { AuditQuestion } from '../ports/audit-trail.ts';
import type { Stores } from '../ports/stores.ts';

/** Fields of the search form; all texts, '' where nothing is asked. */
export interface AuditInput {
  /** Part of a name or sign-in name; or `operator`, `program`, `anyone`, `account/<id>`. */
  readonly person?: string;
  readonly act?: string;
  readonly subject?: string;
  readonly outcome?: string;
  /** Days, both inclusive, in the time of the county. */
  readonly from?: string;
  readonly until?: string;
}

export interface ParsedQuestion {
  readonly question: AuditQuestion;
  /** The person's words fit no account: nothing can be found. */
  readonly nobody: boolean;
}

const outcomes = ['done', 'refused', 'failed'] as const;
const mostPeople = 200;

/** Parses the fields and finds whose entries are meant. */
export async function parseAuditInput(
  stores: Pick<Stores, 'accounts'>,
  regionId: string,
  input: AuditInput,
): Promise<Result<ParsedQuestion>> {
  const problems: Problem[] = [];
  const wrong = (field: string, message: string) => problems.push({ code: 'field-invalid', field, message });
  const act = (input.act ?? '').trim();
  const subject = (input.subject ?? '').trim();
  const outcome = outcomes.find((each) => each === input.outcome);
  const from = (input.from ?? '').trim();
  const until = (input.until ?? '').trim();
  if (act !== '' && !isAct(act)) wrong('act', '没有这种操作，请从列表中选择。');
  if (subject.length > 200) wrong('subject', '对象太长，请照记录中的写法填写，如 agency/1001。');
  if (outcome === undefined && (input.outcome ?? '') !== '') {
    wrong('outcome', '结果请选择“已完成”“被拒绝”或“未成功”。');
  }
  if (from !== '' && dayStart(from) === null) wrong('from', '开始日期请写成 2026-11-21 这样的形式。');
  if (until !== '' && dayEnd(until) === null) wrong('until', '结束日期请写成 2026-11-21 这样的形式。');
  if (problems.length === 0 && from !== '' && until !== '' && from > until) {
    wrong('until', '结束日期早于开始日期，请改正其中一个。');
  }
  const [first, ...more] = problems;
  if (first !== undefined) return refused(first, ...more);
  const person = (input.person ?? '').trim().slice(0, 100);
  const actors = person === '' ? undefined : await actorsOf(stores, regionId, person);
  return done({
    nobody: actors?.length === 0,
    question: {
      regionId,
      ...(actors === undefined ? {} : { actors }),
      ...(act === '' ? {} : { act }),
      ...(subject === '' ? {} : { subject }),
      ...(outcome === undefined ? {} : { outcome }),
      ...(from === '' ? {} : { from: dayStart(from)! }),
      ...(until === '' ? {} : { until: dayEnd(until)! }),
    },
  });
}

async function actorsOf(
  { accounts }: Pick<Stores, 'accounts'>,
  regionId: string,
  person: string,
): Promise<readonly string[]> {
  if (/^(operator|program|anyone|account\/[\w-]+)$/.test(person)) return [person];
  const found = await accounts.list(regionId, { words: person, limit: mostPeople });
  return found.map(({ accountId }) => `account/${accountId}`);
}
