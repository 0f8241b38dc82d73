/** Fields of an agency, before and after. */

export interface FieldChange {
  /** Name of the field in words. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Before is struck out, after stands beside it, in words too for those who hear the page. New ones stand alone. */
export function AgencyChanges({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <dl class="agency-changes">
      {changes.map(({ label, before, after }) => (
        <div>
          <dt>{label}</dt>
          <dd>
            {before === '' ? null : (
              <>
                <span class="hidden">原为</span>
                <del>{before}</del>
                <span class="arrow" aria-hidden="true">
                  →
                </span>
                <span class="hidden">，改为</span>
              </>
            )}
            {after === '' ? <i>（删去）</i> : <ins>{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
