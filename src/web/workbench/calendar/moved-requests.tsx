/** Requests whose day moved, old and new. */
import type { MovedRequest } from '../../../usecases/calendar/moved-requests.ts';
import { RecordTable } from '../../components/record-table/record-table.tsx';
import { dayWords } from '../../local-time.ts';
import { caseHref } from '../requests/section.ts';

export function MovedRequests({ moves }: { readonly moves: readonly MovedRequest[] }) {
  if (moves.length === 0) return null;
  const words = (day: string | null) => (day === null ? '未定' : dayWords(day));
  return (
    <RecordTable
      label="期限变动的申请"
      heads={['申请', '原来', '现在']}
      rows={moves.map(({ requestId, number, before, after }) => [
        <a href={caseHref(requestId)}>{number}</a>,
        words(before),
        <strong>{words(after)}</strong>,
      ])}
    />
  );
}
