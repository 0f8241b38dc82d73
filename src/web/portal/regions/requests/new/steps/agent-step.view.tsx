/** The agent: both persons are identified, and there is a letter of authority. */
import type { IntakeRules } from '../../../../../../domain/request-rules/intake-rules.ts';
import { longest } from '../../../../../../domain/requests/new-request.ts';
import { agentProofKind, authorisationKind } from '../../../../../../usecases/requests/draft-check.ts';
import type { DraftFile } from '../../../../../../usecases/requests/draft-document.ts';
import { FormField } from '../../../../../components/form-field/form-field.tsx';
import { StepFrame, type StepProps } from './step-frame.tsx';
import { UploadPart } from './upload-part.tsx';

export interface AgentStepProps extends StepProps {
  readonly papers: IntakeRules['papers'];
  readonly files: readonly DraftFile[];
  readonly uploadBytes: number;
}

export function AgentStepView(props: AgentStepProps) {
  const { papers, document, problems, here, files, uploadBytes } = props;
  const { fields } = document;
  const upload = { action: `${here}/agent`, files, uploadBytes, problems };
  return (
    <StepFrame
      {...props}
      step="agent"
      shown={['agentName', 'agentPaper', 'agentIdentityNumber', 'agentPhone']}
      law="《政府信息公开条例》第二十九条；委托他人申请的，提交委托书和双方的身份证明。"
      before={
        <>
          <h2>委托书</h2>
          <UploadPart {...upload} kind={authorisationKind} label="授权委托书（申请人签名或者盖章）" />
          <h2>代理人</h2>
        </>
      }
      after={
        <details class="more">
          <summary>上传代理人的证件（可不传）</summary>
          <UploadPart {...upload} kind={agentProofKind} label="代理人的身份证明" />
        </details>
      }
    >
      <FormField
        name="agentName"
        label="代理人姓名"
        value={fields.agentName}
        maxLength={longest.name}
        required
        problems={problems}
      />
      <FormField
        name="agentPaper"
        label="代理人的证件"
        options={[
          ['', '请选择'],
          ...papers.filter((paper) => paper.for === 'person').map(({ id, name }) => [id, name] as const),
        ]}
        value={fields.agentPaper}
        required
        problems={problems}
      />
      <FormField
        name="agentIdentityNumber"
        label="代理人的证件号码"
        value={fields.agentIdentityNumber}
        maxLength={longest.identityNumber}
        required
        problems={problems}
      />
      <FormField
        name="agentPhone"
        label="代理人的电话"
        type="tel"
        inputMode="tel"
        value={fields.agentPhone}
        maxLength={longest.phone}
        required
        problems={problems}
      />
    </StepFrame>
  );
}
