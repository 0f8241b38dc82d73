/** How urgent a request is: sign and words, colour only on top of them. */
import type { Urgency } from '../../../usecases/requests/urgency.ts';

const marks = {
  over: { tag: 'off', sign: '!' },
  soon: { tag: 'soon', sign: '△' },
  calm: { tag: 'info', sign: '○' },
  paused: { tag: 'plain', sign: '‖' },
  ended: { tag: 'ok', sign: '✓' },
} as const;

export function UrgencyMark({ urgency }: { urgency: Urgency }) {
  const { tag, sign } = marks[urgency.tone];
  return (
    <span class={`tag ${tag} urgency`}>
      <span aria-hidden="true">{sign}</span> {urgency.words}
    </span>
  );
}
