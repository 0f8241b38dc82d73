/** An entry of the audit trail as people read it: names for ids, words for codes. No contact data. */
import { secondWords } from '../../domain/audit-trail/county-time.ts';
import type { AuditEntry } from '../../domain/audit-trail/entry.ts';
import { isAct, permissions } from '../../policies/permissions.ts';
import type { Stores } from '../ports/stores.ts';

export interface AuditLine extends AuditEntry {
  /** `2026-11-21 09:05:07`, in the time of the county. */
  readonly time: string;
  /** Who did it: a name, or 命令行操作员 and the like. */
  readonly who: string;
  /** Sign-in name of the person; null: no person. */
  readonly signInName: string | null;
  /** Name of the person whose role was used; null: the own one. */
  readonly behalf: string | null;
  /** What was done, in the words of the permission table. */
  readonly what: string;
  /** What it was done to, in words where there are any. */
  readonly on: string;
  readonly doorWords: string;
  readonly outcomeWords: string;
}

const actorWords: Readonly<Record<string, string>> = {
  operator: '命令行操作员',
  program: '程序（定时任务）',
  anyone: '未登录的访客',
};

export const doorWords = { web: '网页', 'command-line': '命令行', job: '后台任务' } as const;
export const outcomeWords = { done: '已完成', refused: '被拒绝', failed: '未成功' } as const;

/** The words of an act; its code when the permission table no longer has it. */
export function actWords(act: string): string {
  return isAct(act) ? permissions[act].what : act;
}

const idIn = (text: string, kind: string): string | null =>
  text.startsWith(`${kind}/`) ? text.slice(kind.length + 1) : null;

/** Entries of one region with their names, which are looked up together. */
export async function auditLines(
  { accounts, agencies }: Pick<Stores, 'accounts' | 'agencies'>,
  regionId: string,
  entries: readonly AuditEntry[],
): Promise<readonly AuditLine[]> {
  const ids = new Set(
    entries
      .flatMap(({ actor, subject, onBehalfOf }) => [
        idIn(actor, 'account'),
        idIn(subject, 'account'),
        onBehalfOf,
      ])
      .filter((id) => id !== null),
  );
  const people = new Map(
    (ids.size === 0 ? [] : await accounts.some(regionId, [...ids])).map((account) => [
      account.accountId,
      account,
    ]),
  );
  const offices = entries.some(({ subject }) => idIn(subject, 'agency') !== null)
    ? new Map((await agencies.list(regionId)).map((agency) => [agency.agencyId, agency.name]))
    : new Map<string, string>();
  const nameOf = (id: string) => people.get(id)?.name ?? id;
  const subjectWords = (subject: string) => {
    const account = idIn(subject, 'account');
    if (account !== null && people.has(account)) return `账户 ${nameOf(account)}`;
    const agency = idIn(subject, 'agency');
    return (agency === null ? undefined : offices.get(agency)) ?? subject;
  };
  return entries.map((entry) => {
    const id = idIn(entry.actor, 'account');
    return {
      ...entry,
      time: secondWords(entry.at),
      who: id === null ? (actorWords[entry.actor] ?? entry.actor) : nameOf(id),
      signInName: id === null ? null : (people.get(id)?.signInName ?? null),
      behalf: entry.onBehalfOf === null ? null : nameOf(entry.onBehalfOf),
      what: actWords(entry.act),
      on: subjectWords(entry.subject),
      doorWords: doorWords[entry.door],
      outcomeWords: outcomeWords[entry.outcome],
    };
  });
}
