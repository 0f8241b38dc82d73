/** Who asks: a natural person or one of the kinds of organisations. */
import type { ApplicantKind } from '../../../../../../domain/request-rules/intake-rules.ts';
import { ChoiceList } from '../../../../../components/choice-list/choice-list.tsx';
import { StepFrame, type StepProps } from './step-frame.tsx';

export function KindStepView(props: StepProps & { readonly kinds: readonly ApplicantKind[] }) {
  const { kinds, document, problems } = props;
  return (
    <StepFrame
      {...props}
      step="kind"
      shown={['kind']}
      law="《政府信息公开条例》第二十七条：公民、法人和其他组织都可以申请。"
    >
      <ChoiceList
        name="kind"
        legend="申请人的类型"
        hint="年度报告按这几类统计，不影响办理。"
        options={kinds.map(({ id, name, hint }) => ({ value: id, label: name, hint }))}
        value={document.fields.kind}
        problems={problems}
      />
    </StepFrame>
  );
}
