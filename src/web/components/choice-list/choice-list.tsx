/** A question with a few answers of which one is chosen: radio buttons with room for an explanation. */
import type { Problem } from '../../../domain/problems/problem.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Small text under the label. */
  readonly hint?: string;
}

export interface ChoiceListProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly problems?: readonly Problem[];
}

/** The whole row of an answer can be tapped. The first one carries the field's name as its id, where problems lead. */
export function ChoiceList({ name, legend, hint, options, value, problems = [] }: ChoiceListProps) {
  const wrong = problems.filter(({ field }) => field === name);
  const described = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(wrong.length === 0 ? [] : [`${name}-problem`]),
  ].join(' ');
  return (
    <fieldset
      class={wrong.length > 0 ? 'choices wrong' : 'choices'}
      aria-describedby={described === '' ? undefined : described}
    >
      <legend>{legend}</legend>
      {hint === undefined ? null : (
        <p class="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {wrong.length === 0 ? null : (
        <p class="field-problem" id={`${name}-problem`}>
          {wrong.map(({ message }) => message).join('；')}
        </p>
      )}
      {options.map((option, at) => (
        <label class="choice">
          <input
            type="radio"
            id={at === 0 ? name : `${name}-${option.value}`}
            name={name}
            value={option.value}
            checked={option.value === value}
          />
          <span>
            {option.label}
            {option.hint === undefined || option.hint === '' ? null : <small>{option.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A single question that is answered by ticking it. */
export function TickBox(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
}) {
  return (
    <label class="choice">
      <input type="checkbox" id={props.name} name={props.name} value="yes" checked={props.checked} />
      <span>
        {props.label}
        {props.hint === undefined ? null : <small>{props.hint}</small>}
      </span>
    </label>
  );
}
