/** What the applicant can do now, each a short form; what is not possible is not there. */
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../../../../domain/problems/problem.ts';
import type { RequestRules } from '../../../../../domain/request-rules/request-rules.ts';
import type { ApplicantAct } from '../../../../../usecases/requests/applicant-acts.ts';
import { isLate } from '../../../../../usecases/requests/correct-by-applicant.ts';
import type { Followed } from '../../../../../usecases/requests/follow-request.ts';
import { ratings } from '../../../../../usecases/requests/rate-answer.ts';
import { ChoiceList } from '../../../../components/choice-list/choice-list.tsx';
import { FormField } from '../../../../components/form-field/form-field.tsx';
import { dayWords } from '../../../../local-time.ts';

export interface StatusProps {
  readonly here: string;
  readonly followed: Followed;
  readonly rules: RequestRules;
  readonly problems: readonly Problem[];
  readonly typed: Readonly<Record<string, string>>;
  readonly done: string;
  readonly uploadBytes: number;
}

export function ApplicantForms(props: StatusProps) {
  return <>{props.followed.acts.map((act) => forms[act](props))}</>;
}

function Form(props: {
  readonly act: ApplicantAct;
  readonly here: string;
  readonly title: string;
  readonly button: string;
  readonly law?: string;
  /** Folded until it is wanted; open where it is the applicant's turn. */
  readonly open: boolean;
  readonly upload?: boolean;
  readonly danger?: boolean;
  readonly children: ComponentChildren;
}) {
  const { act, here, title, button, law, open, upload, danger, children } = props;
  return (
    <details class="act" id={`act-${act}`} open={open}>
      <summary>{title}</summary>
      <form method="post" action={`${here}/${act}`} enctype={upload ? 'multipart/form-data' : undefined}>
        {children}
        <button type="submit" class={danger ? 'btn danger' : open ? 'btn' : 'btn second'}>
          {button}
        </button>
        {law === undefined ? null : <p class="law">{law}</p>}
      </form>
    </details>
  );
}

/** A form that was sent and not accepted is shown open. */
const wasSent = ({ typed }: StatusProps, act: ApplicantAct): boolean => typed.act === act;

const forms: Readonly<Record<ApplicantAct, (props: StatusProps) => ComponentChildren>> = {
  correct: (props) => {
    const { followed, here, problems, typed, uploadBytes } = props;
    const { state, clock } = followed;
    const late = isLate(followed);
    return (
      <Form
        act="correct"
        here={here}
        title="补正"
        button="提交补正"
        law="《政府信息公开条例》第三十条：补正只要求一次。"
        open
        upload
      >
        <p>机关请您补正：</p>
        <ol>
          {state.supplement?.points.map((point) => (
            <li>{point}</li>
          ))}
        </ol>
        {state.supplement?.guidance ? <p class="quiet">{state.supplement.guidance}</p> : null}
        {late ? (
          <p>补正期限已过。有正当理由的仍可以补正，请说明理由。</p>
        ) : clock.supplementLastDay === null ? null : (
          <p>
            请在 <strong>{dayWords(clock.supplementLastDay)}</strong>
            以前（含当天）提交；没有正当理由不补正的，视为放弃申请。
          </p>
        )}
        <FormField
          name="text"
          label="补正后的内容"
          hint="请写完整：原来写的和补充的合在一起"
          rows={7}
          required
          value={typed.text ?? followed.description}
          problems={problems}
        />
        {late ? (
          <FormField
            name="lateReason"
            label="没能按时补正的理由"
            rows={3}
            required
            value={typed.lateReason ?? ''}
            problems={problems}
          />
        ) : null}
        <FileField uploadBytes={uploadBytes} />
      </Form>
    );
  },
  payment: (props) => {
    const { followed, here, problems, typed } = props;
    const { state, clock } = followed;
    return (
      <Form
        act="payment"
        here={here}
        title="缴费"
        button="我已缴费，请核对"
        law="《政府信息公开信息处理费管理办法》第六条"
        open
      >
        <p>
          信息处理费 <strong>{state.fee?.amount ?? 0} 元</strong>
          {clock.payBy === null ? '' : `，请在 ${dayWords(clock.payBy)}以前缴纳`}
          。缴纳方式见收费通知书；不按期缴纳的，视为放弃申请。缴费后答复期限重新计算。
        </p>
        <FormField
          name="paidOn"
          label="缴费日期"
          type="date"
          required
          value={typed.paidOn ?? ''}
          problems={problems}
        />
        <FormField
          name="receipt"
          label="缴款书或者收据号码"
          required
          maxLength={60}
          value={typed.receipt ?? ''}
          problems={problems}
        />
      </Form>
    );
  },
  reasons: ({ followed, here, problems, typed }) => (
    <Form
      act="reasons"
      here={here}
      title="说明理由"
      button="提交说明"
      law="《政府信息公开条例》第三十五条"
      open
    >
      <p>
        机关认为您申请的数量、频次明显超过合理范围（{followed.state.reasonAsked?.count ?? ''}
        ），请说明理由。理由合理的继续办理。
      </p>
      <FormField name="text" label="理由" rows={5} required value={typed.text ?? ''} problems={problems} />
    </Form>
  ),
  rate: (props) => (
    <Form act="rate" here={props.here} title="评价这次答复" button="提交评价" open={wasSent(props, 'rate')}>
      <ChoiceList
        name="stars"
        legend="满意吗？"
        options={ratings.map(([stars, words]) => ({ value: String(stars), label: words }))}
        value={props.typed.stars ?? ''}
        problems={props.problems}
      />
      <FormField
        name="ratingText"
        label="还想说什么"
        rows={3}
        maxLength={500}
        value={props.typed.ratingText ?? ''}
        problems={props.problems}
      />
    </Form>
  ),
  openness: (props) => (
    <Form
      act="openness"
      here={props.here}
      title="建议向所有人公开"
      button="提交建议"
      law="《政府信息公开条例》第四十四条"
      open={wasSent(props, 'openness')}
    >
      <p>这条信息如果大家都该知道，可以建议机关转为主动公开。</p>
      <FormField
        name="opennessText"
        label="理由"
        rows={3}
        maxLength={1000}
        value={props.typed.opennessText ?? ''}
        problems={props.problems}
      />
    </Form>
  ),
  consent: (props) => {
    const agrees = props.followed.state.agreesToPublish;
    return (
      <Form
        act="consent"
        here={props.here}
        title="问题和答复能不能公开"
        button={agrees ? '改为不同意公开' : '同意公开'}
        open={false}
      >
        <p>
          {agrees
            ? '您同意去掉个人信息后公开问题和答复。公开之前可以改主意。'
            : '同意的话，机关去掉姓名、号码等个人信息，审核后公开，别人就不用再问一遍。'}
        </p>
        <input type="hidden" name="agrees" value={agrees ? 'no' : 'yes'} />
      </Form>
    );
  },
  contact: (props) => (
    <Form
      act="contact"
      here={props.here}
      title="联系方式变了"
      button="告知办理人员"
      open={wasSent(props, 'contact')}
    >
      <p>答复送到申请时写的地址、邮箱。变了的，请写明新的；办理人员核实身份后才会改。</p>
      <FormField
        name="contactText"
        label="新的联系方式"
        rows={3}
        required
        maxLength={500}
        value={props.typed.contactText ?? ''}
        problems={props.problems}
      />
    </Form>
  ),
  withdraw: (props) => (
    <Form
      act="withdraw"
      here={props.here}
      title="撤回申请"
      button="确认撤回"
      law="撤回后本申请终结；以后还可以重新申请。"
      open={wasSent(props, 'withdraw')}
      danger
    >
      <FormField
        name="statement"
        label="撤回的原因"
        rows={2}
        maxLength={500}
        value={props.typed.statement ?? ''}
        problems={props.problems}
      />
      <label class="choice">
        <input type="checkbox" id="sure" name="sure" value="yes" />
        <span>
          我确认撤回这份申请<small>撤回后不能恢复</small>
        </span>
      </label>
      {props.problems
        .filter(({ field }) => field === 'sure')
        .map(({ message }) => (
          <p class="field-problem">{message}</p>
        ))}
    </Form>
  ),
};

/** Files beside a text. */
export function FileField({ uploadBytes }: { uploadBytes: number }) {
  return (
    <div class="field">
      <label for="files">
        补充材料<span class="optional">（可不传）</span>
      </label>
      <p class="field-hint" id="files-hint">
        照片（JPG、PNG）或者 PDF，最多 4 个，每个不超过 {Math.floor(uploadBytes / 1024 / 1024)} MB
      </p>
      <input
        type="file"
        id="files"
        name="files"
        multiple
        accept="image/jpeg,image/png,application/pdf"
        aria-describedby="files-hint"
      />
    </div>
  );
}
