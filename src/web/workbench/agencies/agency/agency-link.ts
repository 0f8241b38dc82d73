/** Agencies and successions with addresses of the workbench. */
import type { AgencyName, NamedSuccession } from '../../../../usecases/agencies/show-agency.ts';
import type { ShownSuccession } from '../../../components/agency-successions/agency-successions.tsx';

/** An agency with the address of its page. */
export function agencyLink({ agencyId, name }: AgencyName): { readonly name: string; readonly href: string } {
  return { name, href: `/workbench/agencies/${encodeURIComponent(agencyId)}` };
}

/** A succession with the address of the other agency. */
export function linkedSuccession({ other, functionName, on, basis }: NamedSuccession): ShownSuccession {
  return { ...agencyLink(other), functionName, on, basis };
}
