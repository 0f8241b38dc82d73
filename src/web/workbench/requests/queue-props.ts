/** What the queue and its parts are given. */
import type { RequestRules } from '../../../domain/request-rules/request-rules.ts';
import type { RequestList } from '../../../usecases/requests/list-requests.ts';
import type { RequestQuery } from '../../../usecases/requests/request-query.ts';

export interface RequestsProps {
  readonly list: RequestList;
  readonly query: RequestQuery;
  /** Is this the first page? */
  readonly first: boolean;
  readonly rules: RequestRules;
  readonly ownId: string;
  readonly may: {
    readonly register: boolean;
    readonly export: boolean;
    readonly mail: boolean;
    readonly openness: boolean;
  };
}
