/** Controls for the fields of a step of a dispute, a correction, a complaint. */
import type { Problem } from '../../../domain/problems/problem.ts';
import type { StepField, StepValues } from '../../../usecases/side-cases/step-form.ts';
import { TickBox } from '../../components/choice-list/choice-list.tsx';
import { FormField } from '../../components/form-field/form-field.tsx';

export interface StepFieldsProps {
  readonly fields: readonly StepField[];
  /** As typed; null: the form is opened for the first time. */
  readonly values: StepValues | null;
  readonly problems: readonly Problem[];
}

/** In the order of the fields; short ones stand side by side where there is room. */
export function StepFields({ fields, values, problems }: StepFieldsProps) {
  return (
    <div class="two-fields">
      {fields.map((field) => {
        const value = values === null ? (field.value ?? '') : (values[field.name] ?? '');
        return (
          <div class={wide(field) ? 'full' : undefined}>
            {field.type === 'yes-no' ? (
              <TickBox
                name={field.name}
                label={field.label}
                {...(field.hint === undefined ? {} : { hint: field.hint })}
                checked={value === 'yes'}
              />
            ) : (
              <FormField {...controlOf(field)} value={value} problems={problems} />
            )}
          </div>
        );
      })}
    </div>
  );
}

const wide = ({ type }: StepField): boolean => type === 'text' || type === 'yes-no';

function controlOf({ name, label, type, required, needed, hint, options }: StepField) {
  return {
    name,
    label,
    required,
    ...(hint === undefined ? {} : { hint }),
    ...(needed === undefined ? {} : { needed }),
    ...(options === undefined ? {} : { options }),
    ...(type === 'day' || type === 'future' ? { type: 'date' as const } : {}),
    ...(type === 'text' ? { rows: 5, maxLength: 2_000 } : {}),
    ...(type === 'line' ? { maxLength: 200 } : {}),
  };
}

/** What was typed, by the names of the fields. */
export function typedStep(
  form: { text(name: string): string },
  fields: readonly StepField[],
): Record<string, string> {
  return Object.fromEntries(fields.map(({ name }) => [name, form.text(name)]));
}
