/** One cell: what was read and why, its sums, the same cell elsewhere. */
import type {
  CellElsewhere,
  IdentityView,
  ShownCell,
  TermView,
} from '../../../../../usecases/reports/cell.ts';
import { FindingCard } from '../../../../components/finding-card/finding-card.tsx';
import { candidateText, figure, settledText } from '../../../../words.ts';

export function CellView({ cell }: { cell: ShownCell }) {
  const { record } = cell.shown;
  const base = `/reports/${record.regionId}/${record.reportId}`;
  return (
    <div class="wrap page">
      <nav class="crumbs" aria-label="当前位置">
        <a href="/">首页</a>
        <a href={`/regions/${record.regionId}`}>{record.region.name}</a>
        <a href={base}>{record.year} 年</a>
        <span>{cell.tableTitle}</span>
      </nav>
      <h1 class="title">{cell.form.label}</h1>
      <div class="cols">
        <div>
          <Value cell={cell} base={base} />
          <h2>勾稽关系</h2>
          {cell.identities.length === 0 ? (
            <p class="quiet">现有规则中没有这一格参加的勾稽关系。</p>
          ) : (
            cell.identities.map((identity) => <IdentityCard view={identity} />)
          )}
        </div>
        <aside>
          <h2>有关发现</h2>
          {cell.findings.length === 0 ? (
            <p class="quiet">没有发现涉及这一格。</p>
          ) : (
            cell.findings.map((finding) => <FindingCard finding={finding} textHref={`${base}/text`} />)
          )}
          <Elsewhere
            title="其他年度"
            rows={cell.otherYears}
            cellKey={cell.form.key}
            name={(row) => `${row.report.year} 年`}
          />
          <Elsewhere
            title="同年其他地区"
            rows={cell.otherRegions}
            cellKey={cell.form.key}
            name={(row) => row.report.regionName}
          />
        </aside>
      </div>
    </div>
  );
}

function Value({ cell, base }: { cell: ShownCell; base: string }) {
  const { read, form } = cell;
  return (
    <div class="panel">
      <p class="big">
        {read.value === null ? (
          <i>{read.settled === 'ambiguous' ? '不能确定' : read.settled === 'blank' ? '空' : '未印'}</i>
        ) : (
          figure(read.value)
        )}
        {read.value === null ? null : <small>{form.unit}</small>}
      </p>
      <p>{settledText(read)}</p>
      <table class="facts">
        <caption class="hidden">这一格的来历</caption>
        <tbody>
          {read.candidates === undefined || read.candidates.length === 0 ? null : (
            <tr>
              <th scope="row">可能的读法</th>
              <td>{candidateText(read.candidates)}</td>
            </tr>
          )}
          <tr>
            <th scope="row">原文印作</th>
            <td>{read.raw === null || read.raw === '' ? <i>没有文字</i> : <code>{read.raw}</code>}</td>
          </tr>
          {read.note === undefined ? null : (
            <tr>
              <th scope="row">格内附注</th>
              <td>{read.note}</td>
            </tr>
          )}
          <tr>
            <th scope="row">位置</th>
            <td>
              {read.place === null ? (
                <i>{read.settled === 'blank' ? '空格，没有行号' : '原文中没有'}</i>
              ) : (
                <a href={`${base}/text#L${read.place.line}`}>{placeText(read.place)}</a>
              )}
            </td>
          </tr>
          <tr>
            <th scope="row">表</th>
            <td>{cell.tableTitle}</td>
          </tr>
          <tr>
            <th scope="row">数据键</th>
            <td>
              <code>{form.key}</code>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function placeText(place: NonNullable<ShownCell['read']['place']>): string {
  const parts = [`第 ${place.line} 行`];
  if (place.page !== undefined) parts.unshift(`第 ${place.page} 页`);
  if (place.table !== undefined && place.row !== undefined && place.column !== undefined) {
    parts.push(`第 ${place.table + 1} 张表 ${place.row + 1} 行 ${place.column + 1} 列`);
  }
  return parts.join('，');
}

const outcomeWord = { holds: '相符', fails: '不符', 'not-assessable': '无法判断' } as const;
const outcomeTone = { holds: 'ok', fails: 'off', 'not-assessable': 'plain' } as const;
const operators = {
  '==': ['=', '≠'],
  '<=': ['≤', '>'],
  '>=': ['≥', '<'],
  implies_positive: ['⇒', '⇏'],
  differs: ['≠', '='],
  some_positive: ['', '全为 0'],
} as const;

function IdentityCard({ view }: { view: IdentityView }) {
  const { outcome } = view;
  const [good, bad] = operators[outcome.identity.operator];
  const lacking = [...view.left, ...view.right].some((term) => term.value === null);
  return (
    <article class="identity">
      <h3>
        <span class={`tag ${outcomeTone[outcome.result]}`}>{outcomeWord[outcome.result]}</span>
        <a href={`/rules#${outcome.identity.id}`}>{outcome.identity.id}</a>
      </h3>
      <p class="sumline">
        {sumText(view.left)} {outcome.result === 'fails' ? bad : good}{' '}
        {outcome.identity.operator === 'some_positive' ? '' : sumText(view.right)}
      </p>
      {outcome.result === 'not-assessable' ? (
        <p class="small quiet">“□”处缺数（空、未印，或没有上一年度报告），不作判断。</p>
      ) : view.left.length + view.right.length > 2 ? (
        <p class="small quiet">
          左边合计 {figure(outcome.left)}，右边合计 {figure(outcome.right)}
          {outcome.left === outcome.right ? '' : `，差 ${figure(Math.abs(outcome.left - outcome.right))}`}
          {lacking ? '。“□”处缺数，不计入合计' : ''}
        </p>
      ) : null}
      <details>
        <summary>式中各项</summary>
        <ul class="terms small">
          {[...view.left, ...view.right].map((term) => (
            <li>
              {term.sign < 0 ? '减 ' : ''}
              {term.self ? <b>{term.label}（本格）</b> : term.label}：
              {term.value === null ? '无数' : figure(term.value)}
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

function sumText(terms: readonly TermView[]): string {
  return terms
    .map((term, at) => {
      const value = term.value === null ? '□' : figure(term.value);
      if (at === 0) return term.sign < 0 ? `-${value}` : value;
      return term.sign < 0 ? ` - ${value}` : ` + ${value.startsWith('-') ? `(${value})` : value}`;
    })
    .join('');
}

function Elsewhere(props: {
  title: string;
  rows: readonly CellElsewhere[];
  cellKey: string;
  name: (row: CellElsewhere) => string;
}) {
  if (props.rows.length === 0) return null;
  return (
    <>
      <h2>{props.title}</h2>
      <ul class="list short pairs">
        {props.rows.map((row) => (
          <li>
            <a href={`/reports/${row.report.regionId}/${row.report.reportId}/cells/${props.cellKey}`}>
              {props.name(row)}
            </a>
            <b>{figure(row.value)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
