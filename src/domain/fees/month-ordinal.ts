/** Which item of the month a request begins with. Source: F-4.2, F-9.1. */

/** A request of the same applicant at the same agency. */
export interface CountedRequest {
  readonly requestId: string;
  /** Day of receipt, `YYYY-MM-DD`: its natural month counts. */
  readonly receivedOn: string;
  /** ISO instant of registration: order within the day. */
  readonly at: string;
  /** Items that it is split into (一事一申请); 1 for most. */
  readonly items: number;
}

/**
 * The first ordinal of a request within its natural month of receipt, from 1.
 * @throws RangeError when the request is not among them
 */
export function monthOrdinal(requests: readonly CountedRequest[], requestId: string): number {
  const own = requests.find((each) => each.requestId === requestId);
  if (own === undefined) throw new RangeError(`${requestId} is not among the requests`);
  const key = (request: CountedRequest) => `${request.receivedOn}/${request.at}/${request.requestId}`;
  return (
    1 +
    requests
      .filter((each) => each.receivedOn.slice(0, 7) === own.receivedOn.slice(0, 7) && key(each) < key(own))
      .reduce((sum, each) => sum + each.items, 0)
  );
}
