/** Cases of chance: plausible ones, and ones that no desk would write. */
import { addDays } from '../../src/domain/days/county-day.ts';
import type { ClockCase, ClockEvent } from '../../src/domain/requests/clock.ts';

/** Numbers of chance from a seed (mulberry32), so that a failure can be seen again. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a desk might do next. */
const next: Readonly<Record<string, readonly string[]>> = {
  RECEIVED: [
    'SUPPLEMENT_NOTICED',
    'CONSULT_TP_SENT',
    'CONSULT_AGENCY_SENT',
    'FEE_NOTICED',
    'EXTENDED',
    'DECIDED',
  ],
  SUPPLEMENT_NOTICED: ['SUPPLEMENT_RECEIVED', 'SUPPLEMENT_RECEIVED', 'SUPPLEMENT_LAPSED', 'WITHDRAWN'],
  SUPPLEMENT_RECEIVED: ['CONSULT_TP_SENT', 'FEE_NOTICED', 'EXTENDED', 'DELAY_35', 'SUPPLEMENT_NOTICED'],
  CONSULT_TP_SENT: ['CONSULT_TP_ENDED', 'CONSULT_TP_ENDED', 'CONSULT_AGENCY_SENT', 'EXTENDED', 'FEE_NOTICED'],
  CONSULT_AGENCY_SENT: [
    'CONSULT_AGENCY_ENDED',
    'CONSULT_AGENCY_ENDED',
    'CONSULT_TP_SENT',
    'DELAY_35',
    'POSTED',
  ],
  CONSULT_TP_ENDED: ['CONSULT_AGENCY_ENDED', 'EXTENDED', 'DECIDED', 'FEE_NOTICED', 'CONSULT_TP_SENT'],
  CONSULT_AGENCY_ENDED: ['CONSULT_TP_ENDED', 'EXTENDED', 'DECIDED', 'DELAY_35'],
  EXTENDED: ['CONSULT_TP_SENT', 'DECIDED', 'FEE_NOTICED', 'CONSULT_AGENCY_SENT', 'EXTENDED'],
  FEE_NOTICED: ['FEE_PAID', 'FEE_PAID', 'FEE_PAID', 'FEE_LAPSED', 'CONSULT_TP_ENDED'],
  FEE_PAID: ['EXTENDED', 'DECIDED', 'CONSULT_TP_SENT', 'CONSULT_TP_ENDED'],
  REASON_ASKED: ['REASON_GIVEN'],
  REASON_GIVEN: ['DELAY_35'],
  DELAY_35: ['DECIDED', 'CONSULT_TP_SENT', 'FEE_NOTICED', 'POSTED'],
  DECIDED: ['SERVED', 'POSTED', 'EXTENDED'],
  SERVED: ['SERVED', 'CLOSED', 'ARCHIVED', 'REVIEW_OPENED'],
  POSTED: ['SERVED', 'CLOSED', 'ARCHIVED', 'SUIT_OPENED'],
};

/**
 * A case received between 2016 and the autumn of 2025.
 * @param names of all events
 */
export function randomCase(random: () => number, names: readonly string[]): ClockCase {
  const whole = (below: number) => Math.floor(random() * below);
  const pick = <T>(from: readonly T[]): T => from[whole(from.length)]!;
  const received = addDays('2016-01-04', whole(3550));
  const events: ClockEvent[] = [{ event: 'RECEIVED', on: received }];
  const plausible = random() < 0.7;
  let on = received;
  for (let left = whole(9); left > 0; left--) {
    on = addDays(on, random() < 0.2 ? 0 : whole(random() < 0.8 ? 12 : 45));
    const event = plausible && random() < 0.85 ? pick(next[events.at(-1)!.event] ?? names) : pick(names);
    // Silence is recorded after a long wait.
    if (event.endsWith('_LAPSED')) on = addDays(on, 15 + whole(30));
    const day = plausible ? on : addDays(received, whole(120) - 3);
    events.push({ event, on: day, ...fields(random, event, day) });
  }
  // Told in any order.
  if (random() < 0.3) events.sort(() => random() - 0.5);
  const law = random() < 0.1 ? { law: pick(['2008', '2019']) } : {};
  return { ...law, today: addDays(received, whole(150)), events };
}

function fields(random: () => number, event: string, on: string): Partial<ClockEvent> {
  const whole = (below: number) => Math.floor(random() * below);
  const given = (odds: number, more: Partial<ClockEvent>) => (random() < odds ? more : {});
  if (event === 'EXTENDED') return given(0.95, { workdays: 1 + whole(22) });
  if (event === 'DELAY_35') return given(0.95, { until: addDays(on, whole(120)) });
  if (event === 'REASON_GIVEN') return given(0.8, { accepted: random() < 0.7 });
  if (event === 'SUPPLEMENT_RECEIVED' || event === 'FEE_PAID')
    return given(0.2, { accepted: random() < 0.5 });
  if (event.startsWith('CONSULT') && event.endsWith('ENDED'))
    return given(0.4, { consultation: 'abc'[whole(3)] as string });
  if (!event.endsWith('_SENT') && !event.endsWith('_NOTICED')) return {};
  return {
    ...given(0.5, { receivedOn: addDays(on, whole(6) - (random() < 0.05 ? 2 : 0)) }),
    ...given(0.3, { periodWorkdays: 1 + whole(20) }),
    ...(event.endsWith('_SENT') ? given(0.4, { consultation: 'abc'[whole(3)] as string }) : {}),
  };
}
