/** The telephone of an office: each number a link that dials. */
import { phoneParts } from './phone-parts.ts';

export interface AgencyPhoneProps {
  readonly phone: string;
  /** Whose telephone it is, read out with the number. */
  readonly of: string;
  /** As large as a person can read it at arm's length. */
  readonly large?: boolean;
}

/** Numbers as links; a line without a number is shown as it is, an empty one says so. */
export function AgencyPhone({ phone, of, large = false }: AgencyPhoneProps) {
  if (phone === '') return <span class="quiet">未公布电话</span>;
  return (
    <span class={large ? 'agency-phone large' : 'agency-phone'}>
      {phoneParts(phone).map(({ text, href }) =>
        href === null ? (
          text
        ) : (
          <a href={href} aria-label={`拨打${of}的电话 ${text}`}>
            {text}
          </a>
        ),
      )}
    </span>
  );
}
