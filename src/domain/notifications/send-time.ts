/** When a person may be told, by their own choice. All times of day are those of Asia/Shanghai (UTC+8, no summer time). */

export interface SendChoice {
  readonly mode: 'at-once' | 'daily' | 'never';
  /** `HH:MM`, from inclusive, until exclusive; may cross midnight. Both null, or both the same: no quiet hours. */
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  /** `HH:MM` of the daily digest. */
  readonly digestAt: string;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const offset = 8 * 60 * minute;

/**
 * The first instant at or after `now` (ISO) at which a notice of now may be sent; null: never.
 * At once: now, or when the quiet hours end. Daily: the next digest, or when the quiet hours around it end.
 */
export function nextSendTime(choice: SendChoice, now: string): string | null {
  if (choice.mode === 'never') return null;
  const start = Date.parse(now);
  const planned = choice.mode === 'daily' ? nextTimeOfDay(choice.digestAt, start) : start;
  return new Date(afterQuiet(choice, planned)).toISOString();
}

/** Is `at` (ISO) in the quiet hours? */
export function isQuiet(choice: Pick<SendChoice, 'quietFrom' | 'quietUntil'>, at: string): boolean {
  const instant = Date.parse(at);
  return afterQuiet(choice, instant) !== instant;
}

function afterQuiet(
  { quietFrom, quietUntil }: Pick<SendChoice, 'quietFrom' | 'quietUntil'>,
  at: number,
): number {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return at;
  const [from, until, time] = [millisOf(quietFrom), millisOf(quietUntil), timeOfDay(at)];
  const quiet = from < until ? time >= from && time < until : time >= from || time < until;
  return quiet ? nextTimeOfDay(quietUntil, at) : at;
}

/** The next instant at or after `at` with this time of day. */
function nextTimeOfDay(clock: string, at: number): number {
  const ahead = millisOf(clock) - timeOfDay(at);
  return at + (ahead >= 0 ? ahead : ahead + day);
}

const timeOfDay = (at: number): number => (((at + offset) % day) + day) % day;

function millisOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  return (hours * 60 + minutes) * minute;
}
