/** Where one is below an agency of the workbench. */

export interface AgencyCrumbsProps {
  readonly agencyId?: string;
  readonly name?: string;
  /** This page. */
  readonly here: string;
}

export function AgencyCrumbs({ agencyId, name, here }: AgencyCrumbsProps) {
  return (
    <nav class="crumbs" aria-label="当前位置">
      <a href="/workbench/agencies">机关名录</a>
      {agencyId === undefined ? null : <a href={`/workbench/agencies/${agencyId}`}>{name}</a>}
      <span>{here}</span>
    </nav>
  );
}
