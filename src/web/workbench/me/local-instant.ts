/** Instants as pages name them, in the time of Asia/Shanghai: 2026-11-21 09:00. */

const form = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** @param instant ISO instant */
export const localInstant = (instant: string): string => form.format(new Date(instant));
