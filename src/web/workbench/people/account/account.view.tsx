/** One account: facts first, then what can be done, then its history. */

import type { Problem } from '../../../../domain/problems/problem.ts';
import type { AccountPage } from '../../../../usecases/people/show-account.ts';
import { Crumbs } from '../../../components/crumbs/crumbs.tsx';
import { FactList } from '../../../components/fact-list/fact-list.tsx';
import { FormProblems } from '../../../components/form-problems/form-problems.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { localTime } from '../../../local-time.ts';
import { StatusTag } from '../status-tag.tsx';
import { AccountActions } from './account-actions.tsx';
import { ContactForms, type RevealedContact } from './contact-forms.tsx';

export interface AccountViewProps {
  readonly page: AccountPage;
  readonly problems: readonly Problem[];
  readonly revealed: RevealedContact | null;
  /** As typed, when it was not accepted. */
  readonly reason: string;
  /** What was done before this page; '' for nothing. */
  readonly finished: string;
}

const finishedWords: Readonly<Record<string, string>> = {
  disable: '账户已停用，登录和委托已结束',
  enable: '账户已启用，原有角色恢复；要登录，请本人重新登录，委托请重新安排',
  unlock: '账户已解锁，本人可以再试',
  'reset-factor': '第二验证已重置，本人下次登录时重新设置',
  'sign-out': '此人在各处的登录已全部退出',
  changed: '账户已修改',
};

export function AccountView({ page, problems, revealed, reason, finished }: AccountViewProps) {
  const { account, lockedUntil } = page;
  const notice = finishedWords[finished];
  return (
    <div class="wrap page">
      <Crumbs above={[['/workbench/people', '账户']]} here={account.name} />
      <div class="bench-top">
        <h1 class="title">{account.name}</h1>
        <div class="buttons">
          {page.may.change ? (
            <a class="btn second" href={`/workbench/people/${account.accountId}/edit`}>
              修改
            </a>
          ) : null}
          {page.may.grant ? (
            <a class="btn second" href={`/workbench/roles/${account.accountId}`}>
              授予或收回角色
            </a>
          ) : null}
        </div>
      </div>
      {notice === undefined ? null : <Notice tone="ok" title={notice} />}
      <FormProblems problems={problems} />
      {lockedUntil === null ? null : (
        <Notice tone="warn" title={`因多次输错，${localTime(lockedUntil)} 以前不能登录`}>
          <p>{page.may.unlock ? '确认是本人以后，可以在下面解锁。' : '急用时请安全管理员解锁。'}</p>
        </Notice>
      )}
      <FactList
        facts={[
          ['登录名', account.signInName],
          ['状态', <StatusTag status={account.status} />],
          ['所在机关', page.agencyName === '' ? '不属于某个机关' : page.agencyName],
          ['角色', page.roles.length === 0 ? '尚未授予，请安全管理员办理' : page.roles.join('、')],
          ['委托', page.delegations.length === 0 ? '没有' : page.delegations.join('；')],
          ['未办事项', page.openWork === 0 ? '没有' : `${page.openWork} 件`],
          ['第二验证', page.secondFactor ? '已设置' : '未设置'],
          ['正在登录', page.sessions === 0 ? '没有' : `${page.sessions} 处`],
          ['最近登录', account.lastSignInAt === null ? '还没有' : localTime(account.lastSignInAt)],
          ['开设时间', localTime(account.createdAt)],
        ]}
      />
      <ContactForms page={page} problems={problems} revealed={revealed} reason={reason} />
      <AccountActions page={page} problems={problems} />
      <h2>经过</h2>
      <ul class="history">
        {page.history.map(({ at, text, by }) => (
          <li>
            <time dateTime={at}>{localTime(at)}</time>
            <span>
              {text}
              <small>{by}</small>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
