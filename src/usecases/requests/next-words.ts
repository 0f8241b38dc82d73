/** Who acts next on a listed request. */
import type { RequestCase } from '../../domain/requests/request-case.ts';
import type { RequestColumns } from '../ports/requests.ts';

/** 待分办, 林小满办理, 等申请人, 等被征求意见方, 不需要再办. @param personName '' where it is nobody's yet */
export function nextWords(
  { open, awaits }: Pick<RequestColumns, 'open' | 'awaits'>,
  personName: string,
): string {
  if (!open) return '不需要再办';
  switch (awaits) {
    case 'applicant':
      return '等申请人';
    case 'consultee':
      return '等被征求意见方';
    default:
      return personName === '' ? '待分办' : `${personName}办理`;
  }
}

/** The same of a case that is open before us: inner steps of the house wait for the person who takes them. */
export function caseNextWords(
  state: Pick<RequestCase, 'decision' | 'extensionAsked' | 'reviewed' | 'submitted'>,
  awaits: RequestColumns['awaits'],
  personName: string,
): string {
  if (state.extensionAsked !== null) return '等负责人审批延期';
  if (state.decision === null && state.reviewed !== null) return '等负责人签发答复';
  if (state.decision === null && state.submitted !== null) return '等审核员审核答复';
  return nextWords({ open: true, awaits }, personName);
}
