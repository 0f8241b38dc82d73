/** The form of registration: how it came and on which day, who asks, for what, the scans. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import type { Channel, IntakeRules } from '../../../../domain/request-rules/intake-rules.ts';
import type { RegisterForm } from '../../../../usecases/requests/register-request.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FormField, type FormFieldProps } from '../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { sizeWords } from '../../../size-words.ts';
import { section } from '../section.ts';
import type { Flag, TextField, TypedRequest } from './typed-request.ts';

export interface RegisterProps {
  readonly action: string;
  readonly hint: string;
  readonly channelLinks: boolean;
  readonly channel: Channel;
  readonly channels: readonly Channel[];
  readonly agencies: RegisterForm['agencies'];
  readonly intake: IntakeRules;
  readonly typed: TypedRequest;
  readonly today: string;
  readonly uploadBytes: number;
  readonly uploadFiles: number;
  readonly problems: readonly Problem[];
}

export function RegisterView(props: RegisterProps) {
  const { action, hint, problems } = props;
  return (
    <div class="wrap page">
      <Crumbs above={[[section, '依申请公开']]} here="登记申请" />
      <h1 class="title">登记申请</h1>
      <p class="law">《条例》第二十九条至第三十一条、第四十五条；任何人都可以申请，不问用途</p>
      {hint === '' ? null : <p class="quiet">{hint}</p>}
      <FormProblems problems={problems} />
      {props.channelLinks ? <Channels {...props} /> : null}
      <form method="post" action={action} enctype="multipart/form-data">
        <Arrival {...props} />
        <Applicant {...props} />
        <Wanted {...props} />
        <Scans {...props} />
        {props.typed.flags.duplicatesSeen || problems.some(({ field }) => field === 'duplicatesSeen') ? (
          <Check {...props} name="duplicatesSeen" label="已经看过以前的申请，这是一件新的申请" />
        ) : null}
        <div class="buttons">
          <button type="submit" class="btn">
            登记，生成编号和回执
          </button>
          <a href={section}>不登记了，返回清单</a>
        </div>
      </form>
    </div>
  );
}

/** First the way in: it says which day counts and what proves it. */
function Channels({ channels, channel }: RegisterProps) {
  return (
    <nav class="queue-views" aria-label="怎样收到的">
      {channels.map(({ id, name }) => (
        <a href={`${section}/new?channel=${id}`} aria-current={id === channel.id ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

const article = (channel: Channel): string => `${channel.hint}（${channel.article}）`;

function Arrival(props: RegisterProps) {
  const { channel, agencies, typed, problems, today } = props;
  const field = fieldOf(props);
  return (
    <fieldset class="group">
      <legend>收到</legend>
      <p class="register-rule">
        <strong>{channel.name}</strong>
        {channel.basic ? '：基本渠道，不得拒收。' : '。'}
        {article(channel)}
      </p>
      <div class="two-fields">
        <FormField
          name="agencyId"
          label="受理机关"
          value={typed.texts.agencyId}
          options={[
            ...(agencies.length === 1 ? [] : [['', '请选择'] as const]),
            ...agencies.map(({ agencyId, name }) => [agencyId, name] as const),
          ]}
          required
          problems={problems}
        />
        {field('evidence', channel.evidence, {
          hint: '写编号和经过，不要写申请人的电话、证件号码',
          required: channel.evidenceRequired,
          maxLength: 200,
        })}
        {field('arrivedAtAgency', arrivedLabel(channel), { type: 'date', required: true })}
        {field('arrivedAtOffice', '到达公开工作机构的日期', {
          type: 'date',
          hint: '与到达本机关不是同一天的，两个日期都会保留',
          required: true,
        })}
        {channel.receipt === 'confirmation'
          ? field('confirmedOn', '与申请人确认的日期', {
              type: 'date',
              hint: '这一天就是收到日期；到达当天就应当联系确认',
              required: true,
            })
          : null}
      </div>
      {channel.receipt === 'submission' ? (
        <>
          <Check {...props} name="oral" label="申请人书写确有困难，口头提出，由我代填" />
          <Check {...props} name="readBack" label="代填的内容已读给申请人听，申请人核对并签字" />
        </>
      ) : null}
      <p class="hidden">今天是 {today}</p>
    </fieldset>
  );
}

const arrivedLabel = ({ receipt }: Channel): string =>
  receipt === 'agency-signature'
    ? '本机关签收的日期'
    : receipt === 'submission'
      ? '提交的日期'
      : '到达本机关的日期';

/** A field of the form in short. */
function fieldOf({ typed, problems }: Pick<RegisterProps, 'typed' | 'problems'>) {
  return (
    name: TextField,
    label: string,
    more: Omit<FormFieldProps, 'name' | 'label' | 'value' | 'problems'> = {},
  ) => <FormField {...more} name={name} label={label} value={typed.texts[name]} problems={problems} />;
}

function Applicant(props: RegisterProps) {
  const { intake } = props;
  const field = fieldOf(props);
  const papers = intake.papers.filter((paper) => paper.for === 'person');
  return (
    <>
      <fieldset class="group">
        <legend>申请人</legend>
        <p class="law">
          缺少姓名、证件或者联系方式也要登记，随后一次性通知补正（《条例》第三十条）；加密保存，平时遮盖显示
        </p>
        <div class="two-fields">
          {field('kind', '申请人类型', {
            options: [['', '请选择'], ...intake.applicants.map(({ id, name }) => [id, name] as const)],
            required: true,
          })}
          {field('name', '姓名或者单位名称')}
          {field('paper', '证件（自然人）', {
            options: [['', '没有出示'], ...papers.map(({ id, name }) => [id, name] as const)],
          })}
          {field('identityNumber', '证件号码（自然人）')}
          {field('organisationCode', '统一社会信用代码（单位）')}
          {field('representative', '法定代表人、负责人（单位）')}
          {field('contactPerson', '联系人（单位）')}
          {field('phone', '电话', { type: 'tel' })}
          {field('email', '电子邮箱', { type: 'email' })}
          {field('address', '通信地址')}
          {field('postcode', '邮政编码', { inputMode: 'numeric' })}
          {field('fax', '传真')}
        </div>
        <Check
          {...props}
          name="needsHelp"
          label="阅读有困难或者视听有障碍，需要帮助"
          law="《条例》第四十三条"
        />
      </fieldset>
      <details class="register-agent" open={props.typed.texts.agentName !== ''}>
        <summary>有代理人</summary>
        <div class="two-fields">
          {field('agentName', '代理人姓名')}
          {field('agentPhone', '代理人电话', { type: 'tel' })}
          {field('agentPaper', '代理人证件', {
            options: [['', '没有出示'], ...papers.map(({ id, name }) => [id, name] as const)],
          })}
          {field('agentIdentityNumber', '代理人证件号码')}
        </div>
      </details>
    </>
  );
}

function Wanted(props: RegisterProps) {
  const { intake } = props;
  const field = fieldOf(props);
  return (
    <fieldset class="group">
      <legend>申请的内容</legend>
      {field('description', '所需信息的描述', {
        hint: '按申请书原文照录：名称、文号，或者能据以查找的特征',
        rows: 6,
        maxLength: 5000,
        needed: '没有写明的，照录原文后通知补正',
      })}
      {field('title', '一句话概括', {
        hint: '用在清单和文书里，不要写申请人的姓名；不填就取描述的开头',
        maxLength: 100,
      })}
      {field('items', '分成几项', {
        hint: '一行一项，每一项都要分别答复；只有一项的不用填',
        rows: 3,
        maxLength: 2000,
      })}
      <div class="two-fields">
        {field('form', '要求的形式', {
          options: [['', '没有写明'], ...intake.forms.map(({ id, name }) => [id, name] as const)],
        })}
        {field('delivery', '获取的方式', {
          options: [['', '没有写明'], ...intake.deliveries.map(({ id, name }) => [id, name] as const)],
        })}
      </div>
      <Check {...props} name="otherFormAccepted" label="不能按要求的形式提供时，接受其他形式" />
      <Check {...props} name="agreesToPublish" label="同意去除个人信息后公开这件申请和答复" />
    </fieldset>
  );
}

function Scans({ problems, uploadBytes, uploadFiles }: RegisterProps) {
  const wrong = problems.filter(({ field }) => field === 'file');
  return (
    <fieldset class="group">
      <legend>扫描件</legend>
      <div class={wrong.length > 0 ? 'field wrong' : 'field'}>
        <label for="file">
          申请书、身份证明、委托书、信封<span class="optional">（可不填）</span>
        </label>
        <p class="field-hint" id="file-hint">
          PDF、JPG、PNG、DOCX，最多 {uploadFiles} 个，合计不超过 {sizeWords(uploadBytes)}
          ；加密保存。没有通过检查时，需要重新选择文件
        </p>
        {wrong.map(({ message }) => (
          <p class="field-problem">{message}</p>
        ))}
        <input id="file" name="file" type="file" multiple aria-describedby="file-hint" />
      </div>
    </fieldset>
  );
}

function Check({
  typed,
  problems,
  name,
  label,
  law = '',
}: Pick<RegisterProps, 'typed' | 'problems'> & { name: Flag; label: string; law?: string }) {
  const wrong = problems.filter(({ field }) => field === name);
  return (
    <div class={wrong.length > 0 ? 'field wrong' : 'field'}>
      {wrong.map(({ message }) => (
        <p class="field-problem">{message}</p>
      ))}
      <div class="field-check">
        <input id={name} name={name} type="checkbox" value="yes" checked={typed.flags[name]} />
        <label for={name}>
          {label}
          {law === '' ? null : <span class="law">　{law}</span>}
        </label>
      </div>
    </div>
  );
}
