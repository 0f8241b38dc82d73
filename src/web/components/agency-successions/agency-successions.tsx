/** What became of functions in a reorganisation: which one, to or from whom, since when, by which document. */
import { dayWords } from '../../local-time.ts';

export interface ShownSuccession {
  /** The function; '' stands for all of them. */
  readonly functionName: string;
  /** The other agency. */
  readonly name: string;
  readonly href: string;
  readonly on: string;
  readonly basis: string;
}

export interface AgencySuccessionsProps {
  /** `given`: the other agency took over from this one. `taken`: this one took over from the other. */
  readonly direction: 'given' | 'taken';
  readonly successions: readonly ShownSuccession[];
}

/** One line for each function, in the order given. */
export function AgencySuccessions({ direction, successions }: AgencySuccessionsProps) {
  return (
    <ul class="agency-successions">
      {successions.map(({ functionName, name, href, on, basis }) => (
        <li>
          <span class="agency-function">{functionName === '' ? '全部职能' : functionName}</span>{' '}
          {direction === 'given' ? '现由' : '原由'} <a href={href}>{name}</a> 行使
          <span class="meta">
            自 <time dateTime={on}>{dayWords(on)}</time> 起{basis === '' ? null : `　依据：${basis}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
