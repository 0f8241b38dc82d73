/** Form and way of delivery, help that is needed, and whether the answer may be published. */
import type { Choice } from '../../../../../../domain/request-rules/intake-rules.ts';
import { longest } from '../../../../../../domain/requests/new-request.ts';
import type { DraftField } from '../../../../../../usecases/requests/draft-document.ts';
import { ChoiceList, TickBox } from '../../../../../components/choice-list/choice-list.tsx';
import { FormField } from '../../../../../components/form-field/form-field.tsx';
import { StepFrame, type StepProps } from './step-frame.tsx';

export interface FormStepProps extends StepProps {
  readonly forms: readonly Choice[];
  readonly deliveries: readonly Choice[];
}

const contactLabels: Readonly<Partial<Record<DraftField, string>>> = {
  phone: '电话',
  email: '电子邮箱',
  address: '通信地址',
  fax: '传真号码',
};
const needWords: Readonly<Record<string, string>> = {
  email: '需要电子邮箱',
  address: '需要通信地址',
  fax: '需要传真号码',
  phone: '需要电话，便于约时间',
};

const optionsOf = (choices: readonly Choice[]) =>
  choices.map(({ id, name, needs }) => ({
    value: id,
    label: name,
    ...(needs === null ? {} : { hint: needWords[needs] ?? '' }),
  }));

export function FormStepView(props: FormStepProps) {
  const { forms, deliveries, document, problems } = props;
  const { fields, flags } = document;
  // Whatever a chosen way needs and was not filled in before is asked for here.
  const asked = (['phone', 'email', 'address', 'fax'] as const).filter(
    (field) => problems.some((problem) => problem.field === field) || (field === 'fax' && fields.fax !== ''),
  );
  return (
    <StepFrame
      {...props}
      step="form"
      shown={['form', 'delivery', ...asked]}
      law="《政府信息公开条例》第二十九条第二款第三项、第四十条、第四十三条。"
    >
      <ChoiceList
        name="form"
        legend="要什么形式？"
        options={optionsOf(forms)}
        value={fields.form}
        problems={problems}
      />
      <ChoiceList
        name="delivery"
        legend="怎样交给您？"
        options={optionsOf(deliveries)}
        value={fields.delivery}
        problems={problems}
      />
      {asked.map((field) => (
        <FormField
          name={field}
          label={contactLabels[field] ?? ''}
          value={fields[field]}
          maxLength={longest[field]}
          required
          problems={problems}
        />
      ))}
      <TickBox
        name="otherFormAccepted"
        label="办不到时，可以用别的形式"
        hint="比如原件太旧不能复印，改成查阅或者电子文件"
        checked={flags.otherFormAccepted}
      />
      <TickBox
        name="needsHelp"
        label="我需要帮助"
        hint="阅读有困难，或者视听有障碍：机关会主动联系您"
        checked={flags.needsHelp}
      />
      <TickBox
        name="agreesToPublish"
        label="答复以后，同意把问题和答复公开给大家看"
        hint="去掉姓名、号码等个人信息，审核后才公开；不勾选不影响办理，以后也可以改"
        checked={flags.agreesToPublish}
      />
    </StepFrame>
  );
}
