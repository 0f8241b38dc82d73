/** How near a day is: sign and words, colour only on top of them. */
import { daysBetween } from '../../../domain/days/county-day.ts';
import { dayWords } from '../../local-time.ts';

export function DueMark({ day, today }: { readonly day: string; readonly today: string }) {
  const left = daysBetween(today, day);
  const [tone, sign, words] =
    left < 0
      ? ['off', '!', `逾期 ${-left} 天`]
      : left === 0
        ? ['off', '!', '今天到期']
        : left <= 3
          ? ['soon', '△', `还有 ${left} 天`]
          : ['info', '○', `还有 ${left} 天`];
  return (
    <>
      <span class={`tag ${tone}`}>
        <span aria-hidden="true">{sign}</span> {words}
      </span>
      <small>{dayWords(day)}前</small>
    </>
  );
}
