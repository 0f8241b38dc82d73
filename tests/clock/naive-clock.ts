/**
 * The answer clock once more, as plainly as it can be said: day by day, with the names of the events, without the rules
 * files. It shares nothing with the program but the list of days off. Slow on purpose.
 */
import type { CalendarNotice } from '../../src/domain/calendar/calendar.ts';
import type { ClockEvent } from '../../src/domain/requests/clock.ts';

const dayLength = 86_400_000;
const int = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayLength;
const text = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);

/** Whether everybody works on a day, from the lists of the notices alone. */
export function worksBy(notices: readonly CalendarNotice[]): (day: number) => boolean {
  const said = new Map<number, boolean>();
  for (const notice of [...notices].sort((a, b) => a.issued.localeCompare(b.issued))) {
    for (const { from, until } of notice.off)
      for (let day = int(from); day <= int(until); day++) said.set(day, false);
    for (const { day } of notice.work) said.set(int(day), true);
  }
  return (day) => said.get(day) ?? ![0, 6].includes(new Date(day * dayLength).getUTCDay());
}

export interface NaiveResult {
  readonly state: string;
  readonly due: string | null;
  readonly dueBeforeExtension: string | null;
  readonly remaining: number | null;
  readonly excludedWorkdays: number;
  readonly overdue: boolean;
  readonly worstCase: string | null;
  readonly finishedOn: string | null;
  readonly onTime: boolean | null;
  readonly nominalDue: string | null;
  readonly noticeLate: boolean;
  readonly lastDay: string | null;
  readonly voided: readonly string[];
}

interface Consultation {
  readonly kind: 'TP' | 'AGENCY';
  readonly name: string | undefined;
  readonly sent: number;
  readonly limit: number;
  readonly selfClosing: boolean;
  readonly counts: boolean;
  end: number | null;
  answered: boolean;
}

interface Count {
  anchor: number;
  stoppedOn: number | null;
  fixed: number | null;
}

const running = ['REGISTERED', 'DELAYED', 'CONSULTING'];
const openStates = [...running, 'AWAIT_SUPPLEMENT', 'AWAIT_FEE', 'DECIDED'];
/** Tried in this order on one day. */
const tries = (
  'SUPPLEMENT_RECEIVED FEE_PAID CONSULT_TP_ENDED CONSULT_AGENCY_ENDED EXTENDED CONSULT_TP_SENT CONSULT_AGENCY_SENT ' +
  'REASON_ASKED REASON_GIVEN DECIDED YEAR_END OVERDUE REVIEW_OPENED REVIEW_DECIDED SUIT_OPENED SUIT_DECIDED ' +
  'REANSWER_ORDERED CLOSED ARCHIVED DELAY_35 SUPPLEMENT_NOTICED FEE_NOTICED SERVED POSTED SUPPLEMENT_LAPSED ' +
  'FEE_LAPSED WITHDRAWN'
).split(' ');

/** @param law 2008 or 2019; by the day of receipt when left out */
export function naiveClock(
  works: (day: number) => boolean,
  events: readonly ClockEvent[],
  today: string,
  law?: string,
): NaiveResult {
  const receipts = events.filter(({ event }) => event === 'RECEIVED').map(({ on }) => int(on));
  const received = Math.min(...receipts);
  const old = (law ?? (received < int('2019-05-15') ? '2008' : '2019')) === '2008';
  const base = old ? 15 : 20;
  const voided: string[] = [];
  for (let at = 1; at < receipts.length; at++) voided.push('RECEIVED');

  let ground = 'REGISTERED';
  let extension = 0;
  let finished: number | null = null;
  let ended: number | null = null;
  let noticeLate = false;
  let refused = false;
  let waits: { kind: 'SUPPLEMENT' | 'FEE'; lastDay: number } | null = null;
  let lastEvent = received;
  const consultations: Consultation[] = [];
  const count: Count = { anchor: received, stoppedOn: null, fixed: null };
  let other: Count | null = null;
  const done = new Set<string>();

  const nth = (anchor: number, n: number): number => {
    let day = anchor;
    for (let left = n; left > 0; ) if (works(++day)) left--;
    return day;
  };
  const excluded = (day: number, until = Number.POSITIVE_INFINITY) =>
    consultations.some((c) => c.counts && day > c.sent && day <= (c.end ?? until));
  const dueOf = ({ anchor, stoppedOn, fixed }: Count, n: number, from = consultations): number | null => {
    let end: number | null = fixed;
    if (end === null) {
      let left = n;
      for (let day = anchor + 1; day < anchor + 3000; day++) {
        if (!works(day) || from.some((c) => c.counts && day > c.sent && day <= (c.end ?? 1e9))) continue;
        left--;
        if (left === 0) {
          end = day;
          break;
        }
      }
    }
    return stoppedOn !== null && (end === null || stoppedOn <= end) ? null : end;
  };
  const state = () =>
    (ground === 'REGISTERED' || ground === 'DELAYED') && consultations.some(({ end }) => end === null)
      ? 'CONSULTING'
      : ground;
  const due = () => dueOf(count, base + extension);
  const tooLate = (day: number) => {
    const last = due();
    return last !== null && day > last;
  };
  const both = (change: (each: Count) => void) => {
    change(count);
    if (other !== null) change(other);
  };

  const sameAnchor = () => (other as Count | null)?.anchor === count.anchor;

  /** Carries an event out; false: it may not happen. */
  const happens = (e: ClockEvent): boolean => {
    const day = int(e.on);
    const now = state();
    const onceOnly = (ok: boolean) => ok && !done.has(e.event);
    switch (e.event) {
      case 'SUPPLEMENT_NOTICED': {
        if (!onceOnly(running.includes(now))) return false;
        if (e.receivedOn !== undefined && e.receivedOn < e.on) return false;
        waits = { kind: 'SUPPLEMENT', lastDay: nth(int(e.receivedOn ?? e.on), e.periodWorkdays ?? 15) };
        ground = 'AWAIT_SUPPLEMENT';
        if (old) return true;
        if (day > nth(received, 7)) {
          noticeLate = true;
          other = { ...count, stoppedOn: day };
        } else count.stoppedOn = day;
        return true;
      }
      case 'SUPPLEMENT_RECEIVED':
        if (!onceOnly(now === 'AWAIT_SUPPLEMENT')) return false;
        if (day > waits!.lastDay && e.accepted !== true) return false;
        ground = 'REGISTERED';
        waits = null;
        both((each) => {
          if (each.stoppedOn !== null) Object.assign(each, { anchor: day, stoppedOn: null, fixed: null });
        });
        if (sameAnchor()) other = null;
        return true;
      case 'SUPPLEMENT_LAPSED':
      case 'FEE_LAPSED': {
        const kind = e.event === 'FEE_LAPSED' ? 'FEE' : 'SUPPLEMENT';
        if (!onceOnly(now === `AWAIT_${kind}`) || day < nth(waits!.lastDay, 1)) return false;
        ground = 'CLOSED';
        ended = day;
        return true;
      }
      case 'REASON_ASKED':
        return !old && onceOnly(running.includes(now));
      case 'REASON_GIVEN':
        if (old || ![...running, 'AWAIT_SUPPLEMENT', 'AWAIT_FEE'].includes(now)) return false;
        refused = e.accepted === false;
        return true;
      case 'CONSULT_TP_SENT':
      case 'CONSULT_AGENCY_SENT': {
        if (!running.includes(now)) return false;
        if (e.receivedOn !== undefined && e.receivedOn < e.on) return false;
        if (
          e.consultation !== undefined &&
          consultations.some((c) => c.name === e.consultation && !c.answered)
        )
          return false;
        const thirdParty = e.event === 'CONSULT_TP_SENT';
        const days = thirdParty && !old ? 15 : (e.periodWorkdays ?? 15);
        consultations.push({
          kind: thirdParty ? 'TP' : 'AGENCY',
          name: e.consultation,
          sent: day,
          limit: nth(int(e.receivedOn ?? e.on), days),
          selfClosing: thirdParty && e.receivedOn !== undefined,
          counts: thirdParty || !old,
          end: null,
          answered: false,
        });
        return true;
      }
      case 'CONSULT_TP_ENDED':
      case 'CONSULT_AGENCY_ENDED': {
        if (!openStates.includes(now)) return false;
        const kind = e.event === 'CONSULT_TP_ENDED' ? 'TP' : 'AGENCY';
        const candidates = consultations.filter((c) => c.kind === kind && !c.answered);
        const found =
          e.consultation === undefined
            ? candidates[0]
            : (candidates.find((c) => c.name === e.consultation) ??
              candidates.find((c) => c.name === undefined));
        if (found === undefined) return false;
        found.answered = true;
        const end = found.selfClosing ? Math.min(day, found.limit) : day;
        found.end = found.end === null ? end : Math.min(found.end, end);
        return true;
      }
      case 'EXTENDED':
        if (!onceOnly(['REGISTERED', 'CONSULTING', 'DECIDED'].includes(now)) || tooLate(day)) return false;
        if (e.workdays === undefined || e.workdays < 1 || e.workdays > base) return false;
        extension = e.workdays;
        return true;
      case 'FEE_NOTICED': {
        if (old || day < int('2021-01-01') || !onceOnly(running.includes(now)) || tooLate(day)) return false;
        if (e.receivedOn !== undefined && e.receivedOn < e.on) return false;
        let lastDay = int(e.receivedOn ?? e.on) + 30;
        while (!works(lastDay)) lastDay++;
        waits = { kind: 'FEE', lastDay };
        ground = 'AWAIT_FEE';
        both((each) => {
          each.stoppedOn = day;
        });
        return true;
      }
      case 'FEE_PAID':
        if (!onceOnly(now === 'AWAIT_FEE') || day > waits!.lastDay) return false;
        ground = 'REGISTERED';
        waits = null;
        extension = 0;
        Object.assign(count, { anchor: day, stoppedOn: null, fixed: null });
        other = null;
        for (let at = 0; at < consultations.length; at++) {
          const c = consultations[at]!;
          consultations[at] = { ...c, counts: false, end: c.end ?? day };
        }
        return true;
      case 'DELAY_35': {
        if (old || !onceOnly(['REGISTERED', 'CONSULTING'].includes(now)) || tooLate(day) || refused)
          return false;
        if (e.until === undefined || e.until <= e.on) return false;
        const last = due();
        if (last !== null && int(e.until) <= last) return false;
        both((each) => {
          each.fixed = int(e.until as string);
        });
        ground = 'DELAYED';
        return true;
      }
      case 'DECIDED':
        if (now !== 'REGISTERED' && now !== 'DELAYED') return false;
        ground = 'DECIDED';
        return true;
      case 'SERVED':
      case 'POSTED':
        if (now === 'ANSWERED') return true;
        if (!openStates.includes(now)) return false;
        ground = 'ANSWERED';
        finished = day;
        waits = null;
        return true;
      case 'WITHDRAWN':
        if (!onceOnly(openStates.includes(now))) return false;
        ground = 'CLOSED';
        ended = day;
        waits = null;
        return true;
      case 'YEAR_END':
      case 'OVERDUE':
        return openStates.includes(now);
      case 'CLOSED':
        if (now !== 'ANSWERED') return false;
        ground = 'CLOSED';
        return true;
      case 'ARCHIVED':
        if (!onceOnly(now === 'ANSWERED' || now === 'CLOSED')) return false;
        ground = 'ARCHIVED';
        return true;
      default:
        return true;
    }
  };
  const closeOpen = (day: number) => {
    for (const c of consultations) c.end ??= day;
  };

  const last = Math.max(int(today), ...events.map(({ on }) => int(on)));
  for (let day = received; day <= last; day++) {
    for (const c of consultations) if (c.end === null && c.selfClosing && c.limit < day) c.end = c.limit;
    let pending = events.filter(({ event, on }) => event !== 'RECEIVED' && int(on) === day);
    const key = (e: ClockEvent) => `${e.consultation ?? ''}|${e.receivedOn ?? ''}`;
    pending.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
    for (let progress = true; progress; ) {
      progress = false;
      for (const name of tries) {
        const next = pending.find((e) => e.event === name && happensAt(e, day));
        if (next === undefined) continue;
        pending = pending.filter((e) => e !== next);
        progress = true;
        break;
      }
    }
    for (const e of pending) voided.push(e.event);
  }
  function happensAt(e: ClockEvent, day: number): boolean {
    const before = finished ?? ended;
    if (!happens(e)) return false;
    done.add(e.event);
    lastEvent = Math.max(lastEvent, day);
    if (before === null && (finished ?? ended) !== null) {
      closeOpen(day);
      waits = null;
    }
    return true;
  }
  for (const e of events) if (e.event !== 'RECEIVED' && int(e.on) < received) voided.push(e.event);

  const now = int(today);
  const asOf = Math.max(now, lastEvent);
  const over = ended !== null;
  const dueDay = over ? null : due();
  const stop = count.stoppedOn;
  const until = dueDay ?? stop ?? ended ?? asOf;
  let out = 0;
  for (let day = count.anchor + 1; day <= until; day++) if (works(day) && excluded(day)) out++;
  const between = (a: number, b: number) => {
    let n = 0;
    for (let day = a + 1; day <= b; day++) if (works(day)) n++;
    return n;
  };
  let remaining: number | null = null;
  if (finished === null && !over) {
    if (dueDay !== null) remaining = dueDay < now ? -between(dueDay, now) : between(now, dueDay);
    else if (stop !== null && count.fixed !== null) remaining = between(stop, count.fixed);
    else {
      let used = 0;
      for (let day = count.anchor + 1; day <= (stop ?? asOf); day++) if (works(day) && !excluded(day)) used++;
      remaining = base + extension - used;
    }
  }
  const worst = () => {
    if (dueDay !== null) return dueDay;
    if (stop !== null && waits !== null)
      return nth(Math.max(waits.lastDay, asOf), base + (waits.kind === 'FEE' ? 0 : extension));
    const closed = consultations.map((c) => ({
      ...c,
      end: c.end ?? (c.selfClosing ? c.limit : Math.max(c.limit, asOf)),
    }));
    return dueOf(count, base + extension, closed);
  };
  const say = (day: number | null) => (day === null ? null : text(day));
  return {
    state: state(),
    due: say(dueDay),
    dueBeforeExtension: say(over ? null : dueOf({ ...count, fixed: null }, base)),
    remaining,
    excludedWorkdays: out,
    overdue: finished === null && dueDay !== null && dueDay < now,
    worstCase: over ? null : say(worst()),
    finishedOn: say(finished ?? ended),
    onTime: finished === null ? null : dueDay === null || finished <= dueDay,
    nominalDue: other === null || over ? null : say(dueOf(other, base + extension)),
    noticeLate,
    lastDay: say((waits as { lastDay: number } | null)?.lastDay ?? null),
    voided: voided.sort(),
  };
}
