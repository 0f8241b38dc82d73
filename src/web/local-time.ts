/** Days and instants as people in the county read them. */

export { dayWords } from '../domain/days/day-words.ts';

const shanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant (ISO, UTC) as 2026年11月21日 09:05 in Shanghai. */
export function localTime(instant: string): string {
  return shanghai.format(new Date(instant));
}
