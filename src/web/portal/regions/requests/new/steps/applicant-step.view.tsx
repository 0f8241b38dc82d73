/** Name, paper and how to reach the applicant; no more than the law asks for. */
import type { ApplicantKind, IntakeRules } from '../../../../../../domain/request-rules/intake-rules.ts';
import { longest } from '../../../../../../domain/requests/new-request.ts';
import type { DraftField } from '../../../../../../usecases/requests/draft-document.ts';
import { TickBox } from '../../../../../components/choice-list/choice-list.tsx';
import { FormField } from '../../../../../components/form-field/form-field.tsx';
import { StepFrame, type StepProps } from './step-frame.tsx';

export interface ApplicantStepProps extends StepProps {
  readonly kind: ApplicantKind;
  readonly papers: IntakeRules['papers'];
}

const contact: readonly DraftField[] = ['phone', 'email', 'address', 'postcode'];

export function ApplicantStepView(props: ApplicantStepProps) {
  const { kind, papers, document, problems } = props;
  const { fields, flags } = document;
  const own: readonly DraftField[] = kind.organisation
    ? ['name', 'organisationCode', 'representative', 'contactPerson']
    : ['name', 'paper', 'identityNumber'];
  return (
    <StepFrame
      {...props}
      step="applicant"
      shown={[...own, ...contact]}
      law="《政府信息公开条例》第二十九条第二款第一项；《个人信息保护法》第三十四条：只收办理必需的。"
    >
      {kind.organisation ? (
        <>
          <FormField
            name="name"
            label="单位名称"
            value={fields.name}
            maxLength={longest.organisation}
            required
            autocomplete="organization"
            problems={problems}
          />
          <FormField
            name="organisationCode"
            label="统一社会信用代码"
            hint="18 位，在营业执照或者登记证书上"
            value={fields.organisationCode}
            maxLength={30}
            required
            problems={problems}
          />
          <FormField
            name="representative"
            label="法定代表人或者负责人"
            value={fields.representative}
            maxLength={longest.name}
            required
            problems={problems}
          />
          <FormField
            name="contactPerson"
            label="联系人"
            value={fields.contactPerson}
            maxLength={longest.name}
            required
            autocomplete="name"
            problems={problems}
          />
        </>
      ) : (
        <>
          <FormField
            name="name"
            label="姓名"
            hint="与证件上的一致"
            value={fields.name}
            maxLength={longest.name}
            required
            autocomplete="name"
            problems={problems}
          />
          <FormField
            name="paper"
            label="证件"
            options={[
              ['', '请选择'],
              ...papers.filter((paper) => paper.for === 'person').map(({ id, name }) => [id, name] as const),
            ]}
            value={fields.paper}
            required
            problems={problems}
          />
          <FormField
            name="identityNumber"
            label="证件号码"
            hint="加密保存；页面上不再完整显示"
            value={fields.identityNumber}
            maxLength={longest.identityNumber}
            required
            problems={problems}
          />
        </>
      )}
      <h2>联系方式</h2>
      <p class="quiet">至少填一种。机关用它与您确认、告知补正、送达答复。</p>
      <FormField
        name="phone"
        label="电话"
        value={fields.phone}
        type="tel"
        inputMode="tel"
        autocomplete="tel"
        maxLength={longest.phone}
        needed="三种填一种"
        problems={problems}
      />
      <FormField
        name="email"
        label="电子邮箱"
        value={fields.email}
        type="email"
        inputMode="email"
        autocomplete="email"
        maxLength={longest.email}
        needed="三种填一种"
        problems={problems}
      />
      <FormField
        name="address"
        label="通信地址"
        value={fields.address}
        autocomplete="street-address"
        maxLength={longest.address}
        needed="三种填一种"
        problems={problems}
      />
      <FormField
        name="postcode"
        label="邮政编码"
        value={fields.postcode}
        inputMode="numeric"
        autocomplete="postal-code"
        maxLength={longest.postcode}
        problems={problems}
      />
      <TickBox
        name="byAgent"
        label="我是替申请人办的（代理人）"
        hint="下一步填写代理人，并上传委托书"
        checked={flags.byAgent}
      />
    </StepFrame>
  );
}
