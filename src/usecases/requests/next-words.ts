/** Who acts next on a listed request. */
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
