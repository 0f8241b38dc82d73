/** The dispute after an event. */
import { dayOf } from '../days/county-day.ts';
import type { Dispute } from './dispute.ts';
import { type DisputeEvent, type DisputeFact, disputeSubject } from './dispute-event.ts';

/**
 * Folds one event in; events about other subjects change nothing.
 * @throws when the events contradict each other: the ledger is the truth, and a gap in it is no expected problem
 */
export function disputeAfter(before: Dispute | null, fact: DisputeFact): Dispute | null {
  const prefix = disputeSubject('');
  if (!fact.subject.startsWith(prefix) || !fact.kind.startsWith('dispute-')) return before;
  const event = fact as unknown as DisputeEvent;
  if (event.kind === 'dispute-opened') {
    if (before !== null) throw new Error(`${fact.subject} is opened twice`);
    return {
      regionId: fact.regionId,
      disputeId: fact.subject.slice(prefix.length),
      opened: event.data,
      openedOn: dayOf(fact.at),
      steps: [event.kind],
      procedure: event.data.procedure,
      accepted: null,
      notAccepted: null,
      answer: null,
      prolonged: null,
      decisions: [],
      appeal: null,
      effectiveOn: null,
      closed: null,
      files: [],
      version: fact.eventId,
    };
  }
  if (before === null) throw new Error(`${fact.subject}: ${fact.kind} before it was opened`);
  const steps = [...before.steps, event.kind];
  return { ...before, ...change(before, event), steps, version: fact.eventId };
}

const asFiles = (ids: readonly string[], kind: string) => ids.map((fileId) => ({ fileId, kind }));

function change(before: Dispute, event: DisputeEvent): Partial<Dispute> {
  switch (event.kind) {
    case 'dispute-accepted':
      return { accepted: event.data };
    case 'dispute-not-accepted':
      return { notAccepted: event.data };
    case 'dispute-procedure-set':
      return { procedure: event.data.procedure };
    case 'dispute-answer-filed':
      return { answer: event.data, files: [...before.files, ...asFiles(event.data.files, 'answer')] };
    case 'dispute-prolonged':
      return { prolonged: event.data };
    case 'dispute-decided':
      return {
        decisions: [...before.decisions, event.data],
        files: [...before.files, ...asFiles(event.data.files, 'decision')],
      };
    case 'dispute-appealed':
      return { appeal: event.data };
    case 'dispute-effective':
      return { effectiveOn: event.data.on };
    case 'dispute-closed':
      return { closed: event.data };
    case 'dispute-file-added':
      return { files: [...before.files, event.data] };
    case 'dispute-opened':
      throw new Error('handled before');
  }
}

/** Folds all events, oldest first; null when there are none. */
export function foldDispute(facts: readonly DisputeFact[]): Dispute | null {
  return facts.reduce<Dispute | null>(disputeAfter, null);
}
