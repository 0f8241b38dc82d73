/** What the case page and its parts are given. */
import type { RequestRules } from '../../../../domain/request-rules/request-rules.ts';
import type { RequestDetail } from '../../../../usecases/requests/show-request.ts';

export interface RequestProps {
  readonly detail: RequestDetail;
  readonly rules: RequestRules;
  /** What was just done; '' for nothing. */
  readonly finished: string;
}
