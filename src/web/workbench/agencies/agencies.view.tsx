/** The county's agencies, with filters in the address bar. */
import { RecordTable } from '../../components/record-table/record-table.tsx';
import { AgencyState } from './agency-state.tsx';

export interface AgencyRow {
  readonly agencyId: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly head: string;
  readonly phone: string;
  /** It names an office: without head or telephone something is missing. */
  readonly namesOffice: boolean;
  readonly from: string | null;
  readonly until: string | null;
  /** Today. */
  readonly state: 'exists' | 'ended' | 'coming';
}

export interface AgenciesProps {
  readonly rows: readonly AgencyRow[];
  readonly filter: { readonly q: string; readonly kind: string; readonly state: string };
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
  /** All of the county, whatever the filter. */
  readonly total: number;
  readonly may: { readonly register: boolean; readonly import: boolean; readonly export: boolean };
}

export function AgenciesView({ rows, filter, kinds, total, may }: AgenciesProps) {
  const filtered = filter.q + filter.kind + filter.state !== '';
  return (
    <div class="wrap page">
      <div class="bench-top">
        <h1 class="title">机关名录</h1>
        {may.register || may.import ? (
          <div class="buttons">
            {may.register ? (
              <a class="btn" href="/workbench/agencies/new">
                登记新机关
              </a>
            ) : null}
            {may.import ? (
              <a class="btn second" href="/workbench/agencies/import">
                导入
              </a>
            ) : null}
          </div>
        ) : null}
      </div>
      <form class="filter" method="get" action="/workbench/agencies">
        <label>
          名称、代码、电话
          <input type="search" name="q" value={filter.q} maxLength={60} />
        </label>
        <label>
          类别
          <select name="kind">
            <option value="">全部类别</option>
            {kinds.map(({ code, name }) => (
              <option value={code} selected={code === filter.kind}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          是否存续
          <select name="state">
            {[
              ['', '全部'],
              ['existing', '存续'],
              ['ended', '已撤销'],
            ].map(([value, words]) => (
              <option value={value} selected={value === filter.state}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="btn">
          筛选
        </button>
      </form>
      <div class="bench-export">
        <p class="quiet" role="status">
          {filtered ? (
            <>
              筛选出 {rows.length} 个，全县共 {total} 个。<a href="/workbench/agencies">看全部</a>
            </>
          ) : (
            <>全县共 {total} 个机关。</>
          )}
        </p>
        {may.export && total > 0 ? (
          <p class="small">
            导出全县名录：<a href="/workbench/agencies/export.xlsx">XLSX</a>{' '}
            <a href="/workbench/agencies/export.csv">CSV</a>
          </p>
        ) : null}
      </div>
      {rows.length === 0 ? <Empty filtered={filtered} may={may} /> : <Rows rows={rows} />}
    </div>
  );
}

function Rows({ rows }: Pick<AgenciesProps, 'rows'>) {
  return (
    <RecordTable
      label="本县机关，点名称看详情"
      heads={['机关', '类别', '负责人', '联系电话', '状态']}
      rows={rows.map((row) => [
        <>
          <a href={`/workbench/agencies/${row.agencyId}`}>{row.name}</a>
          <small>
            {row.agencyId}
            {row.parent === null ? '' : ` · 隶属 ${row.parent}`}
          </small>
        </>,
        row.kind,
        row.head === '' ? gap(row) : row.head,
        row.phone === '' ? gap(row) : row.phone,
        <AgencyState {...row} />,
      ])}
    />
  );
}

function gap({ namesOffice, state }: AgencyRow) {
  if (!namesOffice) return <span class="quiet">由上级负责</span>;
  return state === 'ended' ? null : <span class="tag soon">未填</span>;
}

function Empty({ filtered, may }: { filtered: boolean; may: AgenciesProps['may'] }) {
  if (filtered) {
    return (
      <div class="empty">
        <p>
          没有符合条件的机关。少写几个字，或者<a href="/workbench/agencies">看全部</a>。
        </p>
      </div>
    );
  }
  return (
    <div class="empty">
      <p>名录里还没有机关。</p>
      {may.import ? (
        <p>
          手上有表格就<a href="/workbench/agencies/import">导入</a>；没有就先
          <a href="/workbench/agencies/import/template.xlsx">下载空白表格</a>填写，或者
          <a href="/workbench/agencies/new">逐个登记</a>。
        </p>
      ) : (
        <p>名录由政务公开股建立，请联系他们。</p>
      )}
    </div>
  );
}
