/** The page of an act: what it does to the clock, its article, its form, and the letter that it will send. */
import type { VNode } from 'preact';
import type { Problem } from '../../../../domain/problems/problem.ts';
import type { ActPageFacts } from '../../../../usecases/requests/open-act-page.ts';
import { ChoiceList } from '../../../components/choice-list/choice-list.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { caseHref } from '../section.ts';
import type { ActPage, FormPart } from './act-model.ts';
import { CasePage } from './case-page.tsx';
import { LetterBox } from './letters/letter-box.tsx';

export interface ActPageProps {
  readonly page: ActPage;
  readonly facts: ActPageFacts;
  readonly parts: readonly FormPart[];
  /** Names of all fields. */
  readonly names: readonly string[];
  /** Instead of the form; null: the form. */
  readonly choice: VNode | null;
  readonly typed: (name: string) => string;
  readonly action: string;
  readonly problems: readonly Problem[];
}

export function ActPageView(props: ActPageProps) {
  const { page, facts, parts, names, choice, typed, action, problems } = props;
  const { state, draft, available, consequence } = facts;
  const { requestId, number, title } = state;
  const fields = new Set(names);
  // What is about no field of this form stands above it without a link.
  const shown = problems.map((problem) =>
    problem.field === undefined || fields.has(problem.field) ? problem : { ...problem, field: undefined },
  ) as readonly Problem[];
  return (
    <CasePage
      requestId={requestId}
      number={number}
      title={title}
      here={page.title}
      article={page.article}
      problems={shown}
    >
      {available || problems.length > 0 ? null : (
        <Notice tone="warn" title="现在不用办或者还不能办这一项">
          <p>
            请<a href={caseHref(requestId)}>回到案卷</a>，按“下一步”办理；这一项什么时候可以办，案卷里也写着。
          </p>
        </Notice>
      )}
      <p class="lead">{page.lead}</p>
      {consequence.length === 0 ? null : (
        <section class="panel act-clock" aria-labelledby="clock">
          <h2 id="clock">对答复期限的影响</h2>
          <ul>
            {consequence.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      {draft === null ? null : (
        <LetterBox
          requestId={requestId}
          draft={draft}
          editable={draft.issuedOn === null && state.submitted?.letterId !== draft.letterId}
        />
      )}
      {choice ?? (
        <form method="post" action={action} class="act-form">
          <input type="hidden" name="version" value={String(state.version)} />
          {draft === null ? null : <input type="hidden" name="letter" value={draft.letterId} />}
          {names.map((name) => (
            <input type="hidden" name="names" value={name} />
          ))}
          {parts.map((part) => (
            <Part part={part} typed={typed} problems={shown} />
          ))}
          <div class="buttons">
            {page.letter === true && draft?.number == null ? (
              <button type="submit" class={draft === null ? 'btn' : 'btn second'} name="step" value="draft">
                {draft === null ? '生成文书，先看一看' : '按上面填的重新生成文书'}
              </button>
            ) : null}
            <button
              type="submit"
              class={page.letter === true && draft === null ? 'btn second' : 'btn'}
              name="step"
              value="send"
            >
              {page.button}
            </button>
            {page.second === undefined ? null : (
              <button type="submit" class="btn second" name="step" value={page.second.step}>
                {page.second.text}
              </button>
            )}
            <a href={caseHref(requestId)}>不办了，返回案卷</a>
          </div>
        </form>
      )}
    </CasePage>
  );
}

interface PartProps {
  readonly part: FormPart;
  readonly typed: (name: string) => string;
  readonly problems: readonly Problem[];
}

function Part({ part, typed, problems }: PartProps) {
  if (part.is === 'note') return part.node;
  if (part.is === 'hidden') return <input type="hidden" name={part.name} value={part.value} />;
  if (part.is === 'group')
    return (
      <fieldset class="group">
        <legend>{part.legend}</legend>
        {part.hint === undefined ? null : <p class="quiet">{part.hint}</p>}
        {part.article === undefined ? null : <p class="law">{part.article}</p>}
        {part.parts.map((each) => (
          <Part part={each} typed={typed} problems={problems} />
        ))}
      </fieldset>
    );
  if (part.is === 'choice') return <ChoiceList {...part} value={typed(part.name)} problems={problems} />;
  if (part.is === 'checks') return <Checks part={part} typed={typed} problems={problems} />;
  const { is: _, initial = '', numeric, hint, ...field } = part;
  return (
    <FormField
      {...field}
      {...(hint === undefined || hint === '' ? {} : { hint })}
      {...(numeric === true ? { inputMode: 'numeric' } : {})}
      value={typed(part.name) === '' ? initial : typed(part.name)}
      problems={problems}
    />
  );
}

function Checks({
  part,
  typed,
  problems,
}: PartProps & { readonly part: Extract<FormPart, { is: 'checks' }> }) {
  const chosen = new Set(typed(part.name).split('\n'));
  const wrong = problems.filter(({ field }) => field === part.name);
  return (
    <fieldset class={wrong.length > 0 ? 'choices wrong' : 'choices'}>
      <legend>{part.legend}</legend>
      {part.hint === undefined ? null : <p class="field-hint">{part.hint}</p>}
      {wrong.map(({ message }) => (
        <p class="field-problem">{message}</p>
      ))}
      {part.options.map(({ value, label, hint }, at) => (
        <label class="choice">
          <input
            type="checkbox"
            id={at === 0 ? part.name : `${part.name}-${value}`}
            name={part.name}
            value={value}
            checked={chosen.has(value)}
          />
          <span>
            {label}
            {hint === undefined || hint === '' ? null : <small>{hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
