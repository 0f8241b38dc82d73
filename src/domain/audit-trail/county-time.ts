/** Instants of the audit trail in the time of the county. China has one zone, without summer time since 1991. */

const eightHours = 8 * 60 * 60 * 1000;

/** An instant as `2026-11-21 09:05:07`, in Shanghai. */
export function secondWords(instant: string): string {
  const shifted = new Date(new Date(instant).getTime() + eightHours).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 19)}`;
}

/** The instant at which a day (`YYYY-MM-DD`) begins in Shanghai; null: no day of the calendar. */
export function dayStart(day: string): string | null {
  if (!/^(19|20)\d{2}-\d{2}-\d{2}$/.test(day)) return null;
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return null;
  return new Date(midnight.getTime() - eightHours).toISOString();
}

/** The instant at which the day after a day begins; null: no day of the calendar. */
export function dayEnd(day: string): string | null {
  const start = dayStart(day);
  return start === null ? null : new Date(new Date(start).getTime() + 24 * 60 * 60 * 1000).toISOString();
}
