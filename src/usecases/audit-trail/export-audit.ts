/** Exporting the audit trail: recorded first, then handed out piece by piece, the oldest entry first. */
import { secondWords } from '../../domain/audit-trail/county-time.ts';
import { type AuditEntry, emptyChain } from '../../domain/audit-trail/entry.ts';
import { type ExportEnding, type ExportHeading, exportLine } from '../../domain/audit-trail/export-form.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { AuditQuestion } from '../ports/audit-trail.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type AuditInput, parseAuditInput } from './audit-input.ts';
import { type AuditLine, auditLines } from './audit-line.ts';

export type ExportFormat = 'csv' | 'jsonl';

export interface AuditExport {
  readonly fileName: string;
  /** Older entries that match were left out, because there were more than `most`. */
  readonly truncated: boolean;
  /** The file's text in pieces, read from the store while they are taken. */
  readonly text: AsyncGenerator<string>;
}

const pageSize = 2_000;

/**
 * Exports what matches.
 * @param most the newest so many; null: all
 */
export async function exportAudit(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  input: AuditInput,
  format: ExportFormat,
  most: number | null,
): Promise<Result<AuditExport>> {
  return perform(
    deps,
    caller,
    { act: 'audit.export', subject: `audit/${regionId}`, resource: { regionId } },
    async (stores, at) => {
      const parsed = await parseAuditInput(stores, regionId, input);
      if (!parsed.ok) return parsed;
      const plan = await planOf(stores, parsed.value.question, most);
      const { truncated, question } = plan;
      const value: AuditExport = {
        fileName: `audit-${regionId}-${secondWords(at).replace(/\D/g, '')}.${format}`,
        truncated,
        text: format === 'csv' ? csvOf(deps, plan, most) : jsonLinesOf(deps, plan, at),
      };
      const { actors, act = null, subject = null, outcome = null, after = 0, before } = question;
      const detail = {
        format,
        after,
        until: (before ?? 0) - 1,
        act,
        subject,
        outcome,
        actors: actors === undefined ? null : actors.slice(0, 20).join(' '),
        truncated,
      };
      return done({ value, detail });
    },
  );
}

interface Plan {
  readonly question: AuditQuestion;
  /** Entries are chosen by more than their place in the chain. */
  readonly selection: boolean;
  readonly truncated: boolean;
}

/**
 * A period becomes a range of numbers, because a range can be verified as a chain: at its edges an entry may be some
 * milliseconds outside, where two acts ended in another order than they began.
 */
async function planOf({ audit }: Stores, asked: AuditQuestion, most: number | null): Promise<Plan> {
  const { regionId, from, until, ...rest } = asked;
  const head = await audit.head(regionId);
  const last =
    until === undefined
      ? head.entryId
      : ((await audit.search({ regionId, until, limit: 1 }))[0]?.entryId ?? 0);
  const first =
    from === undefined
      ? 1
      : ((await audit.search({ regionId, from, limit: 1, oldestFirst: true }))[0]?.entryId ?? last + 1);
  const range: AuditQuestion = { ...rest, regionId, after: first - 1, before: Math.max(last + 1, first) };
  const beyond = most === null ? null : await audit.numberAt(range, most + 1);
  return {
    question: beyond === null ? range : { ...range, after: beyond },
    selection: Object.keys(rest).length > 0,
    truncated: beyond !== null,
  };
}

async function* pagesOf(
  { storage }: StaffDeps,
  question: AuditQuestion,
): AsyncGenerator<readonly AuditEntry[]> {
  let after = question.after ?? 0;
  for (;;) {
    const page = await storage.audit.search({ ...question, after, oldestFirst: true, limit: pageSize });
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    after = page.at(-1)!.entryId;
  }
}

async function* jsonLinesOf(deps: StaffDeps, plan: Plan, at: string): AsyncGenerator<string> {
  const { question, selection, truncated } = plan;
  const { regionId, after = 0, before = 1 } = question;
  const last = before <= 1 ? null : await deps.storage.audit.get(regionId, before - 1);
  const heading: ExportHeading = {
    export: 'gongkai-audit',
    version: 1,
    regionId,
    exportedAt: at,
    selection,
    truncated,
    after,
    until: { regionId, entryId: before - 1, hash: last?.hash ?? emptyChain },
  };
  yield `${JSON.stringify(heading)}\n`;
  let entries = 0;
  for await (const page of pagesOf(deps, question)) {
    entries += page.length;
    yield page.map(exportLine).join('');
  }
  const ending: ExportEnding = { end: true, entries };
  yield `${JSON.stringify(ending)}\n`;
}

const csvHeads: readonly (readonly [string, (line: AuditLine) => string])[] = [
  ['编号', (line) => String(line.entryId)],
  ['时间（北京时间）', (line) => line.time],
  ['谁', (line) => line.who],
  ['登录名', (line) => line.signInName ?? ''],
  ['代谁行使', (line) => line.behalf ?? ''],
  ['从哪里', (line) => line.doorWords],
  ['地址', (line) => line.address],
  ['浏览器', (line) => line.agent],
  ['操作', (line) => line.what],
  ['操作代码', (line) => line.act],
  ['对象', (line) => line.on],
  ['对象代码', (line) => line.subject],
  ['结果', (line) => line.outcomeWords],
  ['理由', (line) => line.reason],
  ['此前状态摘要', (line) => line.beforeDigest ?? ''],
  ['此后状态摘要', (line) => line.afterDigest ?? ''],
  ['其他事实', (line) => (Object.keys(line.detail).length === 0 ? '' : JSON.stringify(line.detail))],
  ['前一条杂凑值', (line) => line.previous],
  ['杂凑值', (line) => line.hash],
];

async function* csvOf(
  deps: StaffDeps,
  { question, truncated }: Plan,
  most: number | null,
): AsyncGenerator<string> {
  const heads = [csvHeads.map(([head]) => head)];
  const note = truncated
    ? [
        [
          `符合条件的记录太多，这里只有最新的 ${most} 条；请缩短时间段分次导出，或由操作员用 gongkai audit export 导出全部。`,
        ],
      ]
    : [];
  yield deps.sheets.csv([...note, ...heads]);
  for await (const page of pagesOf(deps, question)) {
    const lines = await auditLines(deps.storage, question.regionId, page);
    // Only the file begins with a byte order mark.
    yield deps.sheets.csv(lines.map((line) => csvHeads.map(([, cell]) => cell(line)))).replace(/^\uFEFF/, '');
  }
}
