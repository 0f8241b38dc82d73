/** What others asked and agencies answered, without their persons. */
import type { PublicAnswer } from '../../../../usecases/answers/public-answers.ts';
import { mostCounted } from '../../../../usecases/answers/public-answers.ts';
import type { PublicHits } from '../../../../usecases/search/search-public.ts';
import { SearchHits } from '../../../components/search-hits/search-hits.tsx';
import { requestsHref } from '../requests/requests-href.ts';

export interface AnswersProps {
  readonly here: string;
  readonly regionId: string;
  readonly region: string;
  readonly q: string;
  readonly agencyId: string;
  readonly total: number;
  /** null while searching. */
  readonly answers: readonly PublicAnswer[] | null;
  readonly hits: PublicHits | null;
  /** Place where the next page begins. */
  readonly next: string | null;
}

export function AnswersView({
  here,
  regionId,
  region,
  q,
  agencyId,
  total,
  answers,
  hits,
  next,
}: AnswersProps) {
  const agency = agencyId === '' ? '' : `&agency=${encodeURIComponent(agencyId)}`;
  return (
    <div class="wrap page">
      <nav class="crumbs" aria-label="当前位置">
        <a href="/">首页</a>
        <a href={requestsHref(regionId)}>{region}依申请公开</a>
        <span aria-current="page">公开的答复</span>
      </nav>
      <h1 class="title">{region}公开的答复</h1>
      <p class="lead quiet">申请人同意、去掉个人信息并经审核后公开的问题和答复。</p>
      {/* biome-ignore lint/a11y/useSemanticElements: browsers of 2020 do not know the search element */}
      <form class="search" method="get" action={here} role="search">
        <input
          type="search"
          name="q"
          aria-label="在公开的答复中搜索"
          placeholder="如 征地补偿"
          value={q}
          maxLength={60}
        />
        <button type="submit">搜索</button>
      </form>
      {hits === null ? (
        <p class="quiet">
          共 {total >= mostCounted ? `${mostCounted} 条以上` : `${total} 条`}
          {agencyId === '' ? null : (
            <>
              。<a href={here}>看全部机关的</a>
            </>
          )}
        </p>
      ) : (
        <p class="quiet" role="status">
          找到 {hits.total} 条。<a href={here}>看全部</a>
        </p>
      )}
      {hits === null ? null : <SearchHits hits={hits.hits} words={q} />}
      {answers === null ? null : answers.length === 0 ? (
        <div class="empty">
          <p>还没有公开的答复。</p>
          <p>
            <a href={`${requestsHref(regionId)}/new`}>我要申请</a>
          </p>
        </div>
      ) : (
        <ul class="list">
          {answers.map((answer) => (
            <li>
              <a href={answer.link}>{answer.title}</a>
              <time dateTime={answer.day}>{answer.day}</time>
              <span class="meta">{answer.agencyName}</span>
            </li>
          ))}
        </ul>
      )}
      {next === null || answers === null ? null : (
        <p>
          <a rel="next" href={`${here}?after=${next}${agency}`}>
            更早的答复
          </a>
        </p>
      )}
      <p class="law">《政府信息公开条例》第四十四条</p>
    </div>
  );
}
