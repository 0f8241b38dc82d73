/** What a search found, and what to do when it found nothing. */
import type { ReportSummary } from '../../../usecases/ports.ts';
import { mostCounted, type PublicHits } from '../../../usecases/search/search-public.ts';
import { Pager } from '../../components/pager/pager.tsx';
import { ReportList, type ReportListProps } from '../../components/report-list/report-list.tsx';
import { SearchHits } from '../../components/search-hits/search-hits.tsx';

export interface SearchProps {
  readonly q: string;
  /** Chosen county; '' for all. */
  readonly region: string;
  readonly places: readonly { readonly regionId: string; readonly name: string }[];
  /** null: nothing was looked for. */
  readonly result: PublicHits | null;
  /** Reports of the places and years among the words. */
  readonly named: readonly ReportSummary[];
  readonly formatTitle: ReportListProps['formatTitle'];
  readonly page: number;
  readonly pages: number;
}

const whatWords: Readonly<Record<string, string>> = { report: '年度报告', answer: '公开的答复' };

export function SearchView({ q, region, places, result, named, formatTitle, page, pages }: SearchProps) {
  const href = (to: number) =>
    `/search?${new URLSearchParams({ q, ...(region === '' ? {} : { region }), page: String(to) })}`;
  return (
    <div class="wrap page">
      <h1 class="title">查信息</h1>
      {/* biome-ignore lint/a11y/useSemanticElements: browsers of 2020 do not know the search element */}
      <form class="search" method="get" action="/search" role="search">
        <input
          type="search"
          name="q"
          aria-label="查什么"
          placeholder="如 征地补偿 2025"
          value={q}
          maxLength={100}
        />
        {region === '' ? null : <input type="hidden" name="region" value={region} />}
        <button type="submit">搜索</button>
      </form>
      {places.length < 2 ? null : (
        <p class="small tries">
          范围：
          {[{ regionId: '', name: '全部' }, ...places].map(({ regionId, name }) => (
            <a
              href={`/search?${new URLSearchParams({ q, ...(regionId === '' ? {} : { region: regionId }) })}`}
              aria-current={regionId === region ? 'true' : undefined}
            >
              {name}
            </a>
          ))}
        </p>
      )}
      {result === null ? (
        <p class="quiet">写名称、文号，或者几个关键的词，用空格分开。现在能查到年度报告和公开的答复。</p>
      ) : (
        <>
          {named.length === 0 ? null : (
            <section aria-labelledby="named">
              <h2 id="named">年度报告</h2>
              <ReportList reports={named} formatTitle={formatTitle} />
              <p>
                <a href={`/reports?${new URLSearchParams({ q })}`}>在全部年报中找</a>
              </p>
            </section>
          )}
          <p role="status">
            找到 {result.total >= mostCounted ? `${mostCounted} 条以上` : `${result.total} 条`}
          </p>
          <SearchHits
            words={q}
            hits={result.hits.map((hit) => ({
              ...hit,
              what: `${hit.regionName.replace(/[（(].*$/u, '')} ${whatWords[hit.kind] ?? ''}`.trim(),
            }))}
          />
          <Pager page={page} pages={pages} href={href} />
          {result.total > 0 ? null : (
            <p>{named.length > 0 ? '正文里没有找到。' : '没有找到。'}换个说法，或者写短一些试试。</p>
          )}
          <p class="panel">
            没有您要的？可以<a href="/requests">向机关申请公开</a>
            ，也可以<a href="/agencies">查机关电话</a>问一问。
          </p>
        </>
      )}
    </div>
  );
}
