/** What happened to a correction or complaint: steps by the rules' names, without contents. */
import type { SideLifecycle } from '../../domain/request-rules/side-lifecycle.ts';
import type { RecordedEvent } from '../ports/ledger.ts';

export interface SideEntry {
  /** ISO instant. */
  readonly at: string;
  readonly actor: string;
  readonly title: string;
  readonly article: string;
}

/** Oldest first. @param names of accounts by actor */
export function sideTimeline(
  { steps }: SideLifecycle,
  events: readonly RecordedEvent[],
  names: ReadonlyMap<string, string>,
): readonly SideEntry[] {
  return events.map(({ at, actor, kind }) => {
    const step = steps.find((each) => each.kind === kind);
    return {
      at,
      actor: names.get(actor) ?? (actor === 'anyone' ? '本人' : '系统'),
      title: step?.name ?? kind,
      article: step?.article ?? '',
    };
  });
}
