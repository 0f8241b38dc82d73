/** The choice of how to be told: mail, message, quiet hours, digest. */

import type { Problem } from '../../../../domain/problems/problem.ts';
import type { ChoiceInput, ChoiceView } from '../../../../usecases/notifications/choices.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FormField } from '../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { Notice } from '../../../components/notice/notice.tsx';

const modes = [
  ['at-once', '立即发送'],
  ['daily', '每天汇总成一条'],
  ['never', '不发，只在工作台里看'],
] as const;

export interface ChoicesProps {
  readonly view: ChoiceView;
  readonly typed: ChoiceInput;
  readonly problems: readonly Problem[];
  readonly saved: boolean;
}

export function ChoicesView({ view, typed, problems, saved }: ChoicesProps) {
  const { email, phone, gateway, urgent } = view;
  return (
    <div class="wrap page narrow">
      <Crumbs above={[['/workbench/me', '我的账户']]} here="怎样通知我" />
      <h1 class="title">怎样通知我</h1>
      {saved ? <Notice tone="ok" title="已保存" /> : null}
      <p>工作台里的“通知”总会显示全部内容。下面选择是否还用邮件和短信告诉您。</p>
      <FormProblems problems={problems} />
      <form method="post" action="/workbench/me/notices">
        <FormField
          name="mail"
          label="邮件"
          hint={
            email === null ? '您没有登记电子邮箱，请系统管理员登记后才能收到。' : `发到您登记的邮箱 ${email}`
          }
          options={modes}
          value={typed.mail}
          required
          problems={problems}
        />
        <FormField
          name="gateway"
          label="短信或企业微信"
          hint={
            !gateway
              ? '本县还没有启用网关，选择会先记下来。'
              : phone === null
                ? '您没有登记手机号码，请系统管理员登记后才能收到。'
                : `发到您登记的手机 ${phone}`
          }
          options={modes}
          value={typed.gateway}
          required
          problems={problems}
        />
        <FormField
          name="digestAt"
          label="每天汇总的时间"
          type="time"
          value={typed.digestAt}
          required
          problems={problems}
        />
        <FormField
          name="quietFrom"
          label="免打扰从"
          hint="这段时间不发邮件和短信，结束后再发。可以跨过半夜，如 22:00 到 07:30。"
          type="time"
          value={typed.quietFrom}
          problems={problems}
        />
        <FormField
          name="quietUntil"
          label="免打扰到"
          type="time"
          value={typed.quietUntil}
          problems={problems}
        />
        <div class="buttons">
          <button type="submit" class="btn">
            保存
          </button>
          <a href="/workbench/notices">看我的通知</a>
        </div>
      </form>
      <h2>总会立即发邮件的</h2>
      <p>下列通知关系到账户安全，不受上面的选择和免打扰时间限制：{urgent.join('、')}。</p>
    </div>
  );
}
