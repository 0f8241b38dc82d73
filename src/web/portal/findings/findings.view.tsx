/** All findings, filtered and paged. */
import type { FindingRow } from '../../../usecases/ports.ts';
import type { FindingsFilter, FindingsPage } from '../../../usecases/reports/findings.ts';
import { Pager } from '../../components/pager/pager.tsx';
import { figure, kinds, kindWord, severityMeaning, severityWord } from '../../words.ts';

export interface FindingsProps {
  readonly page: FindingsPage;
  readonly filter: FindingsFilter;
}

export function FindingsView({ page, filter }: FindingsProps) {
  return (
    <div class="wrap page">
      <h1 class="title">看对账</h1>
      <p class="quiet lead">
        年报的表格之间、表格与正文之间本应对得上。下面是对不上的地方，每条都有算式和原文出处。核对只看数据是否自洽，不评价工作好坏。
      </p>
      <Severities page={page} filter={filter} />
      <form class="filter" method="get" action="/findings">
        {filter.severity === undefined ? null : (
          <input type="hidden" name="severity" value={filter.severity} />
        )}
        {filter.rule === undefined ? null : <input type="hidden" name="rule" value={filter.rule} />}
        <label>
          地区
          <select name="region">
            <option value="">全部地区</option>
            {page.regions.map((region) => (
              <option value={region.id} selected={region.id === filter.regionId}>
                {region.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          类别
          <select name="kind">
            <option value="">全部类别</option>
            {kinds.map((kind) => (
              <option value={kind} selected={kind === filter.kind}>
                {kindWord(kind)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="btn">
          筛选
        </button>
      </form>
      <p class="quiet" role="status">
        {isFiltered(filter) ? '找到' : '共'} {page.total} 条
        {filter.severity === undefined ? '' : `，${severityWord[filter.severity]}`}
        {filter.rule === undefined ? '' : `，规则 ${filter.rule}`}
        {isFiltered(filter) ? (
          <>
            。<a href="/findings">看全部</a>
          </>
        ) : (
          '。'
        )}
      </p>
      {page.rows.length === 0 ? (
        <Nothing page={page} filter={filter} />
      ) : (
        <ol class="finding-rows">
          {page.rows.map((row) => (
            <Row row={row} />
          ))}
        </ol>
      )}
      <Pager
        page={page.page}
        pages={page.rows.length === 0 ? 0 : page.pages}
        href={(number) => address(filter, { page: number })}
      />
    </div>
  );
}

function Nothing({ page, filter }: FindingsProps) {
  if (page.total > 0) {
    return (
      <p class="empty">
        没有第 {page.page} 页，一共 {page.pages} 页。<a href={address(filter, { page: 1 })}>从第一页看起</a>
      </p>
    );
  }
  return (
    <p class="empty">
      没有符合条件的发现。可以<a href="/findings">看全部发现</a>，或<a href="/reports">查年报</a>。
    </p>
  );
}

function Severities({ page, filter }: FindingsProps) {
  const counts = { error: page.errors, warn: page.warnings, info: page.hints };
  return (
    <div class="figs three">
      {(['error', 'warn', 'info'] as const).map((severity) => (
        <a
          class={severity}
          href={address(filter, { severity, page: 1 })}
          aria-current={filter.severity === severity ? 'true' : undefined}
        >
          <b>{figure(counts[severity])}</b>
          <span>
            {severityWord[severity]}：{severityMeaning[severity]}
          </span>
        </a>
      ))}
    </div>
  );
}

function Row({ row }: { row: FindingRow }) {
  const lines = [...new Set(row.evidence.map(({ line }) => line))].filter((line) => line !== null);
  const base = `/reports/${row.regionId}/${row.reportId}`;
  return (
    <li class={`find ${row.severity}`}>
      <h2>
        <span class={`sev ${row.severity}`}>{severityWord[row.severity]}</span>
        {row.message}
      </h2>
      {row.arithmetic === '' ? null : <p class="sumline">{row.arithmetic}</p>}
      <p class="small">
        <a href={base}>
          {row.regionName} {row.year} 年年报
        </a>
        {lines.length === 0 ? null : ' · 原文'}
        {lines.map((line) => (
          <>
            {' '}
            <a href={`${base}/text#L${line}`}>第 {line} 行</a>
          </>
        ))}
      </p>
      <p class="law">
        {kindWord(row.kind)} · 规则 <a href={`/rules#${row.rule}`}>{row.rule}</a>
      </p>
    </li>
  );
}

function isFiltered(filter: FindingsFilter): boolean {
  return (
    filter.severity !== undefined ||
    filter.kind !== undefined ||
    filter.regionId !== undefined ||
    filter.rule !== undefined
  );
}

function address(filter: FindingsFilter, change: Partial<FindingsFilter>): string {
  const { severity, kind, rule, regionId, page } = { ...filter, ...change };
  const query = new URLSearchParams();
  if (severity !== undefined) query.set('severity', severity);
  if (kind !== undefined) query.set('kind', kind);
  if (rule !== undefined) query.set('rule', rule);
  if (regionId !== undefined) query.set('region', regionId);
  if (page > 1) query.set('page', String(page));
  const text = query.toString();
  return text === '' ? '/findings' : `/findings?${text}`;
}
