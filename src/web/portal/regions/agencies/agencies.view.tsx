/** The directory of one county: a search box, then every agency with its telephone, by kind. */
import { AgencyCard, type AgencyCardProps } from '../../../components/agency-card/agency-card.tsx';

export interface DirectoryGroup {
  readonly id: string;
  readonly name: string;
  readonly agencies: readonly AgencyCardProps[];
}

export interface DirectoryProps {
  readonly regionId: string;
  readonly name: string;
  /** What was looked for; '' for the whole directory. */
  readonly q: string;
  /** Agencies that exist, however many were found. */
  readonly total: number;
  readonly groups: readonly DirectoryGroup[];
  /** Those that exist no longer, or not yet. */
  readonly ended: readonly AgencyCardProps[];
}

export function DirectoryView({ regionId, name, q, total, groups, ended }: DirectoryProps) {
  const found = groups.reduce((sum, { agencies }) => sum + agencies.length, 0);
  const here = `/regions/${regionId}/agencies`;
  return (
    <div class="wrap page">
      <nav class="crumbs" aria-label="当前位置">
        <a href="/">首页</a>
        <a href="/agencies">机关名录</a>
        <span>{name}</span>
      </nav>
      <h1 class="title">{name}机关名录</h1>
      <p>
        <a href={`/regions/${regionId}/requests`}>依申请公开：指南、申请、查进度</a>
      </p>
      <p class="lead quiet">
        要问事、要申请公开，先找到管这件事的机关。号码可以直接点按拨打；点机关名称，看地址、办公时间和负责人。
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: browsers of 2020 do not know the search element */}
      <form class="search agency-find" method="get" action={here} role="search">
        <input
          type="search"
          name="q"
          aria-label="找机关：名称、简称、职能或电话"
          placeholder="名称或职能，如 财政、土地"
          value={q}
          maxLength={60}
        />
        <button type="submit">找机关</button>
      </form>
      <p class="quiet" role="status">
        {q === '' ? (
          <>共 {total} 个机关。</>
        ) : (
          <>
            找到 {found + ended.length} 个（现有 {total} 个机关）。<a href={here}>看全部</a>
          </>
        )}
      </p>
      {found + ended.length === 0 ? (
        <Nothing here={here} q={q} />
      ) : (
        <>
          <Jumps groups={groups} ended={ended.length} />
          {groups.map((group) => (
            <section class="agency-group" aria-labelledby={`kind-${group.id}`}>
              <h2 id={`kind-${group.id}`}>
                {group.name}
                <span class="count">{group.agencies.length} 个</span>
              </h2>
              <Cards agencies={group.agencies} />
            </section>
          ))}
          {ended.length === 0 ? null : (
            <section class="agency-group" aria-labelledby="ended">
              <h2 id="ended">
                已撤销、合并的机关<span class="count">{ended.length} 个</span>
              </h2>
              <p class="small quiet">职能已转到别的机关，点开看现在由谁行使。</p>
              <Cards agencies={ended} />
            </section>
          )}
        </>
      )}
      <p class="law agency-law">
        《政府信息公开条例》第四条：各级人民政府及县级以上人民政府部门应当指定机构（政府信息公开工作机构）负责本机关政府信息公开的日常工作。名录中的电话和地址属于该机构，由各机关自己维护。
        <a href={`/api/v1${here}`}>机器可读（JSON）</a>
      </p>
    </div>
  );
}

function Cards({ agencies }: { agencies: readonly AgencyCardProps[] }) {
  return (
    <ul class="agency-cards">
      {agencies.map((agency) => (
        <AgencyCard {...agency} />
      ))}
    </ul>
  );
}

function Jumps({ groups, ended }: { groups: readonly DirectoryGroup[]; ended: number }) {
  if (groups.length + (ended > 0 ? 1 : 0) < 2) return null;
  return (
    <nav class="agency-jumps" aria-label="按类别跳转">
      {groups.map(({ id, name, agencies }) => (
        <a href={`#kind-${id}`}>
          {name}（{agencies.length}）
        </a>
      ))}
      {ended === 0 ? null : <a href="#ended">已撤销（{ended}）</a>}
    </nav>
  );
}

function Nothing({ here, q }: { here: string; q: string }) {
  return (
    <div class="empty">
      <p>{q === '' ? '名录里还没有机关。' : `没有找到与“${q}”有关的机关。`}</p>
      {q === '' ? null : (
        <ul>
          <li>写短一些试试，例如只写“财政”。</li>
          <li>
            <a href={here}>看全部机关</a>
          </li>
          <li>不知道归谁管：拨打 12345 政务服务便民热线询问。</li>
        </ul>
      )}
    </div>
  );
}
