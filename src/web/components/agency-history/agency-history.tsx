/** What happened to an agency: when, who, what, before and after; the newest first. */
import { localTime } from '../../local-time.ts';
import { AgencyChanges, type FieldChange } from '../agency-changes/agency-changes.tsx';

export interface HistoryEntry {
  /** ISO instant. */
  readonly at: string;
  readonly who: string;
  /** What was done, in words. */
  readonly what: string;
  readonly changes: readonly FieldChange[];
}

export function AgencyHistory({ entries }: { entries: readonly HistoryEntry[] }) {
  if (entries.length === 0) return <p class="quiet">还没有变更记录。</p>;
  return (
    <ol class="agency-history" reversed>
      {entries.map(({ at, who, what, changes }) => (
        <li>
          <p>
            <b>{what}</b>
            <span class="meta">
              <time dateTime={at}>{localTime(at)}</time>　{who}
            </span>
          </p>
          {changes.length === 0 ? null : <AgencyChanges changes={changes} />}
        </li>
      ))}
    </ol>
  );
}
