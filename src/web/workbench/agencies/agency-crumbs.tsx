/** Where one is below an agency of the workbench. */
import { Crumbs } from '../../components/crumbs/crumbs.tsx';

export interface AgencyCrumbsProps {
  readonly agencyId?: string;
  readonly name?: string;
  /** This page. */
  readonly here: string;
}

export function AgencyCrumbs({ agencyId, name = '', here }: AgencyCrumbsProps) {
  const list = ['/workbench/agencies', '机关名录'] as const;
  const above = agencyId === undefined ? [list] : [list, [`/workbench/agencies/${agencyId}`, name] as const];
  return <Crumbs above={above} here={here} />;
}
