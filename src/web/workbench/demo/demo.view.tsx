/** The people of the demo, each to be entered with one click. */
import type { RoleId } from '../../../domain/people/role.ts';
import type { DemoPerson } from '../../../usecases/sign-in/demo-door.ts';
import { Notice } from '../../components/notice/notice.tsx';

/** What is worth trying as each. */
const tries: Readonly<Record<RoleId, string>> = {
  clerk: '看今天要办的申请，点开一件：期限、下一步、要发的文书都在上面。',
  reviewer: '审核送审的答复，退回或者通过。',
  'secrecy-reviewer': '为一件申请作公开审查，没有记录的不能提供。',
  leader: '签发审核通过的答复，批准收费和延迟答复。',
  'office-head': '审批延长答复期限，改派申请，为不在岗的同事安排代行。',
  'county-desk': '看全县的申请和逾期，登记来件，统计报表，录入放假通知。',
  inspector: '查看全县的申请、争议和统计，不办理具体事项。',
  'system-administrator': '开设账户，发首次登录链接，看通知投递和后台任务。',
  'security-administrator': '授予角色，解锁账户，重置第二验证。',
  'audit-administrator': '查刚才各人做了什么，核验审计链，打印链首。',
};

const noRole = '看没有角色的人能做什么：只有自己的账户。';

export function DemoView({ action, people }: { action: string; people: readonly DemoPerson[] }) {
  return (
    <div class="wrap page">
      <h1 class="title">以演示身份进入</h1>
      <Notice tone="info" title="青禾县是虚构的县，这里的人和事都是演示">
        <p>
          选一个人进入，不需要口令；退出后回到本页，可以换一个人。每次进入都有审计记录。正式使用的县没有这个入口。
        </p>
      </Notice>
      {people.length === 0 ? <p>演示县里还没有人。请重新启动程序，演示数据会自动载入。</p> : null}
      <ul class="demo-people">
        {people.map(({ accountId, name, roles, roleNames, agency }) => (
          <li class="panel">
            <h2>
              {name}
              <small>{[roleNames, agency].filter((each) => each !== '').join('　')}</small>
            </h2>
            <p>{roles[0] === undefined ? noRole : tries[roles[0]]}</p>
            <form method="post" action={action}>
              <input type="hidden" name="person" value={accountId} />
              <button class="btn second" type="submit">
                以{name}进入
              </button>
            </form>
          </li>
        ))}
      </ul>
      <p>
        <a href={`${action}/outbox`}>看演示县发出的邮件和消息</a>
      </p>
    </div>
  );
}
