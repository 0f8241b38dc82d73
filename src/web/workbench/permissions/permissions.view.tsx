/** The permission table: one table per noun, one row per act, one column per role that has a mark in it. */
import type { RoleId } from '../../../domain/people/role.ts';
import {
  cellWords,
  type PermissionGroup,
  type PermissionTable,
} from '../../../usecases/permissions/list-permissions.ts';
import { ScrollRegion } from '../../components/scroll-region/scroll-region.tsx';

export interface PermissionsFacts {
  readonly table: PermissionTable;
  /** Roles that the reader holds or uses by delegation. */
  readonly own: ReadonlySet<RoleId>;
}

export function PermissionsView({ table, own }: PermissionsFacts) {
  return (
    <div class="wrap page permissions">
      <h1 class="title">权限表</h1>
      <p>
        系统只按这张表决定谁能办什么，没有例外。“本机关”指授予角色的那个机关，“全县”不分机关，“限本人”只对自己的账户和事项；
        <span class="mine-mark">我能办</span>
        是您现在的角色（含代行）能办的。
      </p>
      <section class="panel">
        <h2>三名管理员互相分开</h2>
        <p>
          系统管理员开户，安全管理员授权，审计管理员查记录。一个人只能当其中一种，也不能兼任其他角色；三者都看不到办件内容。这样任何一个人都不能给自己开户、授权又抹去痕迹。
          <span class="law">GB/T 22239-2019 8.1.5</span>
        </p>
      </section>
      <nav aria-label="权限表目录" class="permission-index">
        {table.groups.map(({ name }, index) => (
          <a href={`#group-${index}`}>{name}</a>
        ))}
      </nav>
      {table.groups.map((group, index) => (
        <Group group={group} index={index} table={table} own={own} />
      ))}
    </div>
  );
}

function Group(props: PermissionsFacts & { group: PermissionGroup; index: number }) {
  const { group, index, table, own } = props;
  const columns = table.roles
    .map((role, at) => ({ role, at }))
    .filter(({ at }) => group.rows.some(({ marks }) => marks[at] !== 'none'));
  return (
    <section>
      <h2 id={`group-${index}`}>{group.name}</h2>
      <ScrollRegion label={group.name}>
        <table class="plain-table permission-table">
          <caption class="hidden">{`${group.name}：谁能办什么`}</caption>
          <thead>
            <tr>
              <th scope="col">办什么</th>
              {columns.map(({ role }) => (
                <th scope="col" class={own.has(role.id) ? 'own' : undefined}>
                  {role.name}
                  {own.has(role.id) ? <span class="own-role">我的</span> : null}
                </th>
              ))}
              <th scope="col">其他</th>
            </tr>
          </thead>
          <tbody>
            {group.rows.map((row) => (
              <tr>
                <th scope="row">
                  {row.what}
                  {row.mine ? <span class="mine-mark">我能办</span> : null}
                  <code>{row.act}</code>
                </th>
                {columns.map(({ role, at }) => (
                  <td class={own.has(role.id) ? 'own' : undefined}>
                    {cellWords(row, at) || <span class="quiet">不能</span>}
                  </td>
                ))}
                <td>{row.others.join('、')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
