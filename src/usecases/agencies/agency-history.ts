/** What happened to an agency, in words. */
import type { Agency } from '../../domain/agencies/agency.ts';
import { agencyAfter } from '../../domain/agencies/agency-event.ts';
import type { AgencyRules } from '../../domain/agencies/agency-rules.ts';
import { agencyChanges } from '../../domain/agencies/agency-texts.ts';
import type { RecordedEvent } from '../ports/ledger.ts';
import type { Stores } from '../ports/stores.ts';

export interface AgencyHistoryEntry {
  /** Number of the event; that of the newest one is the agency's version. */
  readonly eventId: number;
  /** ISO instant. */
  readonly at: string;
  /** Name of the person, or what the program is called. */
  readonly who: string;
  readonly what: string;
  readonly changes: readonly { readonly label: string; readonly before: string; readonly after: string }[];
}

const words: Readonly<Record<string, string>> = {
  'agency-registered': '登记机关',
  'agency-changed': '修改基本情况',
  'agency-office-changed': '修改公开工作机构',
  'agency-succeeded': '登记职能划转',
  'agency-dissolved': '登记撤销',
};

/** Newest first. `nameOf` gives the name of another agency of the county. */
export function agencyHistory(
  rules: AgencyRules,
  events: readonly RecordedEvent[],
  actors: ReadonlyMap<string, string>,
  nameOf: (agencyId: string) => string,
): readonly AgencyHistoryEntry[] {
  const entries: AgencyHistoryEntry[] = [];
  let state: Agency | null = null;
  for (const event of events) {
    const before: Agency | null = state;
    state = agencyAfter(before, event);
    if (state === null || state === before) continue;
    const changes = agencyChanges(rules, before, state).map(({ field, label, before: old, after }) =>
      field === 'parentId'
        ? { label, before: old && nameOf(old), after: after && nameOf(after) }
        : { label, before: old, after },
    );
    const given = state.successors.slice(before?.successors.length ?? 0).map((each) => ({
      label: each.functionName === '' ? '全部职能' : each.functionName,
      before: '',
      after: `自 ${each.on} 起由${nameOf(each.successorId)}行使（依据：${each.basis}）`,
    }));
    entries.push({
      eventId: event.eventId,
      at: event.at,
      who: actors.get(event.actor) ?? event.actor,
      what: words[event.kind] ?? event.kind,
      changes: [...changes, ...given],
    });
  }
  return entries.reverse();
}

/** Names of those who acted, by `account/<id>` and the like. */
export async function actorNames(
  { accounts }: Pick<Stores, 'accounts'>,
  regionId: string,
  events: readonly RecordedEvent[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map([
    ['operator', '系统操作员（命令行）'],
    ['program', '程序'],
  ]);
  const ids = new Set(
    events.map(({ actor }) => /^account\/(.+)$/.exec(actor)?.[1]).filter((id) => id !== undefined),
  );
  for (const id of ids) {
    const account = await accounts.get(regionId, id);
    if (account !== null) names.set(`account/${id}`, account.name);
  }
  return names;
}
