/** One agency for staff: facts and office at the left, who answers and what happened at the right. */
import type { DisclosureOffice } from '../../../../domain/agencies/agency.ts';
import { AgencyHistory, type HistoryEntry } from '../../../components/agency-history/agency-history.tsx';
import { AgencyOffice } from '../../../components/agency-office/agency-office.tsx';
import {
  AgencySuccessions,
  type ShownSuccession,
} from '../../../components/agency-successions/agency-successions.tsx';
import { FactList } from '../../../components/fact-list/fact-list.tsx';
import { Notice } from '../../../components/notice/notice.tsx';
import { dayWords } from '../../../local-time.ts';
import { AgencyCrumbs } from '../agency-crumbs.tsx';
import { AgencyState } from '../agency-state.tsx';

export interface Link {
  readonly name: string;
  readonly href: string;
}

export interface ResponsibleProps {
  readonly agencies: readonly Link[];
  /** Step by step why, each with what it stands on. */
  readonly reasons: readonly { readonly why: string; readonly basis: string; readonly article: string }[];
  /** What to do, where nobody or several are responsible; '' otherwise. */
  readonly message: string;
}

export interface WorkAgencyProps {
  readonly agencyId: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly kindArticle: string;
  readonly creditCode: string | null;
  /** Null: the question does not arise for its kind. */
  readonly ownName: boolean | null;
  readonly parent: Link | null;
  readonly children: readonly Link[];
  readonly office: DisclosureOffice;
  /** Its kind names an office of its own. */
  readonly namesOffice: boolean;
  readonly from: string | null;
  readonly until: string | null;
  /** Today. */
  readonly state: 'exists' | 'ended' | 'coming';
  readonly given: readonly ShownSuccession[];
  readonly taken: readonly ShownSuccession[];
  readonly responsible: ResponsibleProps;
  readonly history: readonly HistoryEntry[];
  readonly publicHref: string;
  /** What was just done, in words; '' for nothing. */
  readonly done: string;
  readonly may: { readonly change: boolean; readonly office: boolean; readonly succeed: boolean };
}

export function WorkAgencyView(agency: WorkAgencyProps) {
  const { agencyId, name, kind, state, given, taken, may, done, office } = agency;
  const here = `/workbench/agencies/${agencyId}`;
  return (
    <div class="wrap page">
      <AgencyCrumbs here={name} />
      <div class="bench-top">
        <div>
          <h1 class="title">{name}</h1>
          <p class="tagline">
            <span class="tag info">{kind}</span>
            <AgencyState state={state} from={agency.from} until={agency.until} />
            <a class="small" href={agency.publicHref}>
              看公开页面
            </a>
          </p>
        </div>
        {may.succeed ? (
          <div class="buttons">
            <a class="btn second" href={`${here}/succession`}>
              登记机构改革
            </a>
          </div>
        ) : null}
      </div>
      {done === '' ? null : <Notice tone="ok" title={done} />}
      <div class="agency-cols">
        <div>
          <section class="panel" aria-labelledby="office">
            <div class="panel-head">
              <h2 id="office">{state === 'ended' ? '撤销前的公开工作机构' : '政府信息公开工作机构'}</h2>
              {may.office && state !== 'ended' ? <a href={`${here}/office`}>修改公开工作机构</a> : null}
            </div>
            {agency.namesOffice ? (
              <AgencyOffice office={office} agencyName={name} />
            ) : (
              <p class="quiet">不单设公开工作机构，由上级机关负责。</p>
            )}
            <p class="law">《条例》第四条、第十二条第二款</p>
          </section>
          <section class="panel" aria-labelledby="facts">
            <div class="panel-head">
              <h2 id="facts">基本情况</h2>
              {may.change ? <a href={`${here}/edit`}>修改基本情况</a> : null}
            </div>
            <FactList facts={factsOf(agency)} />
          </section>
          {agency.children.length === 0 ? null : (
            <section class="panel" aria-labelledby="children">
              <h2 id="children">派出机构、内设机构</h2>
              <ul>
                {agency.children.map((child) => (
                  <li>
                    <a href={child.href}>{child.name}</a>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <div>
          <section class="panel" aria-labelledby="responsible">
            <h2 id="responsible">今天向本机关申请，由谁负责</h2>
            <Responsible {...agency.responsible} />
          </section>
          {given.length === 0 && taken.length === 0 ? null : (
            <section class="panel" aria-labelledby="functions">
              <h2 id="functions">职能划转</h2>
              {given.length === 0 ? null : (
                <>
                  <h3>划出</h3>
                  <AgencySuccessions direction="given" successions={given} />
                </>
              )}
              {taken.length === 0 ? null : (
                <>
                  <h3>承接</h3>
                  <AgencySuccessions direction="taken" successions={taken} />
                </>
              )}
            </section>
          )}
          <section class="panel" aria-labelledby="history">
            <h2 id="history">变更历史</h2>
            <AgencyHistory entries={agency.history} />
          </section>
        </div>
      </div>
    </div>
  );
}

function Responsible({ agencies, reasons, message }: ResponsibleProps) {
  return (
    <>
      <p>
        {agencies.map((each, index) => (
          <>
            {index === 0 ? '' : '、'}
            <a href={each.href}>{each.name}</a>
          </>
        ))}
      </p>
      {message === '' ? null : <p>{message}</p>}
      {reasons.map(({ why, basis, article }) => (
        <p class="small quiet">
          {why}
          <span class="law">
            {article}
            {basis === '' ? '' : `；${basis}`}
          </span>
        </p>
      ))}
    </>
  );
}

function factsOf(agency: WorkAgencyProps) {
  const { agencyId, name, shortName, kind, kindArticle, creditCode, ownName, parent, from, until } = agency;
  return [
    ['机关代码', agencyId],
    ['机关全称', name],
    ['简称', shortName],
    ['类别', `${kind}（${kindArticle}）`],
    ['统一社会信用代码', creditCode ?? ''],
    ...(parent === null ? [] : [['上级机关', <a href={parent.href}>{parent.name}</a>] as const]),
    ...(ownName === null
      ? []
      : [['以自己名义履职', ownName ? '是（《条例》第十条第二款）' : '否，由上级机关负责'] as const]),
    ['设立', from === null ? '' : dayWords(from)],
    ...(until === null ? [] : [['撤销', `${dayWords(until)}起不再存在`] as const]),
  ] as const;
}
