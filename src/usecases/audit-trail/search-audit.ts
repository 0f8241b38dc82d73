/** Searching the audit trail and looking at one entry. Looking is not recorded; being refused is. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { acts } from '../../policies/permissions.ts';
import { look } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type AuditInput, parseAuditInput } from './audit-input.ts';
import { type AuditLine, actWords, auditLines } from './audit-line.ts';

/** Entries on a page. */
export const auditPageSize = 50;

export interface AuditPage {
  readonly lines: readonly AuditLine[];
  /** The person's words fit no account. */
  readonly nobody: boolean;
  /** Entries before this number are the next page; null: there are none. */
  readonly next: number | null;
}

/**
 * Entries that match, the newest first.
 * @param before number of the entry after the page, as it stands in the address; '' for the first page
 */
export async function searchAudit(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  input: AuditInput,
  before = '',
): Promise<Result<AuditPage>> {
  return look(
    deps,
    caller,
    { act: 'audit.search', subject: 'audit', resource: { regionId } },
    async (storage) => {
      const parsed = await parseAuditInput(storage, regionId, input);
      if (!parsed.ok) return parsed;
      const { question, nobody } = parsed.value;
      const found = await storage.audit.search({
        ...question,
        ...(/^[1-9]\d{0,14}$/.test(before) ? { before: Number(before) } : {}),
        limit: auditPageSize + 1,
      });
      const page = found.slice(0, auditPageSize);
      return done({
        lines: await auditLines(storage, regionId, page),
        nobody,
        next: found.length > auditPageSize ? page.at(-1)!.entryId : null,
      });
    },
  );
}

export interface AuditEntryView {
  readonly line: AuditLine;
  /** The entries beside it in the chain; null: none. */
  readonly before: AuditLine | null;
  readonly after: AuditLine | null;
}

/** One entry with its neighbours. */
export async function showAuditEntry(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  entryId: string,
): Promise<Result<AuditEntryView>> {
  return look(
    deps,
    caller,
    { act: 'audit.search', subject: 'audit', resource: { regionId } },
    async (storage) => {
      const number = /^[1-9]\d{0,14}$/.test(entryId) ? Number(entryId) : 0;
      const entry = number === 0 ? null : await storage.audit.get(regionId, number);
      if (entry === null) return refused({ code: 'not-found', message: '没有这一条审计记录，请核对编号。' });
      const beside = await Promise.all([
        storage.audit.get(regionId, number - 1),
        storage.audit.get(regionId, number + 1),
      ]);
      const lines = await auditLines(
        storage,
        regionId,
        [entry, ...beside].filter((each) => each !== null),
      );
      const lineOf = (id: number) => lines.find((line) => line.entryId === id) ?? null;
      return done({ line: lineOf(number)!, before: lineOf(number - 1), after: lineOf(number + 1) });
    },
  );
}

/** Every act with its words, for the list to choose from. */
export function actChoices(): readonly (readonly [act: string, words: string])[] {
  return acts.map((act) => [act, actWords(act)]);
}
