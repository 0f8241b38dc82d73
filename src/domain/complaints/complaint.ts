/**
 * A complaint to the 主管部门 (条例 47, law book L-47.1): somebody says that an agency does not publish or handles requests unlawfully, or
 * the desk takes it up by itself (an answer that is overdue). Folded from events of subject `complaint/<id>`.
 */

/** Subject of the events of a complaint. */
export const complaintSubject = (caseId: string): string => `complaint/${caseId}`;

export interface ReceivedComplaint {
  readonly number: string;
  /** The agency complained of. */
  readonly agencyId: string;
  /** null: about no request. */
  readonly requestId: string | null;
  /** What about: of rules/lifecycle/complaint.yaml. */
  readonly subject: string;
  readonly on: string;
  /** `taken-up`: by the desk itself, nobody complained. */
  readonly source: 'portal' | 'desk' | 'taken-up';
  /** File id of the words; null: none. */
  readonly text: string | null;
  readonly files: readonly string[];
}

export interface ComplaintEventData {
  'complaint-received': ReceivedComplaint;
  /** The agency is to explain by a day. */
  'complaint-asked': { readonly on: string; readonly question: string; readonly dueOn: string };
  'complaint-explained': { readonly on: string; readonly text: string };
  'complaint-found': { readonly on: string; readonly result: string; readonly finding: string };
  /** 督促整改 or 通报 (D-30). */
  'complaint-order-sent': {
    readonly form: string;
    readonly number: string;
    readonly on: string;
    readonly docx: string;
    readonly pdf: string;
    /** Day by which the agency reports; null: none is asked for. */
    readonly dueOn: string | null;
  };
  'complaint-answered': { readonly on: string; readonly text: string; readonly way: string };
  'complaint-rectified': { readonly on: string; readonly text: string };
  'complaint-closed': { readonly on: string };
  'complaint-file-added': { readonly fileId: string; readonly kind: string };
}

export type ComplaintEvent = {
  [K in keyof ComplaintEventData]: { readonly kind: K; readonly data: ComplaintEventData[K] };
}[keyof ComplaintEventData];

export interface Complaint {
  readonly regionId: string;
  readonly caseId: string;
  readonly received: ReceivedComplaint;
  readonly steps: readonly string[];
  readonly asked: ComplaintEventData['complaint-asked'] | null;
  readonly explained: ComplaintEventData['complaint-explained'] | null;
  readonly found: ComplaintEventData['complaint-found'] | null;
  readonly orders: readonly ComplaintEventData['complaint-order-sent'][];
  readonly answered: ComplaintEventData['complaint-answered'] | null;
  readonly rectified: ComplaintEventData['complaint-rectified'] | null;
  readonly closed: ComplaintEventData['complaint-closed'] | null;
  readonly files: readonly string[];
  readonly version: number;
}

/**
 * Folds one event in; events about other subjects change nothing.
 * @throws when the events contradict each other
 */
export function complaintAfter(
  before: Complaint | null,
  fact: {
    readonly regionId: string;
    readonly subject: string;
    readonly kind: string;
    readonly eventId: number;
    readonly data: Readonly<Record<string, unknown>>;
  },
): Complaint | null {
  const prefix = complaintSubject('');
  if (!fact.subject.startsWith(prefix) || !fact.kind.startsWith('complaint-')) return before;
  const event = fact as unknown as ComplaintEvent;
  if (event.kind === 'complaint-received') {
    if (before !== null) throw new Error(`${fact.subject} is received twice`);
    return {
      regionId: fact.regionId,
      caseId: fact.subject.slice(prefix.length),
      received: event.data,
      steps: [event.kind],
      asked: null,
      explained: null,
      found: null,
      orders: [],
      answered: null,
      rectified: null,
      closed: null,
      files: event.data.files,
      version: fact.eventId,
    };
  }
  if (before === null) throw new Error(`${fact.subject}: ${fact.kind} before it was received`);
  const next = { ...before, steps: [...before.steps, event.kind], version: fact.eventId };
  switch (event.kind) {
    case 'complaint-asked':
      return { ...next, asked: event.data };
    case 'complaint-explained':
      return { ...next, explained: event.data };
    case 'complaint-found':
      return { ...next, found: event.data };
    case 'complaint-order-sent':
      return { ...next, orders: [...before.orders, event.data] };
    case 'complaint-answered':
      return { ...next, answered: event.data };
    case 'complaint-rectified':
      return { ...next, rectified: event.data };
    case 'complaint-closed':
      return { ...next, closed: event.data };
    case 'complaint-file-added':
      return { ...next, files: [...before.files, event.data.fileId] };
  }
}
