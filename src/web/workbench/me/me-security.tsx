/** Password, second factor, recovery codes, identity service. */
import type { OwnSecurity } from '../../../usecases/me/show-me.ts';
import { FactList } from '../../components/fact-list/fact-list.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { localTime } from '../../local-time.ts';

/** Fewer codes than this are nearly none. */
const few = 3;

export function MeSecurity({ security }: { security: OwnSecurity }) {
  const { hasPassword, passwordChangedAt, codeConfirmedAt, recoveryCodesLeft } = security;
  const hasCode = codeConfirmedAt !== null;
  return (
    <section class="panel">
      <h2>登录方式</h2>
      {hasCode && recoveryCodesLeft < few ? (
        <Notice tone="warn" title={`恢复码只剩 ${recoveryCodesLeft} 个`}>
          <p>手机丢了而恢复码用完，就只能请安全管理员重置。请现在换一批。</p>
        </Notice>
      ) : null}
      <FactList
        facts={[
          [
            '口令',
            <>
              {hasPassword && passwordChangedAt !== null
                ? `${localTime(passwordChangedAt)} 设置 `
                : '没有口令（演示身份）'}
              {hasPassword ? <a href="/workbench/me/password">改口令</a> : null}
            </>,
          ],
          [
            '第二验证',
            hasCode ? (
              <>
                {`${localTime(codeConfirmedAt)} 设置 `}
                <a href="/workbench/me/second-factor">换手机或换验证器</a>
              </>
            ) : (
              <>
                没有设置 <a href="/workbench/me/second-factor">设置</a>
              </>
            ),
          ],
          [
            '恢复码',
            hasCode ? (
              <>
                {`还有 ${recoveryCodesLeft} 个没用过 `}
                <a href="/workbench/me/recovery-codes">换一批</a>
              </>
            ) : (
              '设置第二验证时一并给出'
            ),
          ],
          ...identityFacts(security),
        ]}
      />
    </section>
  );
}

function identityFacts({ identityService, identities }: OwnSecurity) {
  if (identityService === null && identities.length === 0) return [];
  const [linked] = identities;
  const link = <a href="/workbench/me/identity">{linked === undefined ? '绑定' : '解除绑定'}</a>;
  const words =
    linked === undefined ? '没有绑定，不能用它登录 ' : `${localTime(linked.linkedAt)} 绑定，可以用它登录 `;
  return [
    [
      identityService ?? '统一身份认证',
      <>
        {words}
        {link}
      </>,
    ] as const,
  ];
}
