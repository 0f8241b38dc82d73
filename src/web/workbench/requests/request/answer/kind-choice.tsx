/** Choosing how an item is answered: each kind says when it is chosen; grounds that bind and grounds that are weighed. */
import type { AnswerKind, Ground } from '../../../../../domain/request-rules/answer-kind.ts';

export interface KindChoiceProps {
  readonly title: string;
  readonly here: string;
  readonly kinds: readonly AnswerKind[];
  /** Chosen already; its grounds come next. null: the kind comes first. */
  readonly kind: AnswerKind | null;
  readonly grounds: readonly Ground[];
}

export function KindChoice({ title, here, kinds, kind, grounds }: KindChoiceProps) {
  if (kind === null)
    return (
      <section aria-labelledby="kinds">
        <h2 id="kinds">“{title}”怎样答复</h2>
        <ul class="act-choices">
          {kinds.map(({ id, name, when, article }) => (
            <li>
              <a href={`${here}?answer=${id}`}>{name}</a>
              <p>{when}</p>
              <p class="law">{article}</p>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <section aria-labelledby="grounds">
      <h2 id="grounds">
        {kind.name}：依据哪一项
        <a href={`${here}?change=yes`}>换一种答复</a>
      </h2>
      <Grounds
        heading="法律规定不得公开的"
        of={grounds.filter(({ force }) => force === 'must')}
        {...{ here, kind }}
      />
      <Grounds
        heading="可以不公开、但要写明权衡的"
        of={grounds.filter(({ force }) => force === 'may')}
        {...{ here, kind }}
      />
    </section>
  );
}

function Grounds({
  heading,
  of,
  here,
  kind,
}: {
  heading: string;
  of: readonly Ground[];
  here: string;
  kind: AnswerKind;
}) {
  if (of.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <ul class="act-choices">
        {of.map(({ id, name, reason, article }) => (
          <li>
            <a href={`${here}?answer=${kind.id}&grounds=${id}`}>{name}</a>
            <p>{reason}</p>
            <p class="law">{article}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
