/** Days of the county: those of Asia/Shanghai, UTC+8 all year. */

const offset = 8 * 60 * 60 * 1000;
const length = 24 * 60 * 60 * 1000;

/** The day (`YYYY-MM-DD`) of an ISO instant. */
export function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + offset).toISOString().slice(0, 10);
}

/** The first instant of a day, ISO in UTC. */
export function startOfDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - offset).toISOString();
}

/** The day that lies so many days later; negative: earlier. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * length).toISOString().slice(0, 10);
}

/** Calendar days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / length);
}

/** Is this text a day of the calendar? */
export function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
