/** What the caller may do with this account now; what is not possible now is absent, with a line that says why. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import type { AccountPage } from '../../../../usecases/people/show-account.ts';
import { FormField } from '../../../components/form-field/form-field.tsx';

export interface AccountActionsProps {
  readonly page: AccountPage;
  readonly problems: readonly Problem[];
}

export function AccountActions({ page, problems }: AccountActionsProps) {
  const { account, may, self } = page;
  const to = (name: string) => `/workbench/people/${account.accountId}/${name}`;
  const usable = account.status !== 'disabled';
  const any = may.change || may.invite || may.unlock || may.signOut || may.resetFactor;
  if (!any) return null;
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">办理</h2>
      {may.invite && usable && !account.demo ? (
        <form class="panel" method="post" action={to('invite')}>
          <h3>{account.status === 'invited' ? '再发首次登录链接' : '重设口令的链接'}</h3>
          <p>新链接生成后，旧链接作废。{account.status === 'active' ? '本人忘记口令又没有邮箱时用。' : ''}</p>
          <button type="submit" class="btn second">
            生成链接
          </button>
        </form>
      ) : null}
      {may.unlock && page.lockedUntil !== null ? (
        <form class="panel" method="post" action={to('unlock')}>
          <h3>解锁</h3>
          <p>请先用电话或当面确认是本人在登录。</p>
          <button type="submit" class="btn">
            解锁
          </button>
        </form>
      ) : null}
      {may.signOut && page.sessions > 0 ? (
        <form class="panel" method="post" action={to('sign-out')}>
          <h3>让此人在各处退出登录</h3>
          <p>现有 {page.sessions} 处登录立即失效，没有保存的内容会丢失。</p>
          <button type="submit" class="btn second">
            全部退出
          </button>
        </form>
      ) : null}
      {may.resetFactor && page.secondFactor ? (
        <form class="panel" method="post" action={to('reset-factor')}>
          <h3>重置第二验证</h3>
          <p>换了手机又没有恢复码时用。重置后，本人下次登录时重新设置。</p>
          <FormField
            name="factorReason"
            label="理由"
            hint="写明怎样确认了是本人；写进审计记录"
            maxLength={200}
            required
            problems={problems}
          />
          <button type="submit" class="btn second danger">
            重置第二验证
          </button>
        </form>
      ) : null}
      {may.change ? (
        self ? (
          <p class="quiet">不能停用自己的账户；需要时请另一名系统管理员办理。</p>
        ) : (
          <Disabling page={page} problems={problems} />
        )
      ) : null}
    </section>
  );
}

function Disabling({ page, problems }: AccountActionsProps) {
  const { account, openWork, successors } = page;
  const here = `/workbench/people/${account.accountId}`;
  if (account.status === 'disabled') {
    return (
      <form class="panel" method="post" action={`${here}/enable`}>
        <h3>启用账户</h3>
        <p>启用后可以再登录，仍持有的角色继续有效；停用时结束的委托不恢复，请本人重新登录。</p>
        <button type="submit" class="btn">
          启用
        </button>
      </form>
    );
  }
  if (openWork > 0 && successors.length === 0) {
    return (
      <div class="panel">
        <h3>停用账户</h3>
        <p>
          现在不能停用：还有 {openWork}{' '}
          件未办事项，本县没有别人能全部接手。请安全管理员先给接手的同事授予同样的角色，或由机关分别移交。
        </p>
      </div>
    );
  }
  return (
    <form class="panel" method="post" action={`${here}/disable`}>
      <h3>停用账户</h3>
      <p>停用后不能登录，已登录的立即退出，委托立即结束。办过的事和记录都保留，以后可以再启用。</p>
      {openWork > 0 ? (
        <FormField
          name="successorId"
          label={`${openWork} 件未办事项由谁接手`}
          options={[['', '请选择'], ...successors.map(({ accountId, name }) => [accountId, name] as const)]}
          required
          problems={problems}
        />
      ) : null}
      <button type="submit" class="btn danger">
        停用{account.name}的账户
      </button>
    </form>
  );
}
