/** Everything once more, each with a way to change it; then the declaration and the button. */
import type { IntakeRules } from '../../../../../../domain/request-rules/intake-rules.ts';
import type { DraftStep } from '../../../../../../usecases/requests/draft-check.ts';
import type { DraftFile } from '../../../../../../usecases/requests/draft-document.ts';
import { FactList } from '../../../../../components/fact-list/fact-list.tsx';
import { Notice } from '../../../../../components/notice/notice.tsx';
import { StepFrame, type StepProps } from './step-frame.tsx';

export interface CheckStepProps extends StepProps {
  readonly agencyName: string;
  readonly intake: IntakeRules;
  readonly files: readonly DraftFile[];
  /** Earlier requests of the same person in the same words. */
  readonly duplicates: readonly { readonly number: string; readonly receivedOn: string }[];
  readonly statusHref: string;
}

/** `110105********002X`: the page is shown on a screen that others may see. */
const masked = (number: string): string =>
  number.length < 8 ? '***' : `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`;

const yes = (flag: boolean): string => (flag ? '是' : '否');

export function CheckStepView(props: CheckStepProps) {
  const { document, agencyName, intake, files, duplicates, here, problems, statusHref } = props;
  const { fields, flags, items } = document;
  const kind = intake.applicants.find(({ id }) => id === fields.kind);
  const nameOf = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((each) => each.id === id)?.name ?? '';
  const change = (step: DraftStep, what: string) => (
    <a class="change" id={`change-${step}`} href={`${here}/${step}?to=check`}>
      修改<span class="hidden">{what}</span>
    </a>
  );
  return (
    <StepFrame
      {...props}
      step="check"
      toCheck={false}
      button={null}
      law="《政府信息公开条例》第二十九条、第三十一条第三项：提交后系统立即回执，提交当天就是收到申请之日。"
      before={
        duplicates.length === 0 ? null : (
          <Notice tone="warn" title="您申请过同样的内容">
            <p>
              {duplicates.map(({ number, receivedOn }) => `${number}（${receivedOn} 收到）`).join('、')}
              。先<a href={statusHref}>凭查询码看看它办到哪一步</a>
              ；已经答复过的，机关可以告知不再重复处理（第三十六条第六项）。确实需要，仍然可以提交。
            </p>
          </Notice>
        )
      }
    >
      <section>
        <h2>向谁申请 {change('agency', '机关')}</h2>
        <p>{agencyName === '' ? <span class="quiet">未选</span> : agencyName}</p>
        <h2>要哪些信息 {change('content', '要的信息')}</h2>
        {items.map(({ title, description }, at) => (
          <div class="answer">
            {items.length > 1 || title !== '' ? (
              <p>
                <strong>
                  {items.length > 1 ? `第 ${at + 1} 件　` : ''}
                  {title}
                </strong>
              </p>
            ) : null}
            <p class="as-written">{description}</p>
          </div>
        ))}
        {items.length > 1 ? <p class="quiet">提交后分成 {items.length} 份申请，各有编号和查询码。</p> : null}
        <h2>申请人 {change('applicant', '申请人')}</h2>
        <FactList
          facts={[
            [
              '类型',
              <>
                {kind?.name ?? ''} {change('kind', '申请人类型')}
              </>,
            ],
            [kind?.organisation === true ? '单位名称' : '姓名', fields.name],
            ...(kind?.organisation === true
              ? ([
                  ['统一社会信用代码', fields.organisationCode],
                  ['负责人', fields.representative],
                  ['联系人', fields.contactPerson],
                ] as const)
              : ([
                  ['证件', `${nameOf(intake.papers, fields.paper)} ${masked(fields.identityNumber)}`],
                ] as const)),
            ['电话', fields.phone],
            ['电子邮箱', fields.email],
            ['通信地址', `${fields.address} ${fields.postcode}`.trim()],
            ...(fields.fax === '' ? [] : ([['传真', fields.fax]] as const)),
          ]}
        />
        {flags.byAgent ? (
          <>
            <h2>代理人 {change('agent', '代理人')}</h2>
            <FactList
              facts={[
                ['姓名', fields.agentName],
                ['证件', `${nameOf(intake.papers, fields.agentPaper)} ${masked(fields.agentIdentityNumber)}`],
                ['电话', fields.agentPhone],
              ]}
            />
          </>
        ) : null}
        <h2>上传的材料 {change('proof', '身份证明')}</h2>
        <p>{files.length === 0 ? '没有上传' : files.map(({ fileName }) => fileName).join('、')}</p>
        <h2>形式和方式 {change('form', '形式和方式')}</h2>
        <FactList
          facts={[
            ['形式', nameOf(intake.forms, fields.form)],
            ['方式', nameOf(intake.deliveries, fields.delivery)],
            ['可用别的形式', yes(flags.otherFormAccepted)],
            ['需要帮助', yes(flags.needsHelp)],
            ['同意公开答复', yes(flags.agreesToPublish)],
          ]}
        />
      </section>
      {problems.length > 0 ? null : (
        <div class="declare">
          <p>
            点“提交申请”，表示以上内容属实{flags.byAgent ? '，并且得到了申请人的委托' : ''}
            。提交后马上得到编号、查询码和最晚答复日期。
          </p>
          <div class="buttons">
            <button type="submit" class="btn">
              提交申请
            </button>
          </div>
        </div>
      )}
    </StepFrame>
  );
}
