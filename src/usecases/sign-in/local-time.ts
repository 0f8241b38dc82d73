/** An instant as letters and notices name it, in the time of Asia/Shanghai: 2026年11月21日 09:00. */

const form = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** @param instant ISO instant */
export const localTime = (instant: string): string => form.format(new Date(instant));
