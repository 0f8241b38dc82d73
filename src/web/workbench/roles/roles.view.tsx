/** Every role with what it is for and who holds it. */
import type { RoleHolders, RoleList } from '../../../usecases/people/list-roles.ts';

export interface RolesProps {
  readonly list: RoleList;
  readonly agencyId: string;
  readonly mayGrant: boolean;
}

export function RolesView({ list, agencyId, mayGrant }: RolesProps) {
  const shown = list.byRole.filter(({ role }) => agencyId === '' || role.scope === 'agency');
  return (
    <div class="wrap page">
      <h1 class="title">角色</h1>
      <p class="lead quiet">
        谁能做什么，由角色决定，见<a href="/workbench/permissions">权限表</a>。
        {mayGrant ? '点姓名授予或收回角色。' : '授予和收回由安全管理员办理。'}
      </p>
      <form class="filter" method="get" action="/workbench/roles">
        <label>
          机关
          <select name="agency">
            <option value="">全部机关</option>
            {list.agencies.map(({ agencyId: id, name, exists }) => (
              <option value={id} selected={id === agencyId}>
                {exists ? name : `${name}（已撤销）`}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="btn second">
          只看这个机关
        </button>
      </form>
      {shown.map((each) => (
        <RoleSection {...each} mayGrant={mayGrant} oneAgency={agencyId !== ''} />
      ))}
      {mayGrant ? (
        <p>
          要给还没有角色的人授权，先在<a href="/workbench/people">账户</a>里找到此人。
        </p>
      ) : null}
    </div>
  );
}

function RoleSection({
  role,
  holders,
  mayGrant,
  oneAgency,
}: RoleHolders & { mayGrant: boolean; oneAgency: boolean }) {
  return (
    <section class="role" aria-labelledby={`role-${role.id}`}>
      <h2 id={`role-${role.id}`}>
        {role.name}
        <small>
          {role.administrator ? '三员' : role.scope === 'region' ? '全县' : '本机关'} · {holders.length} 人
        </small>
      </h2>
      <p class="quiet">{role.duty}</p>
      {holders.length === 0 ? (
        <p>{oneAgency ? '这个机关没有人担任。' : '现在没有人担任。'}</p>
      ) : (
        <ul class="holders">
          {holders.map(({ account, agencyId, agencyName, deputies }) => (
            <li>
              {mayGrant ? <a href={`/workbench/roles/${account.accountId}`}>{account.name}</a> : account.name}
              {agencyId === null || oneAgency ? null : <small>{agencyName}</small>}
              {account.status === 'active' ? null : (
                <span class="tag plain">{account.status === 'disabled' ? '已停用' : '待首次登录'}</span>
              )}
              {deputies === '' ? null : <span class="tag info">{deputies}代行</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
