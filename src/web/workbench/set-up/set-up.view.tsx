/** 首次启动: the county and its three administrators. */
import type { Problem } from '../../../domain/problems/problem.ts';
import type { Administrator, AdministratorInput, SetUpDone } from '../../../usecases/sign-in/set-up.ts';
import { FormField } from '../../components/form-field/form-field.tsx';
import { FormProblems } from '../../components/form-problems/form-problems.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { PasswordFields } from '../invitation/invitation.view.tsx';

export interface SetUpFacts {
  readonly action: string;
  readonly regionId: string;
  readonly people: Readonly<Record<Administrator, AdministratorInput>>;
  readonly hint: string;
  readonly problems: readonly Problem[];
}

const words: Readonly<Record<Administrator, readonly [title: string, duty: string]>> = {
  system: ['系统管理员（您本人）', '开设和停用账户，照看任务、通知和网关。'],
  security: ['安全管理员', '授予和收回角色，解锁账户，重置第二验证。'],
  audit: ['审计管理员', '查询、核验和导出审计记录。'],
};

export function SetUpView({ action, regionId, people, hint, problems }: SetUpFacts) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">首次启动</h1>
      <p>
        设立本县，并指定三名管理员。三个人各管一段，谁也不能独自完成全部操作，所以须是三个不同的人；他们都看不到办件内容。
        <span class="law">GB/T 22239-2019 8.1.5</span>
      </p>
      <FormProblems problems={problems} />
      <form method="post" action={action}>
        <FormField
          name="regionId"
          label="本县的行政区划代码"
          hint="六位数字，一般就是当地身份证号码的前六位；县名由此自动填写。"
          value={regionId}
          inputMode="numeric"
          maxLength={6}
          problems={problems}
          required
        />
        {(Object.keys(words) as Administrator[]).map((each) => (
          <fieldset class="panel">
            <legend>{words[each][0]}</legend>
            <p class="quiet">{words[each][1]}</p>
            <AdministratorFields administrator={each} typed={people[each]} problems={problems} />
            {each === 'system' ? <PasswordFields hint={hint} problems={problems} /> : null}
          </fieldset>
        ))}
        <div class="buttons">
          <button class="btn" type="submit">
            设立本县
          </button>
        </div>
      </form>
    </div>
  );
}

function AdministratorFields(props: {
  administrator: Administrator;
  typed: AdministratorInput;
  problems: readonly Problem[];
}) {
  const { administrator, typed, problems } = props;
  return (
    <>
      <FormField
        name={`${administrator}-name`}
        label="姓名"
        value={typed.name}
        maxLength={40}
        problems={problems}
        required
      />
      <FormField
        name={`${administrator}-signInName`}
        label="登录名"
        hint="小写字母、数字、点和横线，例如 zhang.min"
        value={typed.signInName}
        autocomplete={administrator === 'system' ? 'username' : 'off'}
        maxLength={32}
        problems={problems}
        required
      />
      <FormField
        name={`${administrator}-email`}
        label="电子邮箱"
        type="email"
        value={typed.email}
        maxLength={200}
        problems={problems}
      />
    </>
  );
}

/** The links of the other two; `addresses` in their order. */
export function SetUpDoneView({
  county,
  invitations,
  addresses,
}: SetUpDone & { addresses: readonly string[] }) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">{county}已经设立</h1>
      <Notice tone="warn" title="下面两个链接只显示这一次">
        <p>请分别交给本人，各自设置口令，72 小时内有效、只能用一次。不要代替他们设置。</p>
      </Notice>
      {invitations.map(({ administrator, name, mailed }, index) => (
        <section class="panel">
          <h2>
            {words[administrator][0]}：{name}
          </h2>
          <p>
            <code class="secret-key">{addresses[index]}</code>
          </p>
          {mailed ? <p class="quiet">也会发到其电子邮箱；没有收到的，请把上面的链接交给本人。</p> : null}
        </section>
      ))}
      <p class="buttons">
        <a class="btn" href="/workbench/sign-in/set-up-code">
          已经交接，设置我的第二验证
        </a>
      </p>
    </div>
  );
}
