/** What a search found: title, a piece of the text, both with the words marked. */
import { markedParts } from './marked-parts.ts';

export interface HitProps {
  readonly title: string;
  readonly snippet: string;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly link: string;
  /** What it is: 年度报告, 公开的答复; left out: not said. */
  readonly what?: string;
}

export function SearchHits({ hits, words }: { hits: readonly HitProps[]; words: string }) {
  return (
    <ul class="list hits">
      {hits.map(({ title, snippet, day, link, what }) => (
        <li>
          <a href={link}>
            <Marked text={title} words={words} />
          </a>
          <time dateTime={day}>{day}</time>
          <span class="meta">
            {what === undefined ? null : <span class="tag plain">{what}</span>}
            <Marked text={snippet} words={words} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Marked({ text, words }: { text: string; words: string }) {
  return (
    <>{markedParts(text, words).map(({ text: part, marked }) => (marked ? <mark>{part}</mark> : part))}</>
  );
}
