/** How an act ended: a sign and words, so that colour never stands alone. */
import type { AuditLine } from '../../../usecases/audit-trail/audit-line.ts';

const signs = { done: '✓', refused: '✕', failed: '!' } as const;

export function Outcome({ line }: { line: Pick<AuditLine, 'outcome' | 'outcomeWords'> }) {
  return (
    <span class={`audit-outcome ${line.outcome}`}>
      <span aria-hidden="true">{signs[line.outcome]}</span> {line.outcomeWords}
    </span>
  );
}
