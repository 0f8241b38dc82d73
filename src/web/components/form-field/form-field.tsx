/** A field of a form: label, hint, what is wrong with it, and the control. */
import type { Problem } from '../../../domain/problems/problem.ts';

export interface FormFieldProps {
  readonly name: string;
  readonly label: string;
  /** Small text under the label: form, example, article. */
  readonly hint?: string;
  readonly value?: string;
  readonly type?:
    | 'text'
    | 'password'
    | 'email'
    | 'tel'
    | 'date'
    | 'time'
    | 'datetime-local'
    | 'search'
    | 'url';
  /** Several lines instead of one. */
  readonly rows?: number;
  /** A choice instead of free text: value and words. */
  readonly options?: readonly (readonly [value: string, words: string])[];
  readonly required?: boolean;
  /** Said instead of 可不填 of a field that some must fill in. */
  readonly needed?: string;
  readonly autocomplete?: string;
  readonly inputMode?: 'numeric' | 'email' | 'tel' | 'text';
  readonly maxLength?: number;
  /** Problems of the form; those of this field are shown at it. */
  readonly problems?: readonly Problem[];
}

/** One labelled control; hint and problem are read out with it. */
export function FormField(props: FormFieldProps) {
  const { name, label, hint, value = '', type = 'text', rows, options, required, problems = [] } = props;
  const wrong = problems.filter(({ field }) => field === name);
  const described = [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(wrong.length === 0 ? [] : [`${name}-problem`]),
  ].join(' ');
  const shared = {
    id: name,
    name,
    required,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': wrong.length > 0 ? ('true' as const) : undefined,
  };
  return (
    <div class={wrong.length > 0 ? 'field wrong' : 'field'}>
      <label for={name}>
        {label}
        {required === true ? null : <span class="optional">（{props.needed ?? '可不填'}）</span>}
      </label>
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
      {options !== undefined ? (
        <select {...shared}>
          {options.map(([each, words]) => (
            <option value={each} selected={each === value}>
              {words}
            </option>
          ))}
        </select>
      ) : rows !== undefined ? (
        <textarea {...shared} rows={rows} maxLength={props.maxLength}>
          {value}
        </textarea>
      ) : (
        <input
          {...shared}
          type={type as 'text'}
          value={type === 'password' ? undefined : value}
          autocomplete={props.autocomplete ?? 'off'}
          inputMode={props.inputMode}
          maxLength={props.maxLength}
        />
      )}
    </div>
  );
}
