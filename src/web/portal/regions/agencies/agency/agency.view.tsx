/** One agency: whom to call, where to go, and what became of its functions. */
import type { DisclosureOffice } from '../../../../../domain/agencies/agency.ts';
import { AgencyOffice } from '../../../../components/agency-office/agency-office.tsx';
import {
  AgencySuccessions,
  type ShownSuccession,
} from '../../../../components/agency-successions/agency-successions.tsx';
import { FactList } from '../../../../components/fact-list/fact-list.tsx';
import { Notice } from '../../../../components/notice/notice.tsx';
import { dayWords } from '../../../../local-time.ts';

export interface AgencyLink {
  readonly name: string;
  readonly href: string;
}

export interface PublicAgencyProps {
  readonly region: AgencyLink;
  readonly agencyId: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: { readonly name: string; readonly article: string };
  readonly creditCode: string | null;
  readonly parent: AgencyLink | null;
  readonly children: readonly AgencyLink[];
  /** null: it names none, and whoever is responsible answers. */
  readonly office: DisclosureOffice | null;
  readonly from: string | null;
  readonly until: string | null;
  /** Today. */
  readonly state: 'exists' | 'ended' | 'coming';
  readonly given: readonly ShownSuccession[];
  readonly taken: readonly ShownSuccession[];
  readonly responsible: {
    readonly agencies: readonly AgencyLink[];
    readonly hops: readonly { readonly why: string; readonly article: string }[];
    readonly message: string;
  };
}

export function PublicAgencyView(agency: PublicAgencyProps) {
  const { region, name, state, given, taken, office } = agency;
  return (
    <div class="wrap page narrow">
      <nav class="crumbs" aria-label="当前位置">
        <a href="/">首页</a>
        <a href="/agencies">机关名录</a>
        <a href={region.href}>{region.name}</a>
        <span>{name}</span>
      </nav>
      <h1 class="title">{name}</h1>
      <p class="tagline">
        <span class="tag info">{agency.kind.name}</span>
        {state === 'ended' ? <span class="tag off">已撤销</span> : null}
        {state === 'coming' ? <span class="tag soon">尚未设立</span> : null}
      </p>
      <StateNotice {...agency} />
      {state === 'ended' || office === null ? null : (
        <section aria-labelledby="office">
          <h2 id="office">政府信息公开工作机构</h2>
          <AgencyOffice office={office} agencyName={name} />
          <p class="law">《政府信息公开条例》第四条、第十二条第二款</p>
        </section>
      )}
      {given.length === 0 ? null : (
        <section aria-labelledby="given">
          <h2 id="given">{state === 'ended' ? '原来的职能现在由谁行使' : '划出的职能'}</h2>
          <AgencySuccessions direction="given" successions={given} />
        </section>
      )}
      {taken.length === 0 ? null : (
        <section aria-labelledby="taken">
          <h2 id="taken">承接的职能</h2>
          <AgencySuccessions direction="taken" successions={taken} />
        </section>
      )}
      <section aria-labelledby="facts">
        <h2 id="facts">基本情况</h2>
        <FactList facts={factsOf(agency)} />
      </section>
      {agency.children.length === 0 ? null : (
        <section aria-labelledby="children">
          <h2 id="children">派出机构、内设机构</h2>
          <ul class="list short">
            {agency.children.map((child) => (
              <li>
                <a href={child.href}>{child.name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href={region.href}>回{region.name}机关名录</a>
      </p>
    </div>
  );
}

/** On top of everything: where to turn to when it is not this agency. */
function StateNotice({ state, from, until, office, responsible }: PublicAgencyProps) {
  if (state === 'exists' && office !== null) return null;
  const title =
    state === 'ended'
      ? `本机关${until === null ? '' : `自${dayWords(until)}起`}已撤销，请不要再向它提出申请`
      : state === 'coming'
        ? `本机关自${dayWords(from ?? '')}起设立`
        : '本机关不单独受理申请';
  const reasons = responsible.hops.map(({ why }) => why);
  return (
    <Notice tone={state === 'ended' ? 'warn' : 'info'} title={title}>
      {responsible.agencies.length === 0 ? null : (
        <p>
          请找：
          {responsible.agencies.map((each, index) => (
            <>
              {index === 0 ? '' : '、'}
              <a href={each.href}>{each.name}</a>
            </>
          ))}
        </p>
      )}
      {[...reasons, ...(responsible.message === '' ? [] : [responsible.message])].map((words) => (
        <p class="small">{words}</p>
      ))}
      {responsible.hops.length === 0 ? null : (
        <p class="law">{[...new Set(responsible.hops.map(({ article }) => article))].join('、')}</p>
      )}
    </Notice>
  );
}

function factsOf({ agencyId, shortName, creditCode, kind, parent, from, until }: PublicAgencyProps) {
  return [
    ['简称', shortName],
    ['类别', `${kind.name}（${kind.article}）`],
    ...(parent === null ? [] : [['上级机关', <a href={parent.href}>{parent.name}</a>] as const]),
    ['机关代码', agencyId],
    ['统一社会信用代码', creditCode ?? ''],
    ...(from === null ? [] : [['设立', dayWords(from)] as const]),
    ...(until === null ? [] : [['撤销', `${dayWords(until)}起不再存在`] as const]),
  ] as const;
}
